/** A query in, the name of its file out, as a header says it (RFC 6266). */

/** Characters of the query; file systems allow 255 bytes a name. */
const LONGEST = 50;

/** @param today ISO 8601 date */
export function contentDisposition(q: string, today: string, format: string): string {
  const said = q
    // What file systems refuse, and what would end the header.
    .replace(/[\p{Control}\p{Surrogate}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const name = `镇鉴 ${[...said].slice(0, LONGEST).join('').trim()} ${today}.${format}`;
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="zhenjian-${today}.${format}"; filename*=UTF-8''${encoded}`;
}
