/** Writes a Word document of what was found of a text: the text marked and numbered, then who has each stretch. */
import { Paragraph, TextRun, UnderlineType } from 'docx';
import type { ReuseBand, ReuseSource } from '../../../server/contract/reuse.ts';
import { messages } from '../../messages/messages.ts';
import { fullName } from '../../messages/place-name.ts';
import { changesOf } from '../../ui/reuse/changes.ts';
import { type Segment, type Stretch, segmentsOf } from '../../ui/reuse/stretches.ts';
import type { CitedReuse } from '../reuse-export.ts';
import { citationParagraph, heading, noteParagraph, runs, titleParagraphs, wordFile } from './word-file.ts';

/** The same forms of lines as on the page. */
const UNDERLINES: Readonly<Record<ReuseBand, (typeof UnderlineType)[keyof typeof UnderlineType]>> = {
  strong: UnderlineType.DOUBLE,
  reuse: UnderlineType.SINGLE,
  formula: UnderlineType.DOTTED,
};

export async function reuseDocx(content: CitedReuse): Promise<Blob> {
  const { text, summary, stretches, date } = content;
  const labels = messages.reuse;
  return wordFile(labels.title, [
    ...titleParagraphs(labels.title, `${summary}${labels.writtenOn(date)}`),
    heading(labels.draftHeading),
    new Paragraph({ style: 'Quotation', children: segmentsOf(text, stretches).flatMap(markedRuns) }),
    heading(labels.list),
    ...stretches.flatMap((stretch) => stretchParagraphs(stretch, content)),
  ]);
}

function markedRuns({ text, stretch }: Segment): TextRun[] {
  if (!stretch) return runs(text);
  return [
    ...runs(text, { underline: { type: UNDERLINES[stretch.band] } }),
    new TextRun({ text: `[${stretch.number}]`, superScript: true }),
  ];
}

function stretchParagraphs(stretch: Stretch, content: CitedReuse): Paragraph[] {
  const { number, band, start, end, within, reports, places, sources } = stretch;
  const labels = messages.reuse;
  const part = within === null ? '' : labels.within(within);
  return [
    new Paragraph({
      style: 'Label',
      keepNext: true,
      children: runs(`[${number}] ${labels.bands[band]} · ${part}${labels.has(reports, places)}`),
    }),
    new Paragraph({ style: 'Quotation', children: runs(content.text.slice(start, end)) }),
    ...sources.flatMap((source, at) => sourceParagraphs(source, at === 0, content)),
  ];
}

function sourceParagraphs(source: ReuseSource, isFirst: boolean, content: CitedReuse): Paragraph[] {
  const { report, date, similarity, differences, passage } = source;
  const labels = messages.reuse;
  const label = [
    date ?? labels.undated,
    fullName(report.place),
    ...(isFirst && date !== null ? [labels.first] : []),
    differences.length === 0 ? labels.same : labels.similar(similarity),
  ].join(' · ');
  const citation = content.citations.get(passage);
  const wording = changesOf(source, content.text).flatMap(({ ours, theirs, same }) => [
    ...(ours === '' ? [] : runs(ours, { strike: true })),
    ...(theirs === '' ? [] : runs(theirs, { bold: true })),
    ...(same === '' ? [] : runs(same)),
  ]);
  return [
    new Paragraph({ style: 'Noted', keepNext: true, children: runs(label) }),
    ...(differences.length === 0 ? [] : [new Paragraph({ style: 'Quotation', children: wording })]),
    citation
      ? citationParagraph(citation.text, content.origin + citation.link)
      : noteParagraph(messages.export.gone),
  ];
}
