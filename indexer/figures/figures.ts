/**
 * Reads the figures of a passage: what is counted or measured, how much, in which unit.
 *
 * ```
 * folded text ─ quantities (number, unit, qualifier) ─ sentence ─┬─ circumstances (change, base, period)
 *                                                                └─ concept, by its name in data/concepts.txt
 * ```
 */
import type { Settings } from '../settings.ts';
import { circumstances } from './circumstances.ts';
import { ConceptNames } from './concept-names.ts';
import { conceptsOf } from './concepts-in-sentence.ts';
import type { Figure, NamedQuantity, Quantity } from './figure.ts';
import { type FigureWords, loadFigureWords } from './figure-words.ts';
import { quantities } from './quantities.ts';
import { UnitLexicon } from './unit-lexicon.ts';

export type { Figure, NamedQuantity, Quantity } from './figure.ts';

const SENTENCE_END = /[。;!?\n]/g;
const CLAUSE = /[,:、]/;
/** 分别增长5%和7%: what is said of the first number is said of the second. */
const LISTED = /^[、和与及]+$/;

export class FigureGrammar {
  constructor(
    readonly units: UnitLexicon,
    private readonly words: FigureWords,
    /** Replaced when the keeper mends them. */
    public names: ConceptNames,
  ) {}

  /** @throws if one of its files is missing or has a line that means nothing */
  static load({
    units,
    figureWords,
    concepts,
  }: Pick<Settings, 'units' | 'figureWords' | 'concepts'>): FigureGrammar {
    return new FigureGrammar(
      UnitLexicon.load(units),
      loadFigureWords(figureWords),
      ConceptNames.load(concepts),
    );
  }

  /** The numbers alone, which takes a tenth of the time. */
  quantities(folded: string): Quantity[] {
    return quantities(folded, this.units);
  }

  /**
   * All figures of a folded text, in order, without their circumstances, which take a third of the time, and with what each is
   * of as the text words it.
   */
  named(folded: string): NamedQuantity[] {
    return this.sentences(folded).flatMap(({ named }) => named);
  }

  /** All figures of a folded text, in order. */
  figures(folded: string): Figure[] {
    return this.sentences(folded).flatMap(({ start, named }) => this.inSentence(folded, start, named));
  }

  /** The figures that begin at the given offsets of a folded text, in order; only their sentences are read. */
  figuresAt(folded: string, offsets: readonly number[]): Figure[] {
    const figures: Figure[] = [];
    let read = 0;
    for (const offset of offsets.toSorted((a, b) => a - b)) {
      if (offset < read) continue;
      const [start, end] = sentenceAround(folded, offset);
      const found = quantities(folded, this.units, start, end);
      figures.push(...this.inSentence(folded, start, this.withConcepts(folded, [start, end], found)));
      read = end;
    }
    return figures.filter(({ start }) => offsets.includes(start));
  }

  private sentences(folded: string): Sentence[] {
    const found = this.quantities(folded);
    const sentences: Sentence[] = [];
    for (let at = 0; at < found.length; ) {
      const [start, end] = sentenceAround(folded, found[at]?.start ?? 0);
      let next = at + 1;
      while ((found[next]?.start ?? end) < end) next++;
      sentences.push({ start, named: this.withConcepts(folded, [start, end], found.slice(at, next)) });
      at = next;
    }
    return sentences;
  }

  private withConcepts(
    folded: string,
    sentence: readonly [start: number, end: number],
    found: readonly Quantity[],
  ): NamedQuantity[] {
    const concepts = conceptsOf(folded, sentence, found, this.words);
    return found.map((quantity, index) => ({ ...quantity, concept: concepts[index] ?? '' }));
  }

  private inSentence(folded: string, start: number, named: readonly NamedQuantity[]): Figure[] {
    const figures: Figure[] = [];
    for (const [index, quantity] of named.entries()) {
      const since = folded.slice(named[index - 1]?.end ?? start, quantity.start);
      const clause = since.split(CLAUSE).at(-1) ?? '';
      const said =
        (index > 0 && LISTED.test(since) && figures.at(-1)) ||
        circumstances(clause, since, folded.slice(start, quantity.start), this.words);
      const { change, base, period } = said;
      figures.push({ ...quantity, change, base, period, concept: this.names.of(quantity.concept) });
    }
    return figures;
  }
}

interface Sentence {
  /** UTF-16 units of the folded text. */
  readonly start: number;
  readonly named: readonly NamedQuantity[];
}

function sentenceAround(folded: string, at: number): [start: number, end: number] {
  let start = at;
  while (start > 0 && !'。;!?\n'.includes(folded.charAt(start - 1))) start--;
  SENTENCE_END.lastIndex = at;
  return [start, SENTENCE_END.exec(folded)?.index ?? folded.length];
}
