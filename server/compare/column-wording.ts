/**
 * What the columns of a comparison have in common, stretch by stretch: whole sentences of which a figure, a name or a
 * word differs, as text reuse finds them, and beside these the formulas, runs of at least `MIN_SHARED_LENGTH`
 * characters. Where two stretches with different columns overlap, each part says which columns it is of.
 */
import { fold } from '../../indexer/text/fold.ts';
import type { Range } from '../../indexer/text/occurrences.ts';
import { BANDS, type ReuseBand } from '../contract/reuse.ts';
import { FoldedReport } from '../corpus/folded-report.ts';
import { type TimeSlice, timeSlice } from '../corpus/time-slice.ts';
import { differencesOf } from '../reuse/differences.ts';
import { FingerprintIndex } from '../reuse/fingerprint-index.ts';
import { type AlignmentOptions, alignmentsWith, type PassageAlignment } from '../reuse/report-alignments.ts';
import { type Budget, findRuns } from '../reuse/runs.ts';
import { splitsFigure } from '../reuse/units.ts';
import { GUARANTEED } from '../reuse/winnow.ts';
import { MIN_SHARED_LENGTH, type SharedText, sharedWording } from './shared-wording.ts';

/** A text of another column that has a stretch as well. */
export interface AlsoIn {
  readonly column: number;
  /** Index of the text within its column; null for a formula, which may stand in many. */
  readonly text: number | null;
}

export interface ColumnStretch {
  /** In UTF-16 units of the text, like the differences. */
  readonly start: number;
  readonly end: number;
  readonly band: ReuseBand;
  readonly also: readonly AlsoIn[];
  /** Parts for which at least one of the other texts has something else; figures are whole. */
  readonly differences: readonly Range[];
}

export interface ComparedText {
  /** Runs of at least `MIN_SHARED_LENGTH` characters that are the same in another column. */
  readonly shared: readonly Range[];
  /** In order and disjoint. */
  readonly stretches: readonly ColumnStretch[];
}

/**
 * Several times what six reports of 20,000 characters need that have everything in common. Beyond it, in texts that
 * repeat themselves without end, what is the same is still marked, as a formula.
 */
const BUDGET: Budget = { seeds: 1_000_000, runs: 50_000 };
/** In short sentences of which a figure differs each half is no longer than a formula. */
const NEAR: AlignmentOptions = { leastBand: 'reuse', followsFormulas: true };
const FORMULA = BANDS.indexOf('formula');

/** What another column has of a text. */
interface Near extends AlsoIn {
  /** In units of the folded text. */
  readonly start: number;
  readonly end: number;
  readonly band: number;
  readonly matched: number;
  readonly differences: readonly Range[];
}

/** @param columns texts of each column, at most 8 columns */
export async function columnWording(
  columns: readonly (readonly string[])[],
  signal?: AbortSignal,
): Promise<ComparedText[][]> {
  const shared = await sharedWording(columns, MIN_SHARED_LENGTH, signal);
  const slice = timeSlice(signal);
  const near = await NearColumns.of(columns, slice);
  const compared: ComparedText[][] = [];
  for (const [column, texts] of columns.entries()) {
    const ofColumn: ComparedText[] = [];
    for (const [at, text] of texts.entries()) {
      const same = shared[column]?.[at] as SharedText;
      const stretches = stretchesOf(text, same.columns, await near.find(column, at, slice));
      ofColumn.push({ shared: same.ranges, stretches });
      if (slice.isOver()) await slice.next();
    }
    compared.push(ofColumn);
  }
  return compared;
}

/** Finds near wording by the fingerprints of all columns. */
class NearColumns {
  private readonly budget = { ...BUDGET };

  private constructor(
    private readonly reports: readonly FoldedReport[],
    private readonly index: FingerprintIndex,
  ) {}

  static async of(columns: readonly (readonly string[])[], slice: TimeSlice): Promise<NearColumns> {
    const reports: FoldedReport[] = [];
    for (const texts of columns) {
      const passages = texts.map((text, at) => ({ id: String(at), text, section: 'other' as const }));
      reports.push(await FoldedReport.of(passages, new Map(), slice));
    }
    const indexed = reports.map((report, column) => [String(column), report] as const);
    return new NearColumns(reports, await FingerprintIndex.of(indexed, slice));
  }

  async find(column: number, text: number, slice: TimeSlice): Promise<Near[]> {
    const report = this.reports[column] as FoldedReport;
    const units = report.units.subarray(report.startOf(text + 1), report.endOf(text + 1));
    if (units.length < GUARANTEED) return [];
    const others = Uint8Array.from(this.reports, (_, other) => (other === column ? 0 : 1));
    const { runs } = await findRuns(units, this.index, others, this.budget, slice);
    const found: Near[] = [];
    for (const [other, ofOther] of runs)
      for (const aligned of alignmentsWith(units, this.reports[other] as FoldedReport, ofOther, NEAR))
        if (aligned !== null) found.push(nearOf(units, other, aligned));
        else if (slice.isOver()) await slice.next();
    return found;
  }
}

function nearOf(
  units: Uint16Array,
  column: number,
  { position, band, alignment, passage }: PassageAlignment,
): Near {
  const { blocks, matched } = alignment;
  const last = blocks.at(-1);
  let start = blocks[0]?.text ?? 0;
  let end = last ? last.text + last.length : start;
  while (start < end && splitsFigure(units, start)) start++;
  while (end > start && splitsFigure(units, end)) end--;
  const differences = differencesOf(blocks, units, passage.units).map(({ text }) => text);
  return { column, text: position - 1, start, end, band: BANDS.indexOf(band), matched, differences };
}

/** @param formulas of each unit, the columns that share a run around it */
function stretchesOf(original: string, formulas: Uint8Array, near: readonly Near[]): ColumnStretch[] {
  const { length } = formulas;
  const { columns, bands, differs } = marksOf(formulas, near);
  const { starts, ends } = fold(original);
  const mostFirst = near.toSorted((a, b) => b.matched - a.matched);
  const stretches: ColumnStretch[] = [];
  for (let start = 0, end = 0; start < length; start = end) {
    end = start + 1;
    while (end < length && columns[end] === columns[start] && bands[end] === bands[start]) end++;
    const band = BANDS[bands[start] as number];
    if (!band) continue;
    const also = columnsIn(columns[start] as number).map((column): AlsoIn => {
      const source = mostFirst.find((one) => one.column === column && one.start <= start && end <= one.end);
      return { column, text: source?.text ?? null };
    });
    const differences = rangesOf(differs, start, end).map(
      ([from, to]): Range => [starts[from] ?? 0, ends[to - 1] ?? 0],
    );
    stretches.push({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0, band, also, differences });
  }
  return stretches;
}

interface Marks {
  /** Of each unit of the folded text, the columns that have it: a bit each. */
  readonly columns: Uint8Array;
  /** Index in `BANDS`; `NONE` where no column has it. */
  readonly bands: Int8Array;
  /** 1 where at least one of the columns has something else. */
  readonly differs: Uint8Array;
}

const NONE = -1;

/** In time linear in the text and in the number of near stretches, which may each be as long as the text. */
function marksOf(formulas: Uint8Array, near: readonly Near[]): Marks {
  const { length } = formulas;
  const columns = new Uint8Array(length);
  const bands = new Int8Array(length).fill(NONE);
  const differs = new Uint8Array(length);
  const groups = new Map<string, Near[]>();
  for (const one of near) {
    const key = `${one.column} ${one.band}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
    for (const [from, to] of one.differences) differs.fill(1, from, to);
  }
  for (const group of groups.values()) {
    const { column, band } = group[0] as Near;
    const changes = new Int32Array(length + 1);
    for (const { start, end } of group) {
      changes[start] = (changes[start] as number) + 1;
      changes[end] = (changes[end] as number) - 1;
    }
    for (let at = 0, having = 0; at < length; at++) {
      having += changes[at] as number;
      if (having === 0) continue;
      columns[at] = (columns[at] as number) | (1 << column);
      bands[at] = Math.max(bands[at] as number, band);
    }
  }
  for (let at = 0; at < length; at++)
    if (columns[at] === 0 && formulas[at] !== 0) {
      columns[at] = formulas[at] as number;
      bands[at] = FORMULA;
    }
  return { columns, bands, differs };
}

function columnsIn(bits: number): number[] {
  const columns: number[] = [];
  for (let column = 0; 1 << column <= bits; column++) if ((bits & (1 << column)) !== 0) columns.push(column);
  return columns;
}

/** The runs of ones from `start` to `end`. */
function rangesOf(ones: Uint8Array, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  for (let from = start; from < end; from++) {
    if (ones[from] === 0) continue;
    let to = from + 1;
    while (to < end && ones[to] === 1) to++;
    ranges.push([from, to]);
    from = to;
  }
  return ranges;
}
