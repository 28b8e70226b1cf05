/**
 * Looks up the quotations of a draft: by exact search first, then through the text of all reports those that it
 * does not have.
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { passageId } from '../../indexer/domain/ids.ts';
import { passagesInContext } from '../citing/citations.ts';
import { cite } from '../citing/cite.ts';
import type { PassageInContext } from '../citing/link.ts';
import type { Total } from '../contract/passage.ts';
import {
  MAX_QUOTATIONS,
  type QuotationCheck,
  type QuotationsAnswer,
  type QuotationsQuery,
} from '../contract/quotations.ts';
import { toReportHead } from '../corpus/catalogue.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import { asPassage } from '../search/hits/hits.ts';
import { searchableReports } from '../search/hits/scan.ts';
import type { SearchContext } from '../search/hits/search-context.ts';
import { CHANGE } from './alignment.ts';
import {
  agreement,
  compareSource,
  type Entries,
  entriesIn,
  type GivenSource,
  givenSource,
  type PlaceNames,
  placeNames,
} from './cited-source.ts';
import { type Comparison, compareWording } from './differences.ts';
import { type FoldedParts, MAX_CHANGED_SHARE, nearestPassages } from './nearest-passages.ts';
import { type Elision, partsOf, type Quotation, quotationsIn } from './quotations-in-text.ts';
import { verbatimPassages } from './verbatim-passages.ts';
import { foldedUnits, type Unit, unitsOf } from './wording.ts';

/**
 * @param today ISO 8601 date, cited as the access date of online sources
 * @param signal aborted when the client is gone
 */
export async function checkQuotations(
  context: SearchContext,
  text: string,
  query: QuotationsQuery,
  today: string,
  signal?: AbortSignal,
): Promise<QuotationsAnswer> {
  const { plain, quotations, unpaired } = await quotationsIn(text, timeSlice(signal));
  const chosen = quotations.slice(query.from, query.from + query.limit);
  const next = query.from + chosen.length;
  const records = searchableReports(context.catalogue, query, 'oldest');
  const draft = new Draft(context, { text, plain }, query, records, today, signal);
  return {
    quotations: await draft.check(chosen),
    total: quotations.length,
    next: next < quotations.length ? next : null,
    unpaired: [...unpaired],
    searched: searchedIn(records),
  };
}

function searchedIn(records: readonly ReportRecord[]): QuotationsAnswer['searched'] {
  const years = records.flatMap(({ year }) => year ?? []);
  return {
    reports: records.length,
    passages: records.reduce((sum, { passages }) => sum + passages, 0),
    places: new Set(records.map(({ place }) => place.key)).size,
    years: years.length === 0 ? null : [least(years), greatest(years)],
    changedShare: MAX_CHANGED_SHARE,
  };
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
const greatest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));

/** A passage to compare a quotation with, or two neighbours. */
interface Place {
  readonly record: ReportRecord;
  readonly position: number;
  readonly isPair: boolean;
}

interface Found {
  readonly located: PassageInContext;
  /** The text that the offsets belong to: of the passage, or of it and the next one. */
  readonly text: string;
  readonly next: string | null;
  readonly comparison: Comparison;
}

interface LookedUp {
  readonly quotation: Quotation;
  /** Those that the source does not have itself. */
  readonly elisions: readonly Elision[];
  readonly parts: readonly (readonly Unit[])[];
  readonly folded: FoldedParts;
  readonly given: GivenSource | null;
  found: Found | null;
  total: Total | null;
}

/** Cells of alignment tables for the choice of a passage: some 0.1 s. */
const MAX_COMPARED = 8_000_000;
/** Quotations looked up by exact search at the same time: it waits for the engine more than it works. */
const AT_ONCE = 8;

class Draft {
  private readonly entries: Entries;
  private readonly names: PlaceNames;

  constructor(
    private readonly context: SearchContext,
    private readonly draft: { readonly text: string; readonly plain: string },
    private readonly query: QuotationsQuery,
    private readonly records: readonly ReportRecord[],
    private readonly today: string,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.entries = entriesIn(draft.text);
    this.names = placeNames(context.catalogue.all.values());
  }

  /** Of an absent quotation that has quotations inside, those are looked up too: it may be the author's own words. */
  async check(quotations: readonly Quotation[]): Promise<QuotationCheck[]> {
    const looked: LookedUp[] = [];
    for (let from = 0; from < quotations.length; from += AT_ONCE) {
      const batch = quotations.slice(from, from + AT_ONCE);
      looked.push(...(await Promise.all(batch.map((quotation) => this.lookUpExactly(quotation)))));
    }
    await this.lookUpNearest(looked.filter(({ found }) => found === null));
    const checks = looked.map((one) => this.answer(one));
    const inner = looked.flatMap(({ found, quotation }) => (found === null ? quotation.inner : []));
    // The text of all reports is read once for as many as that.
    for (let from = 0; from < inner.length; from += MAX_QUOTATIONS)
      checks.push(...(await this.check(inner.slice(from, from + MAX_QUOTATIONS))));
    return checks.sort((a, b) => a.start - b.start);
  }

  private async lookUpExactly(quotation: Quotation): Promise<LookedUp> {
    const given = givenSource(this.draft.text, quotation, this.entries, this.names);
    const whole = await this.search(quotation, [], given);
    // An ellipsis may be the source's own.
    if (whole.found !== null || quotation.elisions.length === 0) return whole;
    return this.search(quotation, quotation.elisions, given);
  }

  private async search(
    quotation: Quotation,
    elisions: readonly Elision[],
    given: GivenSource | null,
  ): Promise<LookedUp> {
    const parts = partsOf(this.draft.plain, quotation, elisions);
    const folded = parts.map(foldedUnits).filter((part) => part !== '');
    const looked: LookedUp = { quotation, elisions, parts, folded, given, found: null, total: null };
    if (folded.length === 0) return looked;
    const { query, signal } = this;
    const { verbatim, alike, total } = await verbatimPassages(
      this.context,
      parts,
      folded,
      given,
      query,
      signal,
    );
    const places = (verbatim ? [verbatim] : alike).map((hit) => ({ ...hit, isPair: false }));
    looked.found = await this.best(looked, places, () => 0);
    if (looked.found) looked.total = total;
    return looked;
  }

  private async lookUpNearest(looked: readonly LookedUp[]): Promise<void> {
    const near = await nearestPassages(
      this.context.texts,
      this.records,
      looked.map(({ folded }) => folded),
      this.signal,
    );
    for (const [at, one] of looked.entries()) {
      const candidates = near[at] ?? [];
      const costs = new Map<Place, number>(candidates.map((candidate) => [candidate, candidate.cost]));
      one.found = await this.best(one, candidates, (place) => costs.get(place) ?? 0);
    }
  }

  /**
   * Of passages that are equally near, or nearly, the one that agrees with what the draft says; then the nearest,
   * then the one with the fewest differences.
   */
  private async best(
    { parts, given }: LookedUp,
    places: readonly Place[],
    costOf: (place: Place) => number,
  ): Promise<Found | null> {
    const ids = places.map(({ record, position }) => passageId(record.id, position));
    const located = new Map((await passagesInContext(this.context, ids)).map((one) => [one.passage.id, one]));
    const quoted = parts.reduce((sum, part) => sum + part.length, 0);
    let best: { found: Found; agrees: number; cost: number } | null = null;
    let units = 0;
    for (const [at, place] of places.entries()) {
      const one = located.get(ids[at] ?? '');
      if (!one) continue;
      // Aligned at a stretch: of long texts only the first few.
      units += one.passage.text.length;
      if (best !== null && units * quoted > MAX_COMPARED) break;
      const found = foundIn(one, place.isPair, parts);
      const agrees = agreement(given, place.record);
      const cost = costOf(place) + (found.comparison.differences.length === 0 ? -CHANGE : 0);
      const isBetter =
        best === null ||
        agrees > best.agrees ||
        (agrees === best.agrees &&
          (cost < best.cost ||
            (cost === best.cost &&
              found.comparison.differences.length < best.found.comparison.differences.length)));
      if (isBetter) best = { found, agrees, cost };
    }
    return best?.found ?? null;
  }

  private answer({ quotation, elisions, given, found, total }: LookedUp): QuotationCheck {
    const { start, end, kind } = quotation;
    const shared = { start, end, text: this.draft.text.slice(start, end), kind };
    if (found === null)
      return {
        ...shared,
        elisions: [...quotation.elisions],
        status: 'absent',
        passage: null,
        source: null,
        differences: [],
        found: null,
        citation: null,
        cited: null,
      };
    const { located, comparison } = found;
    const { passage, record } = located;
    const { ranges: _, ...shown } = asPassage(passage, []);
    const { quote: __, ...citation } = cite(located, 'gbt7714-2025', this.today);
    return {
      ...shared,
      elisions: [...elisions],
      status: comparison.differences.length === 0 ? 'verbatim' : 'altered',
      passage: passage.id,
      source: {
        ...shown,
        text: found.text,
        report: toReportHead(record),
        ranges: comparison.ranges.map(([from, to]) => [from, to]),
        next: found.next,
      },
      differences: [...comparison.differences],
      found: total,
      citation,
      cited: given === null ? null : compareSource(given, record),
    };
  }
}

function foundIn(located: PassageInContext, isPair: boolean, parts: readonly (readonly Unit[])[]): Found {
  const { passage, after } = located;
  const next = isPair ? after : null;
  const text = next ? `${passage.text}\n${next.text}` : passage.text;
  return { located, text, next: next?.id ?? null, comparison: compareWording(parts, unitsOf(text)) };
}
