/** Figures as the API gives them: read again from the verbatim text of their passages. */
import { passageId } from '../../indexer/domain/ids.ts';
import type { Figure as ReadFigure } from '../../indexer/figures/figures.ts';
import { type FoldedText, fold } from '../../indexer/text/fold.ts';
import { toOriginal } from '../../indexer/text/occurrences.ts';
import { unfold } from '../../indexer/text/unfold.ts';
import type { Figure } from '../contract/figures.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import type { Candidate } from '../engine/engine-reader.ts';
import type { Services } from '../services.ts';
import type { FigureRef } from './matching-figures.ts';

/** Characters of a sentence; a longer one is cut on both sides of the number. */
const MAX_SENTENCE = 300;
const SENTENCE_END = /[。；！？;!?\n]/;

/** Those whose passage has left the index meanwhile are left out. */
export async function shownFigures(
  services: Pick<Services, 'passageCache' | 'grammar'>,
  refs: readonly FigureRef[],
  signal?: AbortSignal,
): Promise<Map<FigureRef, Figure>> {
  const slice = timeSlice(signal);
  const locations = new Map(
    refs.map(({ record, figures, at }) => {
      const position = figures.positions[at] ?? 0;
      return [passageId(record.id, position), { record, position }] as const;
    }),
  );
  const passages = await services.passageCache.get([...locations.values()]);
  const byPassage = new Map<string, FigureRef[]>();
  for (const ref of refs) {
    const id = passageId(ref.record.id, ref.figures.positions[ref.at] ?? 0);
    byPassage.set(id, [...(byPassage.get(id) ?? []), ref]);
  }
  const shown = new Map<FigureRef, Figure>();
  for (const [id, ofPassage] of byPassage) {
    const passage = passages.get(id);
    if (!passage) continue;
    const folded = fold(passage.text);
    const starts = ofPassage.map(({ figures, at }) => figures.starts[at] ?? -1);
    const figures = new Map(
      services.grammar.figuresAt(folded.text, starts).map((figure) => [figure.start, figure]),
    );
    for (const [number, ref] of ofPassage.entries()) {
      const figure = figures.get(starts[number] ?? -1);
      if (figure) shown.set(ref, asFigure(figure, passage, folded, ref));
    }
    if (slice.isOver()) await slice.next();
  }
  return shown;
}

function asFigure(figure: ReadFigure, passage: Candidate, folded: FoldedText, { record }: FigureRef): Figure {
  const { low, high, qualifier, unit, change, base, period, concept } = figure;
  const [start, end] = toOriginal(folded, [figure.start, figure.end]);
  const shown = (text: string | null): string | null => text && unfold(text);
  return {
    passage: passage.id,
    start,
    end,
    text: passage.text.slice(start, end),
    value: low === high ? low : null,
    low,
    high,
    qualifier: shown(qualifier),
    unit,
    change: shown(change),
    base: shown(base),
    period: shown(period),
    concept: unfold(concept),
    position: passage.position,
    report: record.id,
    year: record.year,
    sentence: sentenceAround(passage.text, start, end),
  };
}

function sentenceAround(text: string, start: number, end: number): string {
  const room = (MAX_SENTENCE - (end - start)) >> 1;
  const before = text.slice(Math.max(0, start - room), start);
  const after = text.slice(end, end + room);
  const begin =
    before.length - [...before].toReversed().findIndex((character) => SENTENCE_END.test(character));
  const stop = SENTENCE_END.exec(after)?.index;
  return (
    (begin > before.length ? before : before.slice(begin)) +
    text.slice(start, end) +
    (stop === undefined ? after : after.slice(0, stop + 1))
  ).trim();
}
