/** Writes a reference as a BibTeX entry, with the BibLaTeX fields `date` and `urldate`. */
import { datePartsOf, type Reference } from './reference.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** TeX special characters that a backslash does not escape. */
const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

export function bibtexEntry(reference: Reference, pinpoints: readonly string[]): string {
  const { report, issuers, title, number, kind, issued, url, accessed } = reference;
  const [year, month] = issued === null ? [] : datePartsOf(issued.date);
  const fields: readonly (readonly [string, string | null])[] = [
    ['author', issuers.length === 0 ? null : braced(issuers.map((name) => braced(tex(name))).join(' and '))],
    ['title', braced(braced(tex(title)))],
    // BibTeX requires an institution for a technical report: the issuing body.
    ['institution', issuers.length === 0 ? null : braced(tex(issuers.join('、')))],
    ['type', kind === null ? null : braced(tex(kind))],
    ['number', number === null ? null : braced(tex(number))],
    ['year', year === undefined ? null : braced(String(year))],
    ['month', month === undefined ? null : (MONTHS[month - 1] ?? null)],
    // BibLaTeX reads EDTF, which marks an approximate year with ~.
    ['date', issued === null ? null : braced(`${issued.date}${issued.isEstimate ? '~' : ''}`)],
    ['url', url === null ? null : braced(address(url))],
    ['urldate', url === null ? null : braced(accessed)],
    ['note', pinpoints.length === 0 ? null : braced(tex(pinpoints.join('；')))],
    ['langid', braced('chinese')],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]));
  return `@techreport{${keyOf(report)},\n${lines.join(',\n')}\n}`;
}

/** Stable citation key, so that a later export replaces entries instead of duplicating them. */
export function keyOf(report: string): string {
  return `zhenjian-${report}`;
}

function braced(text: string): string {
  return `{${text}}`;
}

function tex(text: string): string {
  return text.replace(/[\\{}$&#%_~^]/g, (sign) => TEX[sign] ?? `\\${sign}`);
}

/** URLs are read verbatim; only characters that would end the field are percent-encoded. */
function address(url: string): string {
  return url.replace(
    /[\\{}\s]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
