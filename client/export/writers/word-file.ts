/** What the Word documents of the export have in common: styles, and the parts they are made of. */
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  type IFontAttributesProperties,
  type IRunOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { messages } from '../../messages/messages.ts';
import { withoutForbidden } from './xml-text.ts';

/** Fonts that Word and WPS have in China: Song for quotations, Hei for headings, Kai for notes. */
const SONG = font('宋体');
const HEI = font('黑体');
const KAI = font('楷体');
/** In twips, twentieths of a point. */
const INDENT = 420;

export function wordFile(title: string, body: readonly Paragraph[]): Promise<Blob> {
  const document = new Document({
    title: withoutForbidden(title),
    creator: messages.name,
    styles: STYLES,
    sections: [{ children: body }],
  });
  return Packer.toBlob(document);
}

/** The title of a document, and a line that says what it is. */
export function titleParagraphs(title: string, summary: string): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, children: runs(title) }),
    new Paragraph({ alignment: AlignmentType.CENTER, children: runs(summary) }),
  ];
}

export function noteParagraph(text: string): Paragraph {
  return new Paragraph({ style: 'Noted', children: runs(text) });
}

/** A citation, with a link to what it cites. */
export function citationParagraph(text: string, link: string): Paragraph {
  return new Paragraph({ style: 'Noted', children: [...runs(text), ...sourceLink(link)] });
}

/** A link after some text; its address, which may have hundreds of characters, stays hidden. */
export function sourceLink(link: string): ParagraphChild[] {
  const text = new TextRun({ text: messages.export.source, style: 'Hyperlink' });
  return [new TextRun('　'), new ExternalHyperlink({ link, children: [text] })];
}

export function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(text) });
}

/** Line breaks in the text become line breaks in the document. */
export function runs(text: string, options: IRunOptions = {}): TextRun[] {
  return clean(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...options, text: line, ...(index > 0 && { break: 1 }) }));
}

function clean(text: string): string {
  return withoutForbidden(text).replace(/\r\n?/g, '\n');
}

function font(eastAsia: string): IFontAttributesProperties {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia };
}

/** Sizes in half points: 小四 (24) for quotations, 五号 (21) for labels, notes and references. */
const STYLES = {
  default: {
    document: { run: { font: SONG, size: 24, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
    title: { run: { font: HEI, size: 36 }, paragraph: { spacing: { after: 120 } } },
    heading1: {
      run: { font: HEI, size: 28 },
      // The outline level puts the groups into the navigation pane of Word and WPS.
      paragraph: { outlineLevel: 0, spacing: { before: 360, after: 120 } },
    },
  },
  paragraphStyles: [
    {
      id: 'Label',
      name: '出处',
      basedOn: 'Normal',
      run: { font: HEI, size: 21 },
      paragraph: { spacing: { before: 240, after: 60 } },
    },
    {
      id: 'Quotation',
      name: '引文段',
      basedOn: 'Normal',
      run: { font: SONG, size: 24 },
      paragraph: { spacing: { line: 360 }, indent: { left: INDENT, right: INDENT } },
    },
    {
      id: 'Noted',
      name: '备注',
      basedOn: 'Normal',
      run: { font: KAI, size: 21 },
      paragraph: { spacing: { before: 60 }, indent: { left: INDENT } },
    },
    {
      id: 'Reference',
      name: '参考文献条目',
      basedOn: 'Normal',
      run: { font: SONG, size: 21 },
      paragraph: { spacing: { after: 60 }, indent: { left: 600, hanging: 600 } },
    },
  ],
} as const;
