/**
 * Estimates the margins of each region and the typography of the document: font size, line pitch, indents.
 */

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

/** Typical values for the lines of a whole document. */
export interface Typography {
  /** Font size of most characters, in points. */
  readonly size: number;
  /** Distance of lines within a paragraph, in ems. */
  readonly pitch: number;
  /** Whether paragraphs have first-line indents, as in nearly all official documents. */
  readonly hasIndents: boolean;
}

/** Relative difference up to which a font size counts as that of the body. */
const SIZE_TOLERANCE = 0.12;
/** Ems that a full line may lack at the right margin, since the next character no longer fits. */
const FULL_LINE_SLACK = 2;
/** Ems by which equal edges may differ. */
const EDGE_TOLERANCE = 0.3;
/** Ems, minimum and maximum: first lines are indented by two characters, less if the font is narrow. */
export const FIRST_LINE_INDENT: readonly [number, number] = [1.2, 2.8];
/** Lines that a region needs to determine its margins by itself. */
const MIN_ROWS = 8;
/** Ems: single spacing, the fallback if no lines determine the pitch. */
const DEFAULT_PITCH = 1.5;

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
 * Margins of each region: its own if it has enough lines, else those of its column on other pages, preferably
 * pages of the same side, since books mirror their margins. A last page may contain nothing but a signature.
 */
export function marginsOf(regions: readonly PageRegion[], size: number): Margins[] {
  const estimates = regions.map((region) => ({ region, ...regionMargins(region.rows, size) }));
  return estimates.map(({ region, left, right, known, continued }) => {
    const { column, page } = region;
    const sameColumn = estimates.filter((other) => other.known && other.region.column === column);
    const sameSide = sameColumn.filter((other) => (other.region.page - page) % 2 === 0);
    const models = sameSide.length > 0 ? sameSide : sameColumn;
    const typical = {
      left: median(models.map((other) => other.left)),
      right: median(models.map((other) => other.right)),
    };
    if (known) {
      const isIndent = typical.left !== null && isFirstLineIndent((left - typical.left) / size) && !continued;
      return { left: isIndent ? (typical.left ?? left) : left, right };
    }
    // The rows of nested columns count too: a title across two columns has the width of both.
    const around = regions.flatMap((other) =>
      other.page === page && other.column.startsWith(column) ? other.rows : [],
    );
    return {
      left: typical.left ?? Math.min(...around.map((row) => row.x)),
      right: typical.right ?? Math.max(...around.map((row) => row.right)),
    };
  });
}

interface RegionMargins extends Margins {
  readonly known: boolean;
  /**
   * Whether lines after full ones begin at the left edge, which is then the margin and not a first-line
   * indent.
   */
  readonly continued: boolean;
}

function regionMargins(rows: readonly Row[], size: number): RegionMargins {
  const body = rows.filter((row) => Math.abs(row.size - size) <= SIZE_TOLERANCE * size);
  const left = lowestShared(
    body.map((row) => row.x),
    size,
  );
  const shared = -lowestShared(
    body.map((row) => -row.right),
    2 * size,
  );
  const widest = Math.max(...body.map((row) => row.right));
  // Punctuation may hang over the margin; a line that extends further shows where the margin really is.
  const right = widest - shared > size ? widest : shared;
  const full = body.filter((row) => row.right >= right - FULL_LINE_SLACK * size);
  const continuing = body.filter((row, index) => {
    const last = body[index - 1];
    return (
      last && last.right >= right - FULL_LINE_SLACK * size && Math.abs(row.x - left) <= EDGE_TOLERANCE * size
    );
  });
  const known = body.length >= MIN_ROWS && full.length > 1 && Number.isFinite(left);
  return { left, right, known, continued: continuing.length > 1 };
}

/** @param ems the indent of a line */
export function isFirstLineIndent(ems: number): boolean {
  return ems >= FIRST_LINE_INDENT[0] && ems <= FIRST_LINE_INDENT[1];
}

/** Lowest value that occurs at least twice, so not by chance; Infinity if there is none. */
function lowestShared(values: readonly number[], size: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const isShared = (value: number, index: number): boolean =>
    (sorted[index + 1] ?? Number.POSITIVE_INFINITY) - value <= EDGE_TOLERANCE * size;
  return sorted.find(isShared) ?? Number.POSITIVE_INFINITY;
}

export function typographyOf(
  regions: readonly PageRegion[],
  margins: readonly Margins[],
  size: number,
): Typography {
  const pitches: number[] = [];
  let atMargin = 0;
  let indented = 0;
  regions.forEach(({ rows }, region) => {
    const { left = 0, right = 0 } = margins[region] ?? {};
    rows.forEach((row, index) => {
      if (Math.abs(row.size - size) > SIZE_TOLERANCE * size) return;
      const last = rows[index - 1];
      const indent = (row.x - left) / size;
      // A line at the margin after a full line continues the paragraph, so their distance is the line pitch.
      if (last && indent < 1 && right - last.right < FULL_LINE_SLACK * size)
        pitches.push((row.y - last.y) / size);
      if (indent < 1) atMargin++;
      else if (isFirstLineIndent(indent)) indented++;
    });
  });
  return {
    size,
    pitch: median(pitches) ?? DEFAULT_PITCH,
    hasIndents: indented >= 2 && indented * 12 >= atMargin,
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
