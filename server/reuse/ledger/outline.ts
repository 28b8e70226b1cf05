/** The wording that most reports of a genre and a year share: the outline that all of them were told to fill in. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { Range } from '../../../indexer/text/occurrences.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import type { TimeSlice } from '../../corpus/time-slice.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { searchableReports } from '../../search/hits/scan.ts';

/** Of fewer reports than this, wording that most of them have says nothing about the genre. */
const MIN_PEERS = 4;

/** @returns ids of the reports that a report is compared with to tell its outline; none if there are too few */
export function peersOf(
  catalogue: Pick<Catalogue, 'list'>,
  { id, genre, year, place }: ReportRecord,
): ReadonlySet<string> {
  const others = searchableReports(catalogue, { ...NO_FILTERS, genre: [genre] }).filter(
    (record) => record.id !== id,
  );
  const sameYear = others.filter((record) => record.year === year);
  const peers =
    sameYear.length >= MIN_PEERS ? sameYear : others.filter((record) => record.place.key !== place.key);
  return new Set(peers.length >= MIN_PEERS ? peers.map((record) => record.id) : []);
}

/**
 * @param length of the text, in the units of the ranges
 * @param shared what each peer has of the text, overlapping or not
 * @param peers number of peers, of which more than half must have a unit
 * @returns 1 for each unit of the outline
 */
export async function outlineOf(
  length: number,
  shared: ReadonlyMap<string, readonly Range[]>,
  peers: number,
  slice: TimeSlice,
): Promise<Uint8Array> {
  const changes = new Int32Array(length + 1);
  for (const ranges of shared.values()) {
    let covered = 0;
    for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
      const from = Math.max(start, covered);
      if (from >= end) continue;
      changes[from] = (changes[from] as number) + 1;
      changes[end] = (changes[end] as number) - 1;
      covered = end;
    }
    if (slice.isOver()) await slice.next();
  }
  const outline = new Uint8Array(length);
  for (let at = 0, having = 0; at < length; at++) {
    having += changes[at] as number;
    if (2 * having > peers) outline[at] = 1;
  }
  return outline;
}
