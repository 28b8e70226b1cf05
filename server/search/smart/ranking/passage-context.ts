/** Context of a passage within its report: the folded headings above it, which name its topic. */
import type { ReportRecord } from '../../../../indexer/domain/document.ts';
import { foldToString } from '../../../../indexer/text/fold.ts';

/** A passage also counts as being about its headings' words, though less than about its own. */
export interface PassageContext {
  /** Folded title and headings above the passage, its own included. */
  readonly headings: string;
  /** Whether the passage is a heading or the title and nothing more. */
  readonly isHeadingOnly: boolean;
}

interface ReportHeadings {
  /** Positions of headings, ascending; `paths` holds the headings that apply from each of them on. */
  readonly positions: readonly number[];
  readonly paths: readonly string[];
  /** Length of the folded heading, by its position. */
  readonly lengths: ReadonlyMap<number, number>;
}

/** Separates headings; occurs in no word. */
const SEPARATOR = '\n';
/** Length allowed for the numbering of a heading, which the outline's text does not include. */
const MAX_NUMBERING_LENGTH = 6;

const cache = new WeakMap<ReportRecord, ReportHeadings>();

export function passageContext(record: ReportRecord, position: number, folded: string): PassageContext {
  const headings = headingsOf(record);
  const headingLength = headings.lengths.get(position);
  return {
    headings: pathAt(headings, position),
    isHeadingOnly: headingLength !== undefined && folded.length <= headingLength + MAX_NUMBERING_LENGTH,
  };
}

/** Binary search for the last heading at or before the position. */
function pathAt({ positions, paths }: ReportHeadings, position: number): string {
  let low = 0;
  for (let high = positions.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return paths[low - 1] ?? '';
}

function headingsOf(record: ReportRecord): ReportHeadings {
  const cached = cache.get(record);
  if (cached) return cached;
  const title = foldToString(record.title);
  const positions = [0];
  const paths = [title];
  const lengths = new Map<number, number>();
  const open: { level: number; text: string }[] = [];
  for (const { level, text, position } of record.outline) {
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const folded = foldToString(text);
    open.push({ level, text: folded });
    positions.push(position);
    paths.push([title, ...open.map((heading) => heading.text)].join(SEPARATOR));
    lengths.set(position, folded.length);
  }
  const headings = { positions, paths, lengths };
  cache.set(record, headings);
  return headings;
}
