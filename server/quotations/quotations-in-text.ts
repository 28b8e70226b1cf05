/**
 * Finds the quotations in a draft: in quotation marks (“…”, ‘…’, 「…」, 『…』, "…") and as block quotations (lines
 * that begin with >, as in Markdown). Of marks inside marks the outer ones count.
 */
import { foldToString } from '../../indexer/text/fold.ts';
import type { Range } from '../../indexer/text/occurrences.ts';
import type { TimeSlice } from '../corpus/time-slice.ts';
import { type Unit, unitsOf } from './wording.ts';

export interface Elision {
  readonly kind: 'ellipsis' | 'insertion';
  readonly start: number;
  readonly end: number;
}

/** Offsets are UTF-16 units of the draft. */
export interface Quotation {
  /** Inside the marks. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'marks' | 'block';
  /** What the author left out (……) or put in brackets, in order. */
  readonly elisions: readonly Elision[];
  /** The quotations inside it. */
  readonly inner: readonly Quotation[];
}

/** A mark without its counterpart in the same paragraph. */
export interface UnpairedMark {
  readonly at: number;
  readonly mark: string;
}

export interface FoundQuotations {
  /** The draft with spaces in place of the > of block quotations, so that offsets stay. */
  readonly plain: string;
  readonly quotations: readonly Quotation[];
  readonly unpaired: readonly UnpairedMark[];
}

/** Folded characters: shorter quotations are terms (“枫桥经验”), which search is for. */
export const MIN_QUOTATION_LENGTH = 6;
/**
 * UTF-16 units: more than these lie between marks that do not belong together, and longer block quotations are looked
 * up in pieces.
 */
const MAX_QUOTATION_LENGTH = 2000;
/** UTF-16 units read before the clock is. */
const UNITS_PER_CHECK = 4096;
/** Marks inside marks that are told apart: each level is read once more. */
const MAX_LEVELS = 8;

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '﹁': '﹂',
  '﹃': '﹄',
  '｢': '｣',
  '〝': '〞',
};
const CLOSING_MARKS = new Set(Object.values(CLOSING));
const STRAIGHT = /["＂]/;
/** What stands between two paragraphs: an indent begins one where no empty line does. */
const INDENT = /^(?:\u3000|\t| {2})/;
const BLOCK_MARK = /^[^\S\n]*(?:>[^\S\n]*)+/;
/** At the end of a block quotation: its note, or its source in brackets. Looked for in the last units alone. */
const BLOCK_SOURCE =
  /\s*(?:[[［]\^?\d{1,3}[\]］]|[①-⑳]|[（(](?=[^（()）]*(?:《|\d{4}|报告))[^（()）]{2,120}[)）])\s*$/u;
const MAX_BLOCK_SOURCE = 200;
const ELLIPSIS = /…+|\.{3,}|。{3,}|⋯+/gu;
/** Not the year of a document number: 〔2023〕. */
const INSERTION = /[[［〔](?![^\]］〕]{0,56}\d{4}[\]］〕])[^\]］〕\n]{0,60}[\]］〕]/gu;

export async function quotationsIn(text: string, slice: TimeSlice): Promise<FoundQuotations> {
  const plain = withoutBlockMarks(text);
  const quotations: Quotation[] = [];
  const unpaired: UnpairedMark[] = [];
  for (const paragraph of paragraphsOf(text)) {
    const { pairs, unpaired: alone } = await pairsIn(plain, paragraph, slice);
    for (const mark of alone) unpaired.push(mark);
    const { isBlock } = paragraph;
    const all = isBlock ? withBlock(plain, paragraph, pairs) : pairs;
    for (const quotation of outermost(plain, all, isBlock ? 'block' : 'marks')) quotations.push(quotation);
    if (slice.isOver()) await slice.next();
  }
  return { plain, quotations, unpaired };
}

/**
 * The units of a quotation, in one part for each piece between its elisions; pieces without units are left out.
 * @param plain as `quotationsIn` gives it
 */
export function partsOf(
  plain: string,
  { start, end }: Pick<Quotation, 'start' | 'end'>,
  elisions: readonly Elision[],
): Unit[][] {
  const borders = [start, ...elisions.flatMap((elision) => [elision.start, elision.end]), end];
  const parts: Unit[][] = [];
  for (let at = 0; at + 1 < borders.length; at += 2) {
    const units = unitsOf(plain, borders[at], borders[at + 1]);
    if (units.length > 0) parts.push(units);
  }
  return parts;
}

function withoutBlockMarks(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(BLOCK_MARK, (mark) => ' '.repeat(mark.length)))
    .join('\n');
}

/** Lines in a row that are a paragraph. Offsets are those of the draft. */
interface Paragraph {
  readonly from: number;
  readonly to: number;
  readonly isBlock: boolean;
}

function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let isOpen = false;
  let from = 0;
  for (const line of text.split('\n')) {
    const to = from + line.length;
    const isBlock = BLOCK_MARK.test(line);
    const isEmpty = line.replace(BLOCK_MARK, '').trim() === '';
    const last = paragraphs.at(-1);
    if (isEmpty) isOpen = false;
    else if (isOpen && last?.isBlock === isBlock && !INDENT.test(line))
      paragraphs[paragraphs.length - 1] = { ...last, to };
    else {
      paragraphs.push({ from, to, isBlock });
      isOpen = true;
    }
    from = to + 1;
  }
  return paragraphs;
}

/** A pair of marks, by the offsets inside them. */
type Pair = Range;

interface Pairs {
  readonly pairs: readonly Pair[];
  readonly unpaired: readonly UnpairedMark[];
}

/** Pairs within a paragraph; where they do not come out even, within each of its lines. */
async function pairsIn(text: string, { from, to }: Paragraph, slice: TimeSlice): Promise<Pairs> {
  const whole = await pairMarks(text, from, to, slice);
  if (whole.unpaired.length === 0 || !text.slice(from, to).includes('\n')) return whole;
  const lines: Pairs[] = [];
  for (let start = from; start < to; ) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 || lineEnd > to ? to : lineEnd;
    lines.push(await pairMarks(text, start, end, slice));
    start = end + 1;
  }
  return {
    pairs: lines.flatMap(({ pairs }) => pairs),
    unpaired: lines.flatMap(({ unpaired }) => unpaired),
  };
}

/** Whoever quotes a text with marks in it forgets to change their shape: marks of one shape may be nested. */
async function pairMarks(text: string, from: number, to: number, slice: TimeSlice): Promise<Pairs> {
  const pairs: Pair[] = [];
  const unpaired: UnpairedMark[] = [];
  const open: UnpairedMark[] = [];
  for (let at = from; at < to; at++) {
    const mark = text[at] ?? '';
    const isStraight = STRAIGHT.test(mark);
    if (mark in CLOSING) open.push({ at, mark });
    else if (isStraight || (CLOSING_MARKS.has(mark) && !isApostrophe(text, at))) {
      const opening = openingOf(open, mark, at);
      if (opening >= 0) {
        const [{ at: opened } = { at }, ...alone] = open.splice(opening);
        pairs.push([opened + 1, at]);
        unpaired.push(...alone);
      } else (isStraight ? open : unpaired).push({ at, mark });
    }
    if (at % UNITS_PER_CHECK === 0 && slice.isOver()) await slice.next();
  }
  return { pairs, unpaired: [...unpaired, ...open].sort((a, b) => a.at - b.at) };
}

/** @returns the index among the open marks of the one that a mark closes; -1 if there is none near enough */
function openingOf(open: readonly UnpairedMark[], mark: string, at: number): number {
  for (let index = open.length - 1; index >= 0; index--) {
    const other = open[index];
    if (!other || at - other.at > MAX_QUOTATION_LENGTH) return -1;
    if ((CLOSING[other.mark] ?? other.mark) === mark) return index;
  }
  return -1;
}

function isApostrophe(text: string, at: number): boolean {
  return text[at] === '’' && /[A-Za-z]/.test(text[at - 1] ?? '');
}

/** Adds the paragraph as a whole, unless marks enclose all of it, or it is only the line with the source. */
function withBlock(plain: string, { from, to }: Paragraph, pairs: readonly Pair[]): Pair[] {
  const start = from + (/\S/.exec(plain.slice(from, to))?.index ?? 0);
  const text = plain.slice(start, to).trimEnd();
  if (/^[-—–―]{1,2}\s*[^\s\d]/u.test(text)) return [];
  const tail = text.slice(-MAX_BLOCK_SOURCE).replace(BLOCK_SOURCE, '');
  const end = start + (text.slice(0, -MAX_BLOCK_SOURCE) + tail).trimEnd().length;
  const isEnclosed = pairs.some((pair) => pair[0] <= start + 1 && pair[1] >= end - 2);
  if (isEnclosed) return [...pairs];
  const pieces = piecesOf(plain, start, end);
  // Marks that a border between two pieces cuts apart belong to neither.
  const inside = pairs.filter((pair) => pieces.some((piece) => piece[0] <= pair[0] && pair[1] <= piece[1]));
  return [...inside, ...pieces];
}

/** A long paragraph in pieces that end with a sentence, as near to the greatest length as it has one. */
function piecesOf(text: string, from: number, to: number): Pair[] {
  const pieces: Pair[] = [];
  let start = from;
  while (to - start > MAX_QUOTATION_LENGTH) {
    const most = text.slice(start, start + MAX_QUOTATION_LENGTH);
    const sentence = Math.max(...[...'。！？；\n'].map((mark) => most.lastIndexOf(mark)));
    const end = start + (sentence > 0 ? sentence + 1 : MAX_QUOTATION_LENGTH);
    pieces.push([start, end]);
    start = end;
  }
  return [...pieces, [start, to]];
}

function outermost(text: string, pairs: readonly Pair[], kind: Quotation['kind'], level = 1): Quotation[] {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const quotations: Quotation[] = [];
  for (let at = 0; at < sorted.length; ) {
    const [start, end] = sorted[at] ?? [0, 0];
    const inside: Pair[] = [];
    for (at++; (sorted[at]?.[0] ?? Infinity) < end; at++) inside.push(sorted[at] ?? [0, 0]);
    const inner = level < MAX_LEVELS ? outermost(text, inside, 'marks', level + 1) : [];
    const elisions = elisionsIn(text, start, end);
    if (lengthOf(text, start, end, elisions) < MIN_QUOTATION_LENGTH) quotations.push(...inner);
    else quotations.push({ start, end, kind, elisions, inner });
  }
  return quotations;
}

function elisionsIn(text: string, from: number, to: number): Elision[] {
  const quoted = text.slice(from, to);
  const found = (kind: Elision['kind'], pattern: RegExp): Elision[] =>
    [...quoted.matchAll(pattern)].map(({ index, 0: sign }) => ({
      kind,
      start: from + index,
      end: from + index + sign.length,
    }));
  const insertions = found('insertion', INSERTION);
  const ellipses = found('ellipsis', ELLIPSIS).filter(
    ({ start }) => !insertions.some((insertion) => insertion.start <= start && start < insertion.end),
  );
  return [...insertions, ...ellipses].sort((a, b) => a.start - b.start);
}

function lengthOf(text: string, start: number, end: number, elisions: readonly Elision[]): number {
  const foldedLength = (from: number, to: number): number => foldToString(text.slice(from, to)).length;
  return elisions.reduce(
    (length, elision) => length - foldedLength(elision.start, elision.end),
    foldedLength(start, end),
  );
}
