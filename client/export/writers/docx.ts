/** Writes a Word document: quotations by group with reference numbers, notes, and the list of references. */
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  type IFontAttributesProperties,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { messages } from '../../messages/messages.ts';
import { groupsOf } from '../../state/kept-passages.ts';
import {
  type CitedPassage,
  type ExportDocument,
  labelOf,
  linkOf,
  recognitionOf,
  wordingOf,
} from '../excerpts.ts';
import { withoutForbidden } from './xml-text.ts';

/** Fonts that Word and WPS have in China: Song for quotations, Hei for headings, Kai for notes. */
const SONG = font('宋体');
const HEI = font('黑体');
const KAI = font('楷体');
/** In twips, twentieths of a point. */
const INDENT = 420;

export async function docxFile(content: ExportDocument): Promise<Blob> {
  const { title, date, excerpts, references, origin } = content;
  const { export: labels } = messages;
  const body = [
    new Paragraph({ heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, children: runs(title) }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: runs(labels.summary(date, excerpts.length, references.length)),
    }),
    ...groupsOf(excerpts).flatMap((group) => [
      ...(group.name === '' ? [] : [heading(group.name)]),
      ...group.excerpts.flatMap((excerpt) => excerptParagraphs(excerpt, origin)),
    ]),
    ...(references.length === 0 ? [] : [heading(labels.references)]),
    ...references.map(
      ({ number, text }) => new Paragraph({ style: 'Reference', children: runs(`[${number}]\t${text}`) }),
    ),
  ];
  const document = new Document({
    title: withoutForbidden(title),
    creator: messages.name,
    styles: STYLES,
    sections: [{ children: body }],
  });
  return Packer.toBlob(document);
}

function excerptParagraphs(excerpt: CitedPassage, origin: string): Paragraph[] {
  const { citation, note } = excerpt;
  const link = linkOf(excerpt, origin);
  const recognition = recognitionOf(excerpt);
  // The number alone: the pinpoint is already in the label above.
  const mark = citation === null ? [] : [new TextRun({ text: `[${citation.number}]`, superScript: true })];
  return [
    new Paragraph({
      style: 'Label',
      keepNext: true,
      children: [...runs(labelOf(excerpt)), ...sourceOf(link)],
    }),
    new Paragraph({ style: 'Quotation', children: [...runs(wordingOf(excerpt)), ...mark] }),
    ...(recognition === '' ? [] : [noteParagraph(recognition)]),
    ...(citation === null ? [noteParagraph(messages.export.gone)] : []),
    ...(note.trim() === '' ? [] : [noteParagraph(`${messages.export.note}${note.trim()}`)]),
  ];
}

function sourceOf(link: string | null): ParagraphChild[] {
  if (link === null) return [];
  const text = new TextRun({ text: messages.export.source, style: 'Hyperlink' });
  return [new TextRun('　'), new ExternalHyperlink({ link, children: [text] })];
}

function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(text) });
}

function noteParagraph(text: string): Paragraph {
  return new Paragraph({ style: 'Noted', children: runs(text) });
}

/** Line breaks in the text become line breaks in the document. */
function runs(text: string): TextRun[] {
  return clean(text)
    .split('\n')
    .map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }) }));
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
