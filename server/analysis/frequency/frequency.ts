/**
 * Counts how often each query occurs in each group of the corpus: by year, place, section or genre.
 *
 * Counts are exact unless servers are missing: every hit is verified. Rates mislead without their denominators,
 * so each group has both.
 */
import { SECTION_KINDS } from '../../../indexer/domain/passage.ts';
import { GOVERNMENT_LEVELS, governmentLevel } from '../../../indexer/domain/place.ts';
import type { TrendsAnswer, TrendsQuery } from '../../contract/trends.ts';
import { compare } from '../../corpus/report-order.ts';
import { forEachInTurns, timeSlice } from '../../corpus/time-slice.ts';
import { onSteadyServers } from '../../engine/steady-servers.ts';
import type { VerifiedHit } from '../../search/hits/hits.ts';
import { createRetriever, findAll } from '../../search/retriever.ts';
import type { SmartContext } from '../../search/smart/smart-context.ts';
import type { Language } from '../../web/errors.ts';
import { emptyYears } from './empty-years.ts';
import { type By, type Grouping, grouping } from './groups.ts';
import { perTenThousand } from './rate.ts';
import { type SectionSize, sectionSizes } from './subcorpus-size.ts';

type AnswerGroup = TrendsAnswer['groups'][number];
type Rates = AnswerGroup['phrases'][number];

export async function trends(
  context: SmartContext,
  request: TrendsQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<TrendsAnswer> {
  const started = performance.now();
  return onSteadyServers(context.reader, async (missing) => {
    const { by, within } = request;
    const retrievers = await Promise.all(
      request.q.map((q) => createRetriever(context, { q, within }, signal)),
    );
    const group = grouping(by, context.catalogue, language);
    // Of one query after another, so that the hits of only one are in memory.
    const counts: QueryCounts[] = [];
    for (const retriever of retrievers)
      counts.push(await countHits(await findAll(retriever, request, 'newest', signal), group, signal));
    const sizes = await sectionSizes(context, request, signal);
    const whole = sizeOf(sizes);
    const groups = (await grouped(group, sizes, counts, signal)).sort(order(by));
    return {
      by,
      phrases: retrievers.map((retriever, at) => {
        const { all, places } = counts[at] ?? NO_HITS;
        return {
          text: request.q[at] ?? '',
          understood: retriever.understood(language),
          total: { ...rates(all, whole), places: places.size },
        };
      }),
      whole,
      levels: levelsOf(sizes),
      groups: groups.slice(request.offset, request.offset + request.limit),
      totalGroups: groups.length,
      emptyYears: emptyYears(
        sizes.map(({ record }) => record.year),
        request.year,
      ),
      missing: [...missing],
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}

/** Numbers of hits. */
interface Counts {
  occurrences: number;
  passages: number;
  readonly reports: Set<string>;
}

interface QueryCounts {
  readonly all: Counts;
  readonly places: ReadonlySet<string>;
  /** Groups without a hit are absent. */
  readonly byGroup: ReadonlyMap<string | null, Counts>;
}

const NONE: Counts = { occurrences: 0, passages: 0, reports: new Set() };
const NO_HITS: QueryCounts = { all: NONE, places: new Set(), byGroup: new Map() };

async function countHits(
  hits: readonly VerifiedHit[],
  { of }: Grouping,
  signal: AbortSignal | undefined,
): Promise<QueryCounts> {
  const newCounts = (): Counts => ({ occurrences: 0, passages: 0, reports: new Set() });
  const all = newCounts();
  const places = new Set<string>();
  const byGroup = new Map<string | null, Counts>();
  const add = (counts: Counts, { record, occurrences }: VerifiedHit): void => {
    counts.occurrences += occurrences;
    counts.passages++;
    counts.reports.add(record.id);
  };
  await forEachInTurns(
    hits,
    (hit) => {
      add(all, hit);
      places.add(hit.record.place.key);
      const id = of(hit.record, hit.section);
      const group = byGroup.get(id) ?? newCounts();
      byGroup.set(id, group);
      add(group, hit);
    },
    timeSlice(signal),
  );
  return { all, places, byGroup };
}

async function grouped(
  { of, group }: Grouping,
  sizes: readonly SectionSize[],
  counts: readonly QueryCounts[],
  signal: AbortSignal | undefined,
): Promise<AnswerGroup[]> {
  const sizesByGroup = new Map<string | null, SectionSize[]>();
  const slice = timeSlice(signal);
  await forEachInTurns(
    sizes,
    (size) => {
      const id = of(size.record, size.section);
      const ofGroup = sizesByGroup.get(id);
      if (ofGroup) ofGroup.push(size);
      else sizesByGroup.set(id, [size]);
    },
    slice,
  );
  const groups: AnswerGroup[] = [];
  await forEachInTurns(
    sizesByGroup,
    ([id, sections]) => {
      const size = sizeOf(sections);
      const years = new Set(sections.flatMap(({ record }) => record.year ?? []));
      groups.push({
        ...group(id),
        ...size,
        years: [...years].sort((a, b) => a - b),
        phrases: counts.map(({ byGroup }) => rates(byGroup.get(id) ?? NONE, size)),
      });
    },
    slice,
  );
  return groups;
}

type WholeSize = TrendsAnswer['whole'];

function sizeOf(sizes: readonly SectionSize[]): WholeSize {
  return {
    reports: new Set(sizes.map(({ record }) => record)).size,
    passages: sizes.reduce((sum, { passages }) => sum + passages, 0),
    characters: sizes.reduce((sum, { characters }) => sum + characters, 0),
  };
}

function levelsOf(sizes: readonly SectionSize[]): TrendsAnswer['levels'] {
  const records = new Set(sizes.map(({ record }) => record));
  const counts = new Map<string, number>();
  for (const { place } of records) {
    const level = governmentLevel(place);
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return GOVERNMENT_LEVELS.flatMap((level) => {
    const reports = counts.get(level);
    return reports === undefined ? [] : [{ level, reports }];
  });
}

function rates({ occurrences, passages, reports }: Counts, size: WholeSize): Rates {
  return {
    occurrences,
    passages,
    reports: reports.size,
    perTenThousand: perTenThousand(occurrences, size.characters),
    perReport: size.reports === 0 ? 0 : occurrences / size.reports,
  };
}

/**
 * Years ascend, sections keep the order of a report, levels that of the administration, other groups descend by occurrences; the group without a
 * value comes last. Genres break ties by value, since their labels depend on the language.
 */
function order(by: By): (a: AnswerGroup, b: AnswerGroup) => number {
  if (by === 'section' || by === 'level') {
    const values: readonly (string | null)[] = by === 'section' ? SECTION_KINDS : GOVERNMENT_LEVELS;
    return (a, b) => values.indexOf(a.value) - values.indexOf(b.value);
  }
  const occurrencesIn = ({ phrases }: AnswerGroup): number =>
    phrases.reduce((sum, { occurrences }) => sum + occurrences, 0);
  const isUnknown = ({ value }: AnswerGroup): number => (value === null ? 1 : 0);
  const tieBreaker = ({ value, label }: AnswerGroup): string => (by === 'genre' ? (value ?? '') : label);
  return (a, b) =>
    isUnknown(a) - isUnknown(b) ||
    (by === 'year' ? 0 : occurrencesIn(b) - occurrencesIn(a)) ||
    compare(tieBreaker(a), tieBreaker(b));
}
