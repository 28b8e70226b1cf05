/**
 * Counts how often each query occurs in each group of the corpus: by year, place, section or genre.
 *
 * Counts are always exact: every hit is verified. Rates mislead without their denominators, so each group has
 * both.
 */
import { SECTION_KINDS } from '../../../indexer/domain/passage.ts';
import type { TrendsAnswer, TrendsQuery } from '../../contract/trends.ts';
import { compare } from '../../corpus/report-order.ts';
import type { VerifiedHit } from '../../search/hits/hits.ts';
import { createRetriever, findAll } from '../../search/retriever.ts';
import type { SmartContext } from '../../search/smart/smart-context.ts';
import type { Language } from '../../web/errors.ts';
import { emptyYears } from './empty-years.ts';
import { type By, type Grouping, grouping } from './groups.ts';
import { type SectionSize, sectionSizes } from './subcorpus-size.ts';

type AnswerGroup = TrendsAnswer['groups'][number];
type Rates = AnswerGroup['phrases'][number];

const PER_CHARACTERS = 10_000;

export async function trends(
  context: SmartContext,
  request: TrendsQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<TrendsAnswer> {
  const started = performance.now();
  const { by, within } = request;
  const retrievers = await Promise.all(request.q.map((q) => createRetriever(context, { q, within }, signal)));
  const hitsByQuery: (readonly VerifiedHit[])[] = [];
  for (const retriever of retrievers) hitsByQuery.push(await findAll(retriever, request, 'newest', signal));
  const sizes = await sectionSizes(context, request, signal);
  const whole = sizeOf(sizes);
  const groups = grouped(grouping(by, context.catalogue, language), sizes, hitsByQuery).sort(order(by));
  return {
    by,
    phrases: retrievers.map((retriever, at) => {
      const hits = hitsByQuery[at] ?? [];
      return {
        text: request.q[at] ?? '',
        understood: retriever.understood(language),
        total: { ...rates(hits, whole), places: new Set(hits.map(({ record }) => record.place.key)).size },
      };
    }),
    whole,
    groups: groups.slice(request.offset, request.offset + request.limit),
    totalGroups: groups.length,
    emptyYears: emptyYears(
      sizes.map(({ record }) => record.year),
      request.year,
    ),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

function grouped(
  { of, group }: Grouping,
  sizes: readonly SectionSize[],
  hitsByQuery: readonly (readonly VerifiedHit[])[],
): AnswerGroup[] {
  const groups = groupedBy(sizes, ({ record, section }) => of(record, section));
  const hitGroups = hitsByQuery.map((hits) => groupedBy(hits, ({ record, section }) => of(record, section)));
  return [...groups].map(([id, sections]) => {
    const size = sizeOf(sections);
    const years = new Set(sections.flatMap(({ record }) => record.year ?? []));
    return {
      ...group(id),
      ...size,
      years: [...years].sort((a, b) => a - b),
      phrases: hitGroups.map((hits) => rates(hits.get(id) ?? [], size)),
    };
  });
}

function groupedBy<T>(items: readonly T[], key: (item: T) => string | null): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
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

function rates(hits: readonly VerifiedHit[], size: WholeSize): Rates {
  const occurrences = hits.reduce((sum, hit) => sum + hit.occurrences, 0);
  return {
    occurrences,
    passages: hits.length,
    reports: new Set(hits.map(({ record }) => record.id)).size,
    perTenThousand: size.characters === 0 ? 0 : (occurrences / size.characters) * PER_CHARACTERS,
    perReport: size.reports === 0 ? 0 : occurrences / size.reports,
  };
}

/**
 * Years ascend, sections keep the order of a report, other groups descend by occurrences; the group without a
 * value comes last. Genres break ties by value, since their labels depend on the language.
 */
function order(by: By): (a: AnswerGroup, b: AnswerGroup) => number {
  if (by === 'section') {
    const kinds: readonly (string | null)[] = SECTION_KINDS;
    return (a, b) => kinds.indexOf(a.value) - kinds.indexOf(b.value);
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
