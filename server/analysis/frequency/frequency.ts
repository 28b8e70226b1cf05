/**
 * Queries and a way of grouping in; for each group how often each is said there and how much text there is, out.
 *
 * Exact always: every hit is counted. Rates without their denominators mislead, so that a group comes with both.
 */
import { SECTION_KINDS } from '../../../indexer/domain/passage.ts';
import type { TrendsAnswer, TrendsQuery } from '../../contract/trends.ts';
import { compare } from '../../corpus/report-order.ts';
import { explain } from '../../query/explain.ts';
import { parseQuery } from '../../query/parse.ts';
import { findAll } from '../../search/exact/find.ts';
import type { VerifiedHit } from '../../search/hits/hits.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';
import type { Language } from '../../web/errors.ts';
import { emptyYears } from './empty-years.ts';
import { type By, type Grouping, grouping } from './groups.ts';
import { type SectionSize, sectionSizes } from './subcorpus-size.ts';

type AnswerGroup = TrendsAnswer['groups'][number];
type Rates = AnswerGroup['phrases'][number];

const PER_CHARACTERS = 10_000;
export async function trends(
  context: SearchContext,
  asked: TrendsQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<TrendsAnswer> {
  const started = performance.now();
  const queries = asked.q.map(parseQuery);
  const found: VerifiedHit[][] = [];
  for (const query of queries)
    found.push(await findAll(context, { query, filters: asked, within: asked.within }, 'newest', signal));
  const sizes = await sectionSizes(context, asked, signal);
  const whole = sizeOf(sizes);
  const groups = grouped(grouping(asked.by, context.catalogue), sizes, found).sort(order(asked.by));
  return {
    by: asked.by,
    phrases: queries.map((query, at) => {
      const hits = found[at] ?? [];
      return {
        text: asked.q[at] ?? '',
        understood: explain(query, language),
        total: { ...rates(hits, whole), places: new Set(hits.map(({ record }) => record.place.key)).size },
      };
    }),
    whole,
    groups: groups.slice(asked.offset, asked.offset + asked.limit),
    totalGroups: groups.length,
    emptyYears: emptyYears(
      sizes.map(({ record }) => record.year),
      asked.year,
    ),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

function grouped(
  { of, group }: Grouping,
  sizes: readonly SectionSize[],
  found: readonly (readonly VerifiedHit[])[],
): AnswerGroup[] {
  const parts = groupedBy(sizes, ({ record, section }) => of(record, section));
  const hits = found.map((one) => groupedBy(one, ({ record, section }) => of(record, section)));
  return [...parts].map(([id, own]) => {
    const size = sizeOf(own);
    const years = new Set(own.flatMap(({ record }) => record.year ?? []));
    return {
      ...group(id),
      ...size,
      years: [...years].sort((a, b) => a - b),
      phrases: hits.map((one) => rates(one.get(id) ?? [], size)),
    };
  });
}

function groupedBy<T>(items: readonly T[], key: (item: T) => string | null): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const item of items) {
    const own = groups.get(key(item));
    if (own) own.push(item);
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

/** What is left open stands last; sections as reports have them. */
function order(by: By): (a: AnswerGroup, b: AnswerGroup) => number {
  if (by === 'section') {
    const kinds: readonly (string | null)[] = SECTION_KINDS;
    return (a, b) => kinds.indexOf(a.value) - kinds.indexOf(b.value);
  }
  const said = ({ phrases }: AnswerGroup): number =>
    phrases.reduce((sum, { occurrences }) => sum + occurrences, 0);
  const open = ({ value }: AnswerGroup): number => (value === null ? 1 : 0);
  return (a, b) => {
    const first = open(a) - open(b) || (by === 'year' ? 0 : said(b) - said(a));
    return first || compare(a.label, b.label);
  };
}
