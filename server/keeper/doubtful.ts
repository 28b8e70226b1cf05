/** The reports whose metadata a person should look at. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { Confidence } from '../../indexer/domain/place.ts';
import type { KeeperAnswer } from '../contract/keeper.ts';
import { toReportHead } from '../corpus/catalogue.ts';
import { compare } from '../corpus/report-order.ts';

/** Listed at most: nobody works through more in one go, and corrected ones leave the list. */
const MAX_LISTED = 200;

const DOUBT: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, ambiguous: 3, unknown: 4 };
const NO_YEAR = 2;
const WARNED = 1;

/** 0 for a report that needs no look, more the more is in doubt. */
function doubtOf({ place, year, warnings }: ReportRecord): number {
  return DOUBT[place.confidence] + (year === null ? NO_YEAR : 0) + (warnings.length > 0 ? WARNED : 0);
}

export function doubtfulReports(records: Iterable<ReportRecord>): KeeperAnswer['doubtful'] {
  const doubtful = [...records]
    .map((record) => ({ record, doubt: doubtOf(record) }))
    .filter(({ doubt }) => doubt > 0)
    .sort((a, b) => b.doubt - a.doubt || compare(a.record.title, b.record.title));
  return {
    total: doubtful.length,
    reports: doubtful.slice(0, MAX_LISTED).map(({ record }) => {
      const { id, title, year, place } = toReportHead(record);
      return { id, title, year, place, warnings: [...record.warnings] };
    }),
  };
}
