/** Extracts the words, phrases and headings that continue a typed prefix from a sample of its occurrences. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import type { LexiconWord } from './lexicon.ts';
import type { SampledOccurrence } from './occurrence-sample.ts';
import { phraseBoundaries } from './phrase-boundaries.ts';

export interface Continuation {
  readonly folded: string;
  readonly kind: 'word' | 'phrase' | 'heading';
  /** Occurrences in the sample. */
  readonly count: number;
  /** Original spelling if known, else null: it is then read from the passage of `example`. */
  readonly text: string | null;
  readonly example: SampledOccurrence | null;
}

/** Characters of a phrase after the typed prefix. */
const MAX_LENGTH = 16;
const MAX_PHRASES = 40;
/**
 * A stretch preceded by one and the same character in at least this share of its occurrences is the tail of a
 * word.
 */
const TAIL_SHARE = 0.7;
const MAX_HEADINGS = 3;
/** Characters; longer headings are sentences. */
const MAX_HEADING_LENGTH = 40;

/** Of duplicates the more informative kind comes first: word, then phrase, then heading. */
export function continuations(
  prefix: string,
  sample: readonly SampledOccurrence[],
  lexicon: readonly LexiconWord[],
): Continuation[] {
  return [...words(prefix, sample, lexicon), ...phrases(prefix, sample), ...headings(prefix, sample)];
}

function words(
  prefix: string,
  sample: readonly SampledOccurrence[],
  lexicon: readonly LexiconWord[],
): Continuation[] {
  return lexicon
    .filter(({ folded }) => folded.startsWith(prefix) && folded !== prefix)
    .map(({ text, folded }): Continuation => {
      const count = sample.filter((occurrence) => occurrence.text.startsWith(folded, occurrence.at)).length;
      return { folded, kind: 'word', count, text, example: null };
    })
    .filter(({ count }) => count > 0);
}

function phrases(prefix: string, sample: readonly SampledOccurrence[]): Continuation[] {
  const clause = clauseAfter(prefix);
  const following = sample.map(({ text, at }) => {
    const from = at + prefix.length;
    return clause.exec(text.slice(from, from + MAX_LENGTH + 1))?.[0] ?? '';
  });
  return phraseBoundaries(prefix, following, MAX_LENGTH)
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_PHRASES)
    .flatMap(({ text, count }): Continuation[] => {
      const occurrences = sample.filter((occurrence) => occurrence.text.startsWith(text, occurrence.at));
      const [example] = occurrences;
      if (!example || (prefix.length === 1 && isTail(occurrences))) return [];
      if (endsInsideWord(occurrences, text.length)) return [];
      return [{ folded: text, kind: 'phrase', count, text: null, example }];
    });
}

/** Whether jieba cuts most passages otherwise than after the stretch; where it is not known, it may end there. */
function endsInsideWord(occurrences: readonly SampledOccurrence[], length: number): boolean {
  const inside = occurrences.filter(({ text, at, startsWord }) => {
    const end = at + length;
    return end < text.length && startsWord(end) === false;
  });
  return inside.length > occurrences.length / 2;
}

/** Whether nearly all occurrences follow one and the same character: 法所 is the tail of 司法所. */
function isTail(occurrences: readonly SampledOccurrence[]): boolean {
  const counts = new Map<string, number>();
  for (const { text, at } of occurrences) {
    const before = text[at - 1] ?? '';
    if (/\p{Script=Han}/u.test(before)) counts.set(before, (counts.get(before) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) >= occurrences.length * TAIL_SHARE;
}

/**
 * Matches a stretch that reads as one word or phrase: no punctuation, and no digits except a run being typed.
 */
function clauseAfter(prefix: string): RegExp {
  return /\d$/.test(prefix)
    ? /^\d*[\p{Script=Han}\p{Script=Latin}]*/u
    : /^[\p{Script=Han}\p{Script=Latin}]*/u;
}

function headings(prefix: string, sample: readonly SampledOccurrence[]): Continuation[] {
  const headings = new Map<string, { text: string; count: number }>();
  const headingsOf = new Map<ReportRecord, ReadonlyMap<number, readonly ShortHeading[]>>();
  for (const { record, position } of sample) {
    const ofReport = headingsOf.get(record) ?? shortHeadings(record);
    headingsOf.set(record, ofReport);
    for (const heading of ofReport.get(position) ?? []) {
      const { folded } = heading;
      if (!folded.startsWith(prefix) || folded === prefix) continue;
      const count = (headings.get(folded)?.count ?? 0) + 1;
      headings.set(folded, { text: heading.text, count });
    }
  }
  return [...headings]
    .map(
      ([folded, { text, count }]): Continuation => ({
        folded,
        kind: 'heading',
        count,
        text,
        example: null,
      }),
    )
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_HEADINGS);
}

interface ShortHeading {
  readonly text: string;
  readonly folded: string;
}

/** By position: a long report has thousands of headings, and a sample thousands of occurrences in it. */
function shortHeadings({ outline }: ReportRecord): Map<number, ShortHeading[]> {
  const byPosition = new Map<number, ShortHeading[]>();
  for (const { position, text } of outline) {
    if (text.length > MAX_HEADING_LENGTH) continue;
    const headings = byPosition.get(position) ?? [];
    headings.push({ text, folded: foldToString(text) });
    byPosition.set(position, headings);
  }
  return byPosition;
}
