/** A passage's place in its report in, the folded headings above it out: what it is about without saying so. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { foldToString } from '../../../indexer/text/fold.ts';

interface Surroundings {
  /** Positions of headings, ascending, each with the headings from there on. */
  readonly from: readonly number[];
  readonly above: readonly string[];
  /** Folded characters of the heading at a position, by position. */
  readonly headings: ReadonlyMap<number, number>;
}

/** Stands between headings; no word holds it. */
const BETWEEN = '\n';

const kept = new WeakMap<ReportRecord, Surroundings>();

/** The title and the headings above a passage, its own included. */
export function headingsAbove(record: ReportRecord, position: number): string {
  const { from, above } = surroundingsOf(record);
  let low = 0;
  for (let high = from.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return above[low - 1] ?? '';
}

/** Whether the passage is a heading or the title and nothing more. */
export function isHeadingAlone(record: ReportRecord, position: number, length: number): boolean {
  const heading = surroundingsOf(record).headings.get(position);
  // The number of a heading is no part of its text in the outline.
  return heading !== undefined && length <= heading + 6;
}

function surroundingsOf(record: ReportRecord): Surroundings {
  const known = kept.get(record);
  if (known) return known;
  const title = foldToString(record.title);
  const from = [0];
  const above = [title];
  const headings = new Map<number, number>();
  const path: { level: number; text: string }[] = [];
  for (const { level, text, position } of record.outline) {
    while ((path.at(-1)?.level ?? 0) >= level) path.pop();
    const folded = foldToString(text);
    path.push({ level, text: folded });
    from.push(position);
    above.push([title, ...path.map((heading) => heading.text)].join(BETWEEN));
    headings.set(position, folded.length);
  }
  const found = { from, above, headings };
  kept.set(record, found);
  return found;
}
