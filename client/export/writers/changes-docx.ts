/** Writes a Word document of what changed between two reports: the text with its changes, the figures, the plans. */
import { Paragraph, type TextRun, UnderlineType } from 'docx';
import type { ChangedWording, ChangesAnswer } from '../../../server/contract/changes.ts';
import { writeReport } from '../../address/address.ts';
import { changesMessages } from '../../messages/changes-messages.ts';
import { messages } from '../../messages/messages.ts';
import { redline } from '../../ui/redline.ts';
import type { CitedChanges } from '../changes-export.ts';
import { heading, noteParagraph, runs, sourceLink, titleParagraphs, wordFile } from './word-file.ts';

type Pair = ChangesAnswer['pairs'][number];

const STRUCK = { strike: true } as const;
const ADDED = { bold: true, underline: { type: UnderlineType.SINGLE } } as const;

export async function changesDocx(content: CitedChanges): Promise<Blob> {
  const { title, answer, rows, figures, references, date } = content;
  const words = changesMessages;
  const counts = (['new', 'changed', 'moved', 'gone'] as const)
    .map((kind) => words.counted(kind, answer.counts[kind].sentences))
    .join(messages.comma);
  return wordFile(title, [
    ...titleParagraphs(title, `${counts}${messages.semicolon}${words.writtenOn(date)}`),
    ...rows.flatMap(({ heading: name, section, pairs }) => [
      heading(name || (section ? messages.sections[section] : '')),
      ...pairs.map(pairParagraph),
    ]),
    ...(figures.length === 0 ? [] : [heading(words.viewNames.figures)]),
    ...figures.map(({ before, after, from, to }) =>
      noteParagraph(`${before}${words.blank}${after}${messages.colon}${from} → ${to}`),
    ),
    ...(answer.promises.length === 0 ? [] : [heading(words.viewNames.plans)]),
    ...answer.promises.flatMap((plan) => planParagraphs(plan, content)),
    heading(words.sources),
    ...references.map((text) => new Paragraph({ style: 'Reference', children: runs(text) })),
  ]);
}

function pairParagraph({ kind, from, to, differences }: Pair): Paragraph {
  const mark = kind === 'same' ? [] : runs(`【${changesMessages.kinds[kind]}】`);
  return new Paragraph({
    style: 'Quotation',
    children: [...mark, ...wordingRuns({ from, to, differences })],
  });
}

function wordingRuns({ from, to, differences }: Omit<Pair, 'kind' | 'chapter'>): TextRun[] {
  if (!to) return runs(from?.text ?? '', STRUCK);
  if (!from) return runs(to.text, ADDED);
  return redline(from.text, to.text, differences).flatMap(({ ours, theirs, same }) => [
    ...(ours === '' ? [] : runs(ours, STRUCK)),
    ...(theirs === '' ? [] : runs(theirs, ADDED)),
    ...(same === '' ? [] : runs(same)),
  ]);
}

function planParagraphs(
  { sentence, candidates }: ChangesAnswer['promises'][number],
  { answer: { from, to }, origin }: CitedChanges,
): Paragraph[] {
  const near = candidates.filter((candidate) => candidate.near);
  const linked = (report: string, { text, parts }: ChangedWording) => [
    ...runs(text.trim()),
    ...sourceLink(origin + writeReport(report, '', parts[0]?.position)),
  ];
  return [
    new Paragraph({ style: 'Quotation', keepNext: true, children: linked(from.id, sentence) }),
    ...(near.length === 0 ? [noteParagraph(changesMessages.untold)] : []),
    ...near.map(
      (candidate) => new Paragraph({ style: 'Noted', children: linked(to.id, candidate.sentence) }),
    ),
  ];
}
