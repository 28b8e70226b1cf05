/** The places that say the name of a practice, the earliest first, and in which of their years. */
import { passageId } from '../../indexer/domain/ids.ts';
import type { PracticeAnswer } from '../contract/practices.ts';
import { toReportHead } from '../corpus/catalogue.ts';
import type { TimeSlice } from '../corpus/time-slice.ts';
import { writtenOn } from '../reuse/written-on.ts';
import type { Practice } from './practice-index.ts';
import type { Selection } from './selection.ts';

type PlaceRow = PracticeAnswer['places'][number];

/** More rows than this are no picture. */
const MAX_PLACES = 100;

export async function placesOf(
  practice: Practice,
  selection: Selection,
  slice: TimeSlice,
): Promise<PlaceRow[]> {
  const { index, rank, placeOf } = selection;
  /** Passages by report, by place. */
  const saying = new Map<number, Map<number, number[]>>();
  for (const passage of selection.passagesOf(practice)) {
    const report = index.reportAt[passage] ?? 0;
    const place = placeOf[report] ?? 0;
    const reports = saying.get(place) ?? new Map<number, number[]>();
    reports.set(report, [...(reports.get(report) ?? []), passage]);
    saying.set(place, reports);
    if (slice.isOver()) await slice.next();
  }
  const rankOf = (report: number): number => rank[report] ?? 0;
  const earliest = [...saying]
    .map(([place, reports]) => ({
      place,
      reports: [...reports].sort(([a], [b]) => rankOf(a) - rankOf(b)),
    }))
    .sort((a, b) => rankOf(a.reports[0]?.[0] ?? 0) - rankOf(b.reports[0]?.[0] ?? 0))
    .slice(0, MAX_PLACES);

  const shown = new Set(earliest.map(({ place }) => place));
  /** Years with a report, of the places shown. */
  const held = new Map<number, Set<number>>();
  for (const [report, { year }] of index.reports.entries()) {
    const place = placeOf[report] ?? 0;
    if (year === null || rankOf(report) < 0 || !shown.has(place)) continue;
    held.set(place, (held.get(place) ?? new Set()).add(year));
  }
  return earliest.flatMap(({ place, reports }): PlaceRow[] => {
    const passageOf = (number: number): string =>
      passageId(index.reports[index.reportAt[number] ?? 0]?.id ?? '', index.positionOf(number));
    const [report = 0, [first = 0] = []] = reports[0] ?? [];
    const record = index.reports[report];
    if (!record) return [];
    const years = [...(held.get(place) ?? [])]
      .sort((a, b) => a - b)
      .map((year) => {
        const said = reports.filter(([at]) => index.reports[at]?.year === year).flatMap(([, all]) => all);
        return {
          year,
          passages: said.length,
          passage: said[0] === undefined ? null : passageOf(said[0]),
        };
      });
    return [
      {
        place: toReportHead(record).place,
        passages: reports.reduce((sum, [, all]) => sum + all.length, 0),
        first: passageOf(first),
        date: writtenOn(record),
        years,
      },
    ];
  });
}
