/** Builds OFD files for tests: pages of text objects, and reports set as offices set them. */
import { type ZipEntry, zipOf } from './zip-of.ts';

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';
/** Millimetres: 16 pt, the size of the body of official documents, and their line pitch and margins. */
const SIZE = 5.64;
const PITCH = 10;
const LEFT = 28;
const TOP = 40;
const CHARACTERS_PER_LINE = 27;
const LINES_PER_PAGE = 22;
const WIDTH = 210;

export interface OfdParts {
  /** Content of a template page that every page names. */
  readonly template?: string;
  readonly more?: Readonly<Record<string, string | ZipEntry>>;
}

/** @param pages the content of a layer each */
export function ofdOf(pages: readonly string[], { template, more = {} }: OfdParts = {}): Uint8Array {
  const root = (name: string, content: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><ofd:${name} ${NAMESPACE}>${content}</ofd:${name}>`;
  const page = (content: string, names = ''): string =>
    root('Page', `${names}<ofd:Content><ofd:Layer>${content}</ofd:Layer></ofd:Content>`);
  const named = template === undefined ? '' : '<ofd:Template TemplateID="9"/>';
  return zipOf({
    'OFD.xml': root('OFD', '<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>'),
    'Doc_0/Document.xml': root(
      'Document',
      `<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 ${WIDTH} 297</ofd:PhysicalBox></ofd:PageArea>${
        template === undefined ? '' : '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
      }</ofd:CommonData><ofd:Pages>${pages
        .map((_, index) => `<ofd:Page ID="${index + 1}" BaseLoc="Pages/Page_${index}/Content.xml"/>`)
        .join('')}</ofd:Pages>`,
    ),
    ...Object.fromEntries(
      pages.map((content, index) => [`Doc_0/Pages/Page_${index}/Content.xml`, page(content, named)]),
    ),
    ...(template === undefined ? {} : { 'Doc_0/Tpls/Tpl_0/Content.xml': page(template) }),
    ...more,
  });
}

/** One line of text whose baseline begins at x, y, in millimetres. @param attributes of the text object */
export function ofdText(text: string, x: number, y: number, attributes = ''): string {
  const widths = [...text].map((character) => (/[ -~]/.test(character) ? SIZE / 2 : SIZE));
  const steps = widths.slice(0, -1).join(' ');
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<ofd:TextObject Boundary="${x} ${y - SIZE} 200 8" Size="${SIZE}" ${attributes}><ofd:TextCode X="0" Y="${SIZE}" DeltaX="${steps}">${escaped}</ofd:TextCode></ofd:TextObject>`;
}

/** Sets paragraphs as an official document: first lines indented, a page number on each page. */
export function typeset(paragraphs: readonly string[]): string[] {
  const lines = paragraphs.flatMap((paragraph) => linesOf(paragraph));
  const pages: string[] = [];
  for (let start = 0; start < lines.length; start += LINES_PER_PAGE) {
    const body = lines
      .slice(start, start + LINES_PER_PAGE)
      .map(({ text, indent }, index) => ofdText(text, LEFT + indent * SIZE, TOP + index * PITCH));
    pages.push(body.join('') + ofdText(`— ${pages.length + 1} —`, WIDTH / 2 - 8, 275));
  }
  return pages;
}

function linesOf(paragraph: string): { text: string; indent: number }[] {
  const lines: { text: string; indent: number }[] = [];
  let rest = [...paragraph];
  while (rest.length > 0) {
    const indent = lines.length === 0 ? 2 : 0;
    let width = indent;
    let end = 0;
    while (end < rest.length && width <= CHARACTERS_PER_LINE - 1) {
      width += /[ -~]/.test(rest[end] ?? '') ? 0.5 : 1;
      end++;
    }
    lines.push({ text: rest.slice(0, end).join(''), indent });
    rest = rest.slice(end);
  }
  return lines;
}
