/** Regions in; the margins of each, and what the whole document's lines have in common, out. */

import type { Row } from '../text-rows.ts';
import type { Region } from './columns.ts';

export interface PageRegion extends Region {
  readonly page: number;
}

/** Points from the left edge of the page. */
export interface Margins {
  readonly left: number;
  readonly right: number;
}

/** What the lines of a document have in common. */
export interface Setting {
  /** Points: the size that most characters are set in. */
  readonly size: number;
  /** Ems from line to line within a paragraph. */
  readonly pitch: number;
  /** Whether paragraphs begin with an indent, as nearly all official documents do. */
  readonly indents: boolean;
}

/** Part by which a size may differ and be that of the body. */
const SAME_SIZE = 0.12;
/** Ems: lines end within so much of the margin where the next character no longer fits. */
const FULL = 2;
/** Ems by which two edges may differ and be the same. */
const SAME = 0.3;
/** Ems: first lines stand in by two characters, less where the font is narrow. */
export const INDENT: readonly [number, number] = [1.2, 2.8];
/** Lines of a region from which its own edges are its margins. */
const ROWS = 8;
/** Ems from line to line: single spacing, for documents whose lines do not tell. */
const USUAL_PITCH = 1.5;

/** Points: the size that most characters are set in. */
export function bodySize(rows: readonly Row[]): number {
  const characters = new Map<number, number>();
  for (const { size, text } of rows) {
    const rounded = Math.round(size * 4) / 4;
    characters.set(rounded, (characters.get(rounded) ?? 0) + text.length);
  }
  return [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 12;
}

/**
 * The margins of each region: its own where it has lines enough to show them, else those of its column on other
 * pages, on left or right ones alike since books mirror their margins. A last page may hold a signature alone.
 */
export function marginsOf(regions: readonly PageRegion[], size: number): Margins[] {
  const own = regions.map((region) => ({ region, ...ownMargins(region.rows, size) }));
  return own.map(({ region, left, right, known, continued }) => {
    const { column, page } = region;
    const alike = own.filter((other) => other.known && other.region.column === column);
    const sameSide = alike.filter((other) => (other.region.page - page) % 2 === 0);
    const models = sameSide.length > 0 ? sameSide : alike;
    const usual = {
      left: median(models.map((other) => other.left)),
      right: median(models.map((other) => other.right)),
    };
    if (known) {
      const isIndent = usual.left !== null && isFirstLine((left - usual.left) / size) && !continued;
      return { left: isIndent ? (usual.left ?? left) : left, right };
    }
    // A title across two columns has the width of both.
    const around = regions.flatMap((other) =>
      other.page === page && other.column.startsWith(column) ? other.rows : [],
    );
    return {
      left: usual.left ?? Math.min(...around.map((row) => row.x)),
      right: usual.right ?? Math.max(...around.map((row) => row.right)),
    };
  });
}

interface Own extends Margins {
  readonly known: boolean;
  /** Whether lines after full ones begin at the left margin, which is not where first lines begin then. */
  readonly continued: boolean;
}

function ownMargins(rows: readonly Row[], size: number): Own {
  const body = rows.filter((row) => Math.abs(row.size - size) <= SAME_SIZE * size);
  const left = lowestShared(
    body.map((row) => row.x),
    size,
  );
  const shared = -lowestShared(
    body.map((row) => -row.right),
    2 * size,
  );
  const widest = Math.max(...body.map((row) => row.right));
  // A mark may hang over the margin; a line that goes further shows where the margin is.
  const right = widest - shared > size ? widest : shared;
  const full = body.filter((row) => row.right >= right - FULL * size);
  const continuing = body.filter((row, index) => {
    const last = body[index - 1];
    return last && last.right >= right - FULL * size && Math.abs(row.x - left) <= SAME * size;
  });
  const known = body.length >= ROWS && full.length > 1 && Number.isFinite(left);
  return { left, right, known, continued: continuing.length > 1 };
}

/** Whether a line that stands in by so many ems is the first one of a paragraph. */
export function isFirstLine(ems: number): boolean {
  return ems >= INDENT[0] && ems <= INDENT[1];
}

/** The lowest value that two share, which is a margin and no chance; infinite where there is none. */
function lowestShared(values: readonly number[], size: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const isShared = (value: number, index: number): boolean =>
    (sorted[index + 1] ?? Number.POSITIVE_INFINITY) - value <= SAME * size;
  return sorted.find(isShared) ?? Number.POSITIVE_INFINITY;
}

export function settingOf(
  regions: readonly PageRegion[],
  margins: readonly Margins[],
  size: number,
): Setting {
  const pitches: number[] = [];
  let atMargin = 0;
  let indented = 0;
  regions.forEach(({ rows }, region) => {
    const { left = 0, right = 0 } = margins[region] ?? {};
    rows.forEach((row, index) => {
      if (Math.abs(row.size - size) > SAME_SIZE * size) return;
      const last = rows[index - 1];
      const begins = (row.x - left) / size;
      // After a full line, a line at the margin goes on with the paragraph: their distance is the line's.
      if (last && begins < 1 && right - last.right < FULL * size) pitches.push((row.y - last.y) / size);
      if (begins < 1) atMargin++;
      else if (isFirstLine(begins)) indented++;
    });
  });
  return {
    size,
    pitch: median(pitches) ?? USUAL_PITCH,
    indents: indented >= 2 && indented * 12 >= atMargin,
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
