/** Places like one: those under the same authority, and those whose reports of the year are most alike. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { governmentLevel, PLACE_LEVELS, type Place, type PlaceLevel } from '../../indexer/domain/place.ts';
import type { PeersAnswer } from '../contract/peers.ts';
import { type Catalogue, toReportHead } from '../corpus/catalogue.ts';
import { compare, REPORT_ORDERS } from '../corpus/report-order.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { notFound } from '../engine/steady-servers.ts';
import type { Services } from '../services.ts';
import { DocumentFrequencies, likenessOf, sectionBigrams } from './wording-vectors.ts';

/** Reports of some 5,000 characters, read twice in about two seconds. */
const MOST_COMPARED = 400;
const MOST_ALIKE = 10;
const MOST_SAME = 100;

/** @throws ApiError if no report is of the place */
export async function peersOf(services: Services, key: string, signal?: AbortSignal): Promise<PeersAnswer> {
  const { catalogue, texts } = services;
  const own = catalogue.list({ ...NO_FILTERS, place: [...catalogue.currentKeys(key)] }, 'newest');
  const [newest] = own;
  if (!newest) throw notFound(services.reader, 'no_such_place', key);
  const report = own.find(({ year }) => year !== null) ?? null;
  const others = report === null ? [] : comparable(catalogue, report);
  const compared = others.slice(0, MOST_COMPARED);
  const alike: PeersAnswer['alike'] = [];
  if (report !== null && compared.length > 0) {
    const slice = timeSlice(signal);
    const frequencies = new DocumentFrequencies();
    for await (const [, text] of texts.reports([report, ...compared], signal)) {
      frequencies.add(sectionBigrams(text));
      if (slice.isOver()) await slice.next();
    }
    // Read again rather than kept: the bigrams of all of them take a hundred megabytes.
    let ownBigrams: ReturnType<typeof sectionBigrams> = new Map();
    for await (const [record, text] of texts.reports([report, ...compared], signal)) {
      const bigrams = sectionBigrams(text);
      if (record === report) ownBigrams = bigrams;
      else {
        const { likeness, sections } = likenessOf(ownBigrams, bigrams, frequencies);
        alike.push({ report: toReportHead(record), likeness, sections: [...sections] });
      }
      if (slice.isOver()) await slice.next();
    }
    alike.sort((a, b) => b.likeness - a.likeness);
  }
  return {
    report: report && toReportHead(report),
    same: siblings(catalogue, newest.place).slice(0, MOST_SAME).map(asPlace),
    alike: alike.slice(0, MOST_ALIKE),
    compared: { reports: compared.length, of: others.length },
  };
}

/** Reports of other places of the level, of the genre and the year, those of the nearest places first. */
function comparable(catalogue: Catalogue, report: ReportRecord): ReportRecord[] {
  const level = governmentLevel(report.place);
  const nearness = ({ place }: ReportRecord): number =>
    PLACE_LEVELS.filter((name) => place[name] !== null && place[name] === report.place[name]).length;
  return catalogue
    .list({ ...NO_FILTERS, year: [String(report.year)], genre: [report.genre] })
    .filter(({ place }) => place.key !== report.place.key && governmentLevel(place) === level)
    .toSorted((a, b) => nearness(b) - nearness(a) || REPORT_ORDERS.place(a, b));
}

/** Other places of the level under the same authority. */
function siblings(catalogue: Catalogue, place: Place): Place[] {
  const level = governmentLevel(place);
  const above = PLACE_LEVELS.slice(0, PLACE_LEVELS.indexOf(level as PlaceLevel));
  if (level === 'unknown' || level === 'nation') return [];
  const places = new Map([...catalogue.all.values()].map((record) => [record.place.key, record.place]));
  return [...places.values()]
    .filter(
      (other) =>
        other.key !== place.key &&
        governmentLevel(other) === level &&
        above.every((name) => other[name] === place[name]),
    )
    .sort((a, b) => compare(a.key, b.key));
}

function asPlace({ candidates, evidence, ...rest }: Place): PeersAnswer['same'][number] {
  return { ...rest, candidates: [...candidates], evidence: [...evidence] };
}
