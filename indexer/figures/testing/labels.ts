/** Labelled sentences and how well the grammar reads them: for tests. */
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
  readonly sentence: string;
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
  return tsv
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [sentence = '', ...cells] = line.split('\t');
      let from = 0;
      const figures = cells.map((cell): Label => {
        const [text = '', value = '', unit = '', concept = ''] = cell.split('|');
        const start = sentence.indexOf(text, from);
        if (start < 0) throw new Error(`${text} does not stand in ${sentence}`);
        from = start + text.length;
        const [low = 0, high = low] = value.split('~').map(Number);
        return { start, end: from, low, high, unit, concept: concept.split('/') };
      });
      return { sentence, figures };
    });
}

export function score(sentences: readonly LabelledSentence[], grammar: FigureGrammar): Score {
  let [found, wrongFigures, labels, concepts] = [0, 0, 0, 0];
  const wrong: string[] = [];
  for (const { sentence, figures } of sentences) {
    const folded = fold(sentence);
    const read = new Set(
      grammar.figures(folded.text).map((figure) => {
        const [start, end] = toOriginal(folded, [figure.start, figure.end]);
        return { ...figure, start, end };
      }),
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
      if (label.concept.some((name) => names(hit.concept, foldToString(name)))) concepts++;
      else
        wrong.push(`${sentence.slice(label.start, label.end)} is of ${label.concept}, not of ${hit.concept}`);
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
