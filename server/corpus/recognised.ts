/** Which passages of a report have text recognised on pictures of its pages. */
import type { ReportRecord } from '../../indexer/domain/document.ts';

export function isRecognised({ recognised }: Pick<ReportRecord, 'recognised'>, position: number): boolean {
  return recognised?.some(([first, last]) => first <= position && position <= last) ?? false;
}

/** Number of its passages that have such text. */
export function recognisedPassages({ recognised = [] }: Pick<ReportRecord, 'recognised'>): number {
  return recognised.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}
