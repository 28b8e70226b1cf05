/** Names an export file after its query, as a Content-Disposition header (RFC 6266). */

/** Characters of the query in the name; file systems allow 255 bytes. */
const MAX_QUERY_LENGTH = 50;

/**
 * @param today ISO 8601 date
 * @param missing number of search servers whose passages the file lacks: wherever it goes, its name says so
 */
export function contentDisposition(q: string, today: string, format: string, missing = 0): string {
  const words = q
    // Characters that file systems reject or that would end the header.
    .replace(/[\p{Control}\p{Surrogate}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const query = [...words].slice(0, MAX_QUERY_LENGTH).join('').trim();
  const name = `镇鉴 ${query}${missing === 0 ? '' : `（不全，缺${missing}台检索服务器）`} ${today}.${format}`;
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="zhenjian-${missing === 0 ? '' : 'incomplete-'}${today}.${format}"; filename*=UTF-8''${encoded}`;
}
