/**
 * Lines of one to three digits: page numbers, or figures that a link, bold print or a conversion has cut out of
 * their sentence. A page number left in would be a nuisance, a figure left out would change what the report says.
 */
import { halfWidth } from '../../text/half-width.ts';
import { numbering } from '../../text/numbering.ts';
import { SENTENCE_END } from '../../text/sentence-end.ts';
import type { SourceLine } from '../source.ts';

const LONE_NUMBER = /^\d{1,3}$/;
/** What is counted or measured: after it a page would not begin. */
const UNIT =
  /^(?:万|亿|余|多(?![种样元])|[％%‰]|个|件|名|人|次|户|家|项|份|起|场|处|条|座|所|支|批|期|类|宗|例|吨|公里|千米|平方|公顷|亩|元|年|月|日|天|小时)/;
/** Characters: a shorter line without punctuation is a heading or a label. */
const MAX_LABEL_LENGTH = 20;
/** Characters: a sentence put together from three lines stays narrower than a full line of most texts. */
const MAX_JOINED_LENGTH = 40;
/** Lines of text on a page, at least. */
const MIN_PAGE_LINES = 4;

export function isLoneNumber(text: string): boolean {
  return LONE_NUMBER.test(halfWidth(text));
}

/**
 * Drops page numbers, and puts figures back into their sentences. A lone number is a figure if the line before
 * it ends without a stop and the next one goes on with what is counted, or goes on at all while no other number
 * before or after it would be that of the next page, and it is not set apart by an indent.
 */
export function withoutPageNumbers<Line extends SourceLine>(
  lines: readonly Line[],
): { readonly lines: Line[]; readonly dropped: string[] } {
  const numbers = lines.flatMap((line, index) =>
    isLoneNumber(line.text) ? [{ index, value: Number(halfWidth(line.text)) }] : [],
  );
  if (numbers.length === 0) return { lines: [...lines], dropped: [] };
  const isPage = new Set(numbers.filter((number) => hasNextPage(number, numbers)).map(({ index }) => index));
  const kept: Line[] = [];
  const dropped: string[] = [];
  let gap = false;
  for (let index = 0; index < lines.length; index++) {
    const [line, next] = [lines[index], lines[index + 1]];
    if (!line) continue;
    const previous = kept.at(-1);
    if (!isLoneNumber(line.text)) {
      kept.push(gap ? { ...line, gap } : line);
      gap = false;
    } else if (previous && next && isFigure(previous, next, isPage.has(index) || line.indented)) {
      const joined = previous.text + line.text;
      const isShort = joined.length + next.text.length <= MAX_JOINED_LENGTH;
      kept[kept.length - 1] = { ...previous, text: isShort ? joined + next.text : joined };
      if (isShort) index++;
    } else {
      dropped.push(line.text);
      gap = true;
    }
  }
  return { lines: kept, dropped };
}

interface LoneNumber {
  readonly index: number;
  readonly value: number;
}

/** Whether another lone number, a page's length away, is that of the page before or after. */
function hasNextPage({ index, value }: LoneNumber, numbers: readonly LoneNumber[]): boolean {
  return numbers.some(
    (other) =>
      other.value - value === Math.sign(other.index - index) &&
      Math.abs(other.index - index) > MIN_PAGE_LINES,
  );
}

function isFigure(previous: SourceLine, next: SourceLine, isPage: boolean): boolean {
  const isOpen = !SENTENCE_END.test(previous.text) && !previous.whole && previous.headingLevel === null;
  const goesOn = next.headingLevel === null && !next.whole && numbering(next.text) === null;
  if (!isOpen || !goesOn || isHeading(previous.text)) return false;
  if (UNIT.test(next.text)) return true;
  const isSentence = previous.text.length > MAX_LABEL_LENGTH || /[，、。；：]/.test(previous.text);
  return isSentence && !isPage;
}

/** A numbered line without a stop inside. */
function isHeading(text: string): boolean {
  const numbered = numbering(text);
  return numbered !== null && !/[。；]/.test(numbered.rest);
}
