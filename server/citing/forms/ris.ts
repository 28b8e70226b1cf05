/** Writes a reference as a RIS record: one field per line with CRLF, as reference managers expect. */
import type { Reference } from './reference.ts';

export function risRecord(reference: Reference, pinpoints: readonly string[]): string {
  const { report, issuers, title, number, kind, issued, url, accessed } = reference;
  const fields: readonly (readonly [string, string | null])[] = [
    ['TY', 'RPRT'],
    ['ID', `zhenjian-${report}`],
    ...issuers.map((name): [string, string] => ['AU', name]),
    ['TI', title],
    ['PB', issuers.length === 0 ? null : issuers.join('、')],
    // EndNote and Zotero read the report number from SN and the kind of report from M3.
    ['SN', number],
    ['M3', kind],
    ['PY', issued?.date.slice(0, 4) ?? null],
    ['DA', issued === null || issued.isEstimate ? null : issued.date.replaceAll('-', '/')],
    ['UR', url],
    ['Y2', url === null ? null : accessed.replaceAll('-', '/')],
    ['LA', 'zh-CN'],
    ...pinpoints.map((pinpoint): [string, string] => ['N1', pinpoint]),
  ];
  const lines = fields.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value}`]));
  return [...lines, 'ER  - ', ''].join('\r\n');
}
