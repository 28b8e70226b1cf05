/** A note in Markdown: quotations under their groups, what was noted of them, the references at the end. */
import { words } from '../words.ts';
import { type Excerpted, groupsOf, labelOf, linkOf, type Taken, wordingOf } from './taken.ts';

export async function markdownFile(taken: Taken): Promise<Blob> {
  return new Blob([markdownOf(taken)], { type: 'text/markdown;charset=utf-8' });
}

export function markdownOf(taken: Taken): string {
  const { title, made, excerpts, references, origin } = taken;
  const blocks = [
    `# ${escaped(title)}`,
    escaped(words.takeaway.made(made, excerpts.length, references.length)),
    ...groupsOf(excerpts).flatMap((group) => [
      ...(group.name === '' ? [] : [`## ${escaped(group.name)}`]),
      ...group.excerpts.flatMap((excerpt) => excerptBlocks(excerpt, origin)),
    ]),
    ...(references.length === 0 ? [] : [`## ${words.takeaway.references}`]),
    ...references.map(({ number, text }) => escaped(`[${number}] ${text}`)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function excerptBlocks(excerpt: Excerpted, origin: string): string[] {
  const { citation, note } = excerpt;
  const link = linkOf(excerpt, origin);
  // The place in the report stands above already.
  const number = citation === null ? '' : escaped(`[${citation.number}]`);
  return [
    `**${escaped(labelOf(excerpt))}**${link === null ? '' : `　[${words.takeaway.source}](<${link}>)`}`,
    `> ${escaped(wordingOf(excerpt)).replaceAll('\n', '\n> ')}${number}`,
    ...(citation === null ? [escaped(words.takeaway.gone)] : []),
    ...(note.trim() === '' ? [] : [escaped(`${words.takeaway.note}${note.trim()}`)]),
  ];
}

/** Signs that Markdown would read as its own, and what at the start of a line would make a list or a heading. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}<>#|[\]~]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}
