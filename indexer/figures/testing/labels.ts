/** Labelled sentences and how well the grammar reads them: for tests. */
import { createHash } from 'node:crypto';
import { fold, foldToString } from '../../text/fold.ts';
import { toOriginal } from '../../text/occurrences.ts';
import type { FigureGrammar } from '../figures.ts';

/** A quantity as a person read it. */
export interface Label {
  /** UTF-16 units of the sentence. */
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  /** Empty where the number has none. */
  readonly unit: string;
  /** Wordings of what it is of, the head of the phrase; any of them will do. */
  readonly concept: readonly string[];
}

export interface LabelledSentence {
  /** The whole sentence, or the line that it stands in. */
  readonly text: string;
  /** Where the sentence begins and ends in the text. */
  readonly span: readonly [start: number, end: number];
  readonly figures: readonly Label[];
}

export interface Score {
  readonly labels: number;
  /** Of value with unit. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of the numbers found whose concept is one of those labelled, or holds it, or is held by it. */
  readonly concept: number;
  /** What was read otherwise, in words. */
  readonly wrong: readonly string[];
}

/** Lines of a sentence and its labels, as in `invented.tsv`. */
export function labelledSentences(tsv: string): LabelledSentence[] {
  return rows(tsv).map(([text = '', ...cells]) => {
    let from = 0;
    const figures = cells.map((cell): Label => {
      const [written = '', value = '', unit = '', concept = ''] = cell.split('|');
      const start = text.indexOf(written, from);
      if (start < 0) throw new Error(`${written} does not stand in ${text}`);
      from = start + written.length;
      return { start, end: from, ...bounds(value), unit, concept: concept.split('/') };
    });
    return { text, span: [0, text.length], figures };
  });
}

/** Where a text is that is labelled by positions: which collection, and which of its files or years. */
export interface Source {
  readonly collection: string;
  readonly file: string;
}

/**
 * Labels by position, as in `real-reports.tsv`.
 *
 * @param textOf the text of a file
 * @throws Error if a sentence is not the one that was labelled
 */
export function labelsByPosition(
  tsv: string,
  set: 'tuned' | 'held-out',
  textOf: (source: Source) => string,
): LabelledSentence[] {
  return rows(tsv)
    .filter(([of]) => of === set)
    .map(([, collection = '', file = '', line = '', place = '', digest, ...cells]) => {
      const text = textOf({ collection, file }).split('\n')[Number(line) - 1] ?? '';
      const span = spanOf(place);
      const sentence = text.slice(...span);
      if (createHash('sha256').update(sentence).digest('hex').slice(0, 8) !== digest)
        throw new Error(`Line ${line} of ${file} is not the one that was labelled`);
      const figures = cells.map((cell): Label => {
        const [number = '', value = '', unit = '', concept = ''] = cell.split('|');
        const [start, end] = spanOf(number);
        const wordings = concept.split('/').map((one) => sentence.slice(...spanOf(one)));
        return { start, end, ...bounds(value), unit, concept: wordings };
      });
      return { text, span, figures };
    });
}

function rows(tsv: string): string[][] {
  return tsv
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

function spanOf(text: string): [start: number, end: number] {
  const [start = 0, end = 0] = text.split('-').map(Number);
  return [start, end];
}

function bounds(value: string): Pick<Label, 'low' | 'high'> {
  const [low = 0, high = low] = value.split('~').map(Number);
  return { low, high };
}

export function score(sentences: readonly LabelledSentence[], grammar: FigureGrammar): Score {
  let [found, wrongFigures, labels, concepts] = [0, 0, 0, 0];
  const wrong: string[] = [];
  for (const { text, span, figures } of sentences) {
    const [from, to] = span;
    const sentence = text.slice(from, to);
    const folded = fold(text);
    const read = new Set(
      grammar
        .figures(folded.text)
        .map((figure) => {
          const [start, end] = toOriginal(folded, [figure.start, figure.end]);
          return { ...figure, start: start - from, end: end - from };
        })
        .filter(({ start, end }) => end > 0 && start < to - from),
    );
    for (const label of figures) {
      labels++;
      const hit = [...read].find(
        ({ start, end, low, high, unit }) =>
          start < label.end &&
          end > label.start &&
          low === label.low &&
          high === label.high &&
          (unit ?? '') === label.unit,
      );
      if (!hit) {
        wrong.push(`not read: ${sentence.slice(label.start, label.end)} in ${sentence}`);
        continue;
      }
      found++;
      read.delete(hit);
      const isNamed = label.concept.map(foldToString).some((name) => {
        return names(hit.concept, name) || names(hit.concept, grammar.names.of(name));
      });
      if (isNamed) concepts++;
      else
        wrong.push(
          `${sentence.slice(label.start, label.end)} is of ${label.concept}, not of ${hit.concept}, in ${sentence}`,
        );
    }
    wrongFigures += read.size;
    for (const { start, end } of read) wrong.push(`no figure: ${sentence.slice(start, end)} in ${sentence}`);
  }
  const [precision, recall] = [found / (found + wrongFigures), found / labels];
  return {
    labels,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    concept: concepts / found,
    wrong,
  };
}

/** A single character names nothing by being part of a longer word. */
function names(read: string, labelled: string): boolean {
  return read.includes(labelled) || (read.length > 1 && labelled.includes(read));
}
