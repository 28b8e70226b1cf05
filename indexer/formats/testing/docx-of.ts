/** Builds docx files for tests from WordprocessingML: a body and the other parts that a test needs. */
import { type ZipEntry, zipOf } from './zip-of.ts';

const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const NAMESPACES = [
  ['r', `${OFFICE}/relationships`],
  ['m', `${OFFICE}/math`],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
]
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('');

export interface DocxParts {
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly settings?: string;
  readonly header?: string;
  readonly footer?: string;
  /** URI of the main namespace; differs in Strict files. */
  readonly namespace?: string;
  /** URI prefix of the relationship types. */
  readonly relations?: string;
  readonly more?: Readonly<Record<string, string | ZipEntry>>;
}

export function docxOf(body: string, parts: DocxParts = {}): Uint8Array {
  const relations = parts.relations ?? `${OFFICE}/relationships`;
  const root = (name: string, content: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="${parts.namespace ?? TRANSITIONAL}"${NAMESPACES}>${content}</w:${name}>`;
  const relationshipsXml = (targets: readonly (readonly [string, string])[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
      .map(
        ([type, target], id) => `<Relationship Id="r${id}" Type="${relations}/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`;
  const roots = { header: 'hdr', footer: 'ftr' } as const;
  const others = (
    ['styles', 'numbering', 'footnotes', 'endnotes', 'settings', 'header', 'footer'] as const
  ).flatMap((type) => {
    const content = parts[type];
    const name = type === 'header' || type === 'footer' ? roots[type] : type;
    return content === undefined ? [] : [{ type, xml: root(name, content) }];
  });
  return zipOf({
    '[Content_Types].xml': contentTypes(others.map(({ type }) => type)),
    '_rels/.rels': relationshipsXml([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relationshipsXml(
      others.map(({ type }) => [type, `${type}.xml`] as const),
    ),
    ...Object.fromEntries(others.map(({ type, xml }) => [`word/${type}.xml`, xml])),
    'word/document.xml': root('document', `<w:body>${body}</w:body>`),
    ...parts.more,
  });
}

/** Other programs refuse a file without them. */
function contentTypes(parts: readonly string[]): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const overrides = [
    ['document', `${word}.document.main`],
    ...parts.map((part) => [part, `${word}.${part}`]),
  ];
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides
    .map(([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="${type}+xml"/>`)
    .join('')}</Types>`;
}

/** A paragraph; both arguments are XML. */
export function p(content: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

/** A run of text; the properties are XML. */
export function t(text: string, properties = ''): string {
  const runProperties = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${runProperties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}
