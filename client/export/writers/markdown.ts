/** Writes Markdown: quotations by group with their notes, and the references at the end. */
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

export async function markdownFile(document: ExportDocument): Promise<Blob> {
  return new Blob([markdownOf(document)], { type: 'text/markdown;charset=utf-8' });
}

export function markdownOf(document: ExportDocument): string {
  const { title, date, excerpts, references, origin } = document;
  const blocks = [
    `# ${escaped(title)}`,
    escaped(messages.export.summary(date, excerpts.length, references.length)),
    ...groupsOf(excerpts).flatMap((group) => [
      ...(group.name === '' ? [] : [`## ${escaped(group.name)}`]),
      ...group.excerpts.flatMap((excerpt) => excerptBlocks(excerpt, origin)),
    ]),
    ...(references.length === 0 ? [] : [`## ${messages.export.references}`]),
    ...references.map(({ number, text }) => escaped(`[${number}] ${text}`)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function excerptBlocks(excerpt: CitedPassage, origin: string): string[] {
  const { citation, note } = excerpt;
  const link = linkOf(excerpt, origin);
  const recognition = recognitionOf(excerpt);
  // The number alone: the pinpoint is already in the label above.
  const number = citation === null ? '' : escaped(`[${citation.number}]`);
  return [
    `**${escaped(labelOf(excerpt))}**${link === null ? '' : `　[${messages.export.source}](<${link}>)`}`,
    `> ${escaped(wordingOf(excerpt)).replaceAll('\n', '\n> ')}${number}`,
    ...(recognition === '' ? [] : [escaped(recognition)]),
    ...(citation === null ? [escaped(messages.export.gone)] : []),
    ...(note.trim() === '' ? [] : [escaped(`${messages.export.note}${note.trim()}`)]),
  ];
}

/** Escapes Markdown syntax, including what only counts at the start of a line. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}<>#|[\]~]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}
