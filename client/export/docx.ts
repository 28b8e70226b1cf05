/** A Word document: quotations under their groups with numbers of references, what was noted, the references. */
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
import { messages } from '../messages/messages.ts';
import { groupsOf } from '../state/kept-passages.ts';
import { type CitedPassage, type ExportDocument, labelOf, linkOf, wordingOf } from './excerpts.ts';
import { withoutForbidden } from './xml-text.ts';

/** Fonts that Word and WPS have in China: Song for what is quoted, Hei for headings, Kai for what was noted. */
const SONG = font('宋体');
const HEI = font('黑体');
const KAI = font('楷体');
/** Twips, the twentieth part of a point. */
const INDENT = 420;

export async function docxFile(taken: ExportDocument): Promise<Blob> {
  const { title, made, excerpts, references, origin } = taken;
  const { takeaway } = messages;
  const body = [
    new Paragraph({ heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, children: runs(title) }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: runs(takeaway.made(made, excerpts.length, references.length)),
    }),
    ...groupsOf(excerpts).flatMap((group) => [
      ...(group.name === '' ? [] : [heading(group.name)]),
      ...group.excerpts.flatMap((excerpt) => excerptParagraphs(excerpt, origin)),
    ]),
    ...(references.length === 0 ? [] : [heading(takeaway.references)]),
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
  // The place in the report stands above already.
  const mark = citation === null ? [] : [new TextRun({ text: `[${citation.number}]`, superScript: true })];
  return [
    new Paragraph({
      style: 'Label',
      keepNext: true,
      children: [...runs(labelOf(excerpt)), ...sourceOf(link)],
    }),
    new Paragraph({ style: 'Quotation', children: [...runs(wordingOf(excerpt)), ...mark] }),
    ...(citation === null ? [noted(messages.takeaway.gone)] : []),
    ...(note.trim() === '' ? [] : [noted(`${messages.takeaway.note}${note.trim()}`)]),
  ];
}

function sourceOf(link: string | null): ParagraphChild[] {
  if (link === null) return [];
  const text = new TextRun({ text: messages.takeaway.source, style: 'Hyperlink' });
  return [new TextRun('　'), new ExternalHyperlink({ link, children: [text] })];
}

function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(text) });
}

function noted(text: string): Paragraph {
  return new Paragraph({ style: 'Noted', children: runs(text) });
}

/** A line end in the text is one in the document. */
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

/** Sizes in half points: 小四 for the text, 五号 for what stands beside it. */
const STYLES = {
  default: {
    document: { run: { font: SONG, size: 24, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
    title: { run: { font: HEI, size: 36 }, paragraph: { spacing: { after: 120 } } },
    heading1: {
      run: { font: HEI, size: 28 },
      // With a level, the groups stand in the navigation of Word and WPS.
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
