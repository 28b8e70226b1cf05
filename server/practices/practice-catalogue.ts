/** Answers of the catalogue of practices: lists of them, and one of them with its places. */
import { LRUCache } from 'lru-cache';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { FILTER_NAMES } from '../../indexer/domain/filters.ts';
import { passageId } from '../../indexer/domain/ids.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import { containsPhrase } from '../../indexer/text/occurrences.ts';
import { endsAfter, foldTyped, START, speller } from '../analysis/places/pinyin-match.ts';
import type { Filters } from '../contract/parameters.ts';
import type { PracticeAnswer, PracticeRow, PracticesAnswer, PracticesQuery } from '../contract/practices.ts';
import { type Catalogue, toReportHead } from '../corpus/catalogue.ts';
import { compare } from '../corpus/report-order.ts';
import { forEachInTurns, sortInTurns, type TimeSlice, timeSlice } from '../corpus/time-slice.ts';
import type { EngineReader } from '../engine/engine-reader.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { notFound } from '../engine/steady-servers.ts';
import { earliestFirst, writtenOn } from '../reuse/written-on.ts';
import { ApiError } from '../web/errors.ts';
import { besidePractice } from './beside.ts';
import { levelsOf, type PracticeLevel } from './levels.ts';
import { placesOf } from './places-of-practice.ts';
import { EMPTY_INDEX, type Practice, type PracticeIndex } from './practice-index.ts';
import type { Practices } from './practices.ts';
import { type Counts, Selection } from './selection.ts';

/** Selections kept: that of the whole collection, and those of the filters in use. */
const KEPT = 8;

/** Means nothing in the query language. */
const PLAIN = /^\p{Script=Han}+$/u;

interface Counted {
  readonly selection: Selection;
  readonly all: readonly Counts[];
  readonly byPractice: ReadonlyMap<Practice, Counts>;
  /** The same in the orders that have been asked for: sorting takes longer than all else. */
  readonly sorted: Map<PracticesQuery['sort'], readonly Counts[]>;
}

export interface PracticeContext {
  readonly practices: Pick<Practices, 'index' | 'isLeftOut'>;
  readonly catalogue: Pick<Catalogue, 'list' | 'all'>;
  readonly reader: Pick<EngineReader, 'missing'>;
}

export class PracticeCatalogue {
  private readonly counted = new LRUCache<string, Counted>({ max: KEPT });
  private index: PracticeIndex = EMPTY_INDEX;
  private order: ReadonlyMap<ReportRecord, number> = new Map();
  private records: Catalogue['all'] | null = null;
  private levels: ((counts: Counts) => PracticeLevel) | null = null;

  constructor(private readonly context: PracticeContext) {}

  async list(request: PracticesQuery, signal?: AbortSignal): Promise<PracticesAnswer> {
    const started = performance.now();
    const slice = timeSlice(signal);
    const { selection, all, sorted } = await this.select(request, slice);
    const [whole, levelOf] = [await this.select(NO_FILTERS, slice), await this.levelsNow(slice)];
    const ordered =
      sorted.get(request.sort) ?? (await sortInTurns(all, orderOf(request.sort, selection), slice));
    sorted.set(request.sort, ordered);
    const typed = await this.matching(ordered, request.typed, slice);
    const found = request.scope ? typed.filter((counts) => levelOf(counts) === request.scope) : typed;
    return {
      practices: found
        .slice(request.offset, request.offset + request.limit)
        .map((counts) => rowOf(counts, selection, whole, levelOf(counts))),
      total: found.length,
      ...this.state(),
      tookMs: tookSince(started),
    };
  }

  /**
   * @param name any of its names
   * @throws ApiError 404 if no practice of that name passes the filters, or the keeper has left it out
   */
  async one(name: string, filters: Filters, signal?: AbortSignal): Promise<PracticeAnswer> {
    const started = performance.now();
    const slice = timeSlice(signal);
    const { selection, all } = await this.select(filters, slice);
    const folded = foldToString(name);
    const counts = all.find(({ practice }) => practice.phrases.includes(folded));
    if (!counts && this.context.practices.isLeftOut(folded))
      throw new ApiError('practice_left_out', { id: name });
    if (!counts) throw notFound(this.context.reader, 'no_such_practice', name);
    const [whole, levelOf] = [await this.select(NO_FILTERS, slice), await this.levelsNow(slice)];
    return {
      practice: rowOf(counts, selection, whole, levelOf(counts)),
      places: await placesOf(counts.practice, selection, slice),
      beside: await besidePractice(counts, all, selection.places, levelOf, slice),
      ...this.state(),
      tookMs: tookSince(started),
    };
  }

  /** The counts of all practices within the filters; those of the same filters are kept until anything changes. */
  private async select(filters: Filters, slice: TimeSlice): Promise<Counted> {
    const { practices, catalogue } = this.context;
    if (this.index !== practices.index) this.order = earliestFirst(practices.index.reports);
    if (this.index !== practices.index || this.records !== catalogue.all) {
      [this.index, this.records, this.levels] = [practices.index, catalogue.all, null];
      this.counted.clear();
    }
    const key = JSON.stringify(FILTER_NAMES.map((filter) => filters[filter]));
    const known = this.counted.get(key);
    if (known) return known;
    const { index, records } = this;
    const selection = new Selection(index, catalogue, filters, this.order);
    const all = await selection.countAll(slice);
    const byPractice = new Map(all.map((counts) => [counts.practice, counts]));
    const counted: Counted = { selection, all, byPractice, sorted: new Map() };
    if (index === this.index && records === this.records) this.counted.set(key, counted);
    return counted;
  }

  private async levelsNow(slice: TimeSlice): Promise<(counts: Counts) => PracticeLevel> {
    const { selection, all } = await this.select(NO_FILTERS, slice);
    this.levels ??= levelsOf(all, selection, selection.index);
    return this.levels;
  }

  private async matching(
    all: readonly Counts[],
    typed: string | undefined,
    slice: TimeSlice,
  ): Promise<readonly Counts[]> {
    const folded = foldTyped(typed ?? '');
    if (folded === '') return all;
    const spell = await speller();
    const found: Counts[] = [];
    await forEachInTurns(
      all,
      (counts) => {
        const isFound = counts.practice.phrases.some(
          (phrase) => phrase.includes(folded) || endsAfter(folded, START, spell(phrase)).has(folded.length),
        );
        if (isFound) found.push(counts);
      },
      slice,
    );
    return found;
  }

  private state(): Pick<PracticesAnswer, 'progress' | 'missing'> {
    const { catalogue, reader } = this.context;
    const told = this.index.reports.filter(({ id }) => catalogue.all.has(id)).length;
    return { progress: { reports: told, of: catalogue.all.size }, missing: [...reader.missing] };
  }
}

/** @param whole the counts without filters */
function rowOf(counts: Counts, selection: Selection, whole: Counted, level: PracticeLevel): PracticeRow {
  const { practice, passages, reports, places, first } = counts;
  return {
    name: practice.name,
    variants: [...practice.variants],
    query: queryOf(practice),
    passages,
    reports,
    places,
    first: firstOf(selection, first),
    origin: firstOf(whole.selection, whole.byPractice.get(practice)?.first ?? first),
    level,
    years: selection.yearsOf(practice),
  };
}

/** @param passage number of the first passage that says a practice */
function firstOf(selection: Selection, passage: number): PracticeRow['first'] {
  const record = recordAt(selection, passage);
  return {
    report: toReportHead(record),
    passage: passageId(record.id, selection.index.positionOf(passage)),
    date: writtenOn(record),
  };
}

/** The exact search for all names; one that another is part of adds nothing. */
function queryOf({ phrases }: Practice): string {
  return phrases
    .filter((phrase) => !phrases.some((other) => other !== phrase && containsPhrase(phrase, other)))
    .map((phrase) => (PLAIN.test(phrase) ? phrase : `"${phrase}"`))
    .join(' | ');
}

function recordAt({ index }: Selection, passage: number): ReportRecord {
  return index.reports[index.reportAt[passage] ?? 0] as ReportRecord;
}

/** Ties are broken by the name, so that pages do not overlap. */
function orderOf(sort: PracticesQuery['sort'], selection: Selection): (a: Counts, b: Counts) => number {
  const { index, rank } = selection;
  const rankOf = ({ first }: Counts): number => rank[index.reportAt[first] ?? 0] ?? 0;
  const dateOf = ({ first }: Counts): string => writtenOn(recordAt(selection, first)) ?? '';
  const placeOf = ({ first }: Counts): string => recordAt(selection, first).place.key;
  const byName = (a: Counts, b: Counts): number => compare(a.practice.name, b.practice.name);
  switch (sort) {
    case 'spread':
      return (a, b) =>
        b.places - a.places || b.reports - a.reports || b.passages - a.passages || byName(a, b);
    case 'novelty':
      return (a, b) => compare(dateOf(b), dateOf(a)) || rankOf(a) - rankOf(b) || byName(a, b);
    case 'place':
      return (a, b) => compare(placeOf(a), placeOf(b)) || rankOf(a) - rankOf(b) || byName(a, b);
  }
}

/** Milliseconds, to a tenth. */
function tookSince(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10;
}
