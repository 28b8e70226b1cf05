/** What a text and the passages of one report have in common, from the runs that they share. */
import type { ReuseBand } from '../contract/reuse.ts';
import type { FoldedReport } from '../corpus/folded-report.ts';
import { type Alignment, align, alignAlone } from './alignment.ts';
import { bandOf, isStrongerThan } from './bands.ts';
import type { Side } from './extension.ts';
import type { Run } from './runs.ts';
import { GUARANTEED } from './winnow.ts';

export interface PassageAlignment {
  readonly position: number;
  readonly band: ReuseBand;
  readonly alignment: Alignment;
  /** The units of the report, from the start of the passage to its end. */
  readonly passage: Side;
}

export interface AlignmentOptions {
  /** The weakest that is asked for. */
  readonly leastBand: ReuseBand;
  readonly isWanted?: (position: number) => boolean;
  /**
   * Whether a run that no copy is known by is followed as well where it is the only one of its passage: most of what a
   * collection shares are such formulas, and there is nothing near them.
   */
  readonly followsFormulas?: boolean;
}

/**
 * Passage by passage; null before each, where the caller may yield.
 *
 * @param runs of the text and the report, in any order
 */
export function* alignmentsWith(
  text: Uint16Array,
  report: FoldedReport,
  runs: readonly Run[],
  { leastBand, isWanted = () => true, followsFormulas = false }: AlignmentOptions,
): Generator<PassageAlignment | null> {
  const { units } = report;
  const whole = { units: text, start: 0, end: text.length };
  const inOrder = runs.toSorted((a, b) => a.source - b.source);
  for (let at = 0, next = 0; at < inOrder.length; at = next) {
    yield null;
    const run = inOrder[at] as Run;
    const position = report.positionAt(run.source);
    const passage = { units, start: report.startOf(position), end: report.endOf(position) };
    for (next = at + 1; next < inOrder.length && (inOrder[next] as Run).source < passage.end; next++);
    if (!isWanted(position)) continue;
    const isFormula = !followsFormulas && next === at + 1 && run.length < GUARANTEED;
    if (isFormula && leastBand !== 'formula') continue;
    const alignments = isFormula
      ? alignAlone(whole, passage, run)
      : align(whole, passage, inOrder.slice(at, next));
    for (const alignment of alignments) {
      const band = bandOf(alignment);
      if (!isStrongerThan(leastBand, band)) yield { position, band, alignment, passage };
    }
  }
}
