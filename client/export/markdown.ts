/** A note in Markdown: quotations under their groups, what was noted of them, the references at the end. */
import { messages } from '../messages/messages.ts';
import { groupsOf } from '../state/kept-passages.ts';
import { type CitedPassage, type ExportDocument, labelOf, linkOf, wordingOf } from './excerpts.ts';

export async function markdownFile(taken: ExportDocument): Promise<Blob> {
  return new Blob([markdownOf(taken)], { type: 'text/markdown;charset=utf-8' });
}

export function markdownOf(taken: ExportDocument): string {
  const { title, made, excerpts, references, origin } = taken;
  const blocks = [
    `# ${escaped(title)}`,
    escaped(messages.takeaway.made(made, excerpts.length, references.length)),
    ...groupsOf(excerpts).flatMap((group) => [
      ...(group.name === '' ? [] : [`## ${escaped(group.name)}`]),
      ...group.excerpts.flatMap((excerpt) => excerptBlocks(excerpt, origin)),
    ]),
    ...(references.length === 0 ? [] : [`## ${messages.takeaway.references}`]),
    ...references.map(({ number, text }) => escaped(`[${number}] ${text}`)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function excerptBlocks(excerpt: CitedPassage, origin: string): string[] {
  const { citation, note } = excerpt;
  const link = linkOf(excerpt, origin);
  // The place in the report stands above already.
  const number = citation === null ? '' : escaped(`[${citation.number}]`);
  return [
    `**${escaped(labelOf(excerpt))}**${link === null ? '' : `　[${messages.takeaway.source}](<${link}>)`}`,
    `> ${escaped(wordingOf(excerpt)).replaceAll('\n', '\n> ')}${number}`,
    ...(citation === null ? [escaped(messages.takeaway.gone)] : []),
    ...(note.trim() === '' ? [] : [escaped(`${messages.takeaway.note}${note.trim()}`)]),
  ];
}

/** Signs that Markdown would read as its own, and what at the start of a line would make a list or a heading. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}<>#|[\]~]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}
