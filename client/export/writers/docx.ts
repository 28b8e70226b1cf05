/** Writes a Word document: quotations by group with reference numbers, notes, and the list of references. */
import { Paragraph, TextRun } from 'docx';
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
import { heading, noteParagraph, runs, sourceLink, titleParagraphs, wordFile } from './word-file.ts';

export async function docxFile(content: ExportDocument): Promise<Blob> {
  const { title, date, excerpts, references, origin } = content;
  const { export: labels } = messages;
  const body = [
    ...titleParagraphs(title, labels.summary(date, excerpts.length, references.length)),
    ...groupsOf(excerpts).flatMap((group) => [
      ...(group.name === '' ? [] : [heading(group.name)]),
      ...group.excerpts.flatMap((excerpt) => excerptParagraphs(excerpt, origin)),
    ]),
    ...(references.length === 0 ? [] : [heading(labels.references)]),
    ...references.map(
      ({ number, text }) => new Paragraph({ style: 'Reference', children: runs(`[${number}]\t${text}`) }),
    ),
  ];
  return wordFile(title, body);
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
      children: [...runs(labelOf(excerpt)), ...(link === null ? [] : sourceLink(link))],
    }),
    new Paragraph({ style: 'Quotation', children: [...runs(wordingOf(excerpt)), ...mark] }),
    ...(recognition === '' ? [] : [noteParagraph(recognition)]),
    ...(citation === null ? [noteParagraph(messages.export.gone)] : []),
    ...(note.trim() === '' ? [] : [noteParagraph(`${messages.export.note}${note.trim()}`)]),
  ];
}
