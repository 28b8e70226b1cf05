/** Answers `/api/reuse`: turns what was found into offsets of the original texts. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { parsePassageId, passageId } from '../../indexer/domain/ids.ts';
import { type FoldedText, fold, foldToString } from '../../indexer/text/fold.ts';
import type { Range } from '../../indexer/text/occurrences.ts';
import type { Filters } from '../contract/parameters.ts';
import {
  BANDS,
  MAX_REUSE_TEXT,
  type ReuseAnswer,
  type ReuseBand,
  type ReuseBody,
  type ReuseSource,
} from '../contract/reuse.ts';
import { type Catalogue, toReportHead } from '../corpus/catalogue.ts';
import { patientSlice } from '../corpus/giving-way.ts';
import type { PassageCache } from '../corpus/passage-cache.ts';
import type { Candidate } from '../engine/engine-reader.ts';
import { ApiError } from '../web/errors.ts';
import { findReuse, type ReuseContext, type SharedWording } from './find-reuse.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { GRAM } from './winnow.ts';
import { writtenOn } from './written-on.ts';

/** Sources listed in one answer, each with its wording and what differs. */
const MAX_LISTED = 50_000;

export interface ReuseAnswerContext extends ReuseContext {
  readonly catalogue: Catalogue;
  readonly passageCache: PassageCache;
}

/** @throws ApiError if there is nothing to look for, too much of it, or no such passage */
export async function answerReuse(
  context: ReuseAnswerContext,
  body: ReuseBody,
  filters: Filters,
  signal?: AbortSignal,
): Promise<ReuseAnswer> {
  const started = performance.now();
  const { text, isLeftOut } = await lookedFor(context, body);
  const { folded, found, searched, isWithinBudget } = await findReuse(context, text, {
    filters,
    isLeftOut,
    signal,
  });
  const slice = patientSlice(signal);
  const stretches = await stretchesOf(found, slice);
  const limit = Math.min(body.limit, Math.max(1, Math.floor(MAX_LISTED / stretches.length)));
  const passages = await shownPassages(context.passageCache, stretches, limit);
  const spans: ReuseAnswer['spans'] = [];
  for (const { start, end, band, sources } of stretches) {
    const [from, to] = original(folded, [start, end]);
    const shown: ReuseSource[] = [];
    for (const wording of sources.slice(0, limit)) {
      const passage = passages.get(passageId(wording.record.id, wording.position));
      if (passage) shown.push(sourceOf(wording, passage, folded));
      if (slice.isOver()) await slice.next();
    }
    spans.push({ start: from, end: to, band, ...countsOf(sources), sources: shown });
  }
  const shares = sharesOf(stretches, folded.text.length);
  return {
    characters: folded.text.length,
    found: BANDS.reduce((sum, band) => sum + shares[band], 0),
    shares,
    complete: isWithinBudget && searched.reports === searched.of,
    searched,
    cut: !isWithinBudget,
    spans,
    tookMs: Math.round(10 * (performance.now() - started)) / 10,
  };
}

async function lookedFor(
  { catalogue, passageCache }: ReuseAnswerContext,
  { text = '', passage, except }: ReuseBody,
): Promise<{ readonly text: string; readonly isLeftOut: (record: ReportRecord) => boolean }> {
  if (passage !== undefined) {
    const [location] = parsePassageId(passage) ? await catalogue.locate([passage]) : [];
    const found = location && (await passageCache.get([location])).get(passage);
    if (!location || !found) throw new ApiError('no_such_passage', { id: passage });
    const { id, place } = location.record;
    return {
      text: found.text,
      isLeftOut: (record) => record.id === id || (except === 'place' && record.place.key === place.key),
    };
  }
  if (text.length > MAX_REUSE_TEXT)
    throw new ApiError('text_too_long', { count: text.length, most: MAX_REUSE_TEXT });
  if (foldToString(text).length < GRAM) throw new ApiError('text_too_short', { least: GRAM });
  return { text, isLeftOut: () => false };
}

function shownPassages(
  cache: PassageCache,
  stretches: readonly Stretch[],
  limit: number,
): Promise<Map<string, Candidate>> {
  const shown = stretches.flatMap(({ sources }) => sources.slice(0, limit));
  const distinct = new Map(shown.map((wording) => [passageId(wording.record.id, wording.position), wording]));
  return cache.get([...distinct.values()]);
}

function sourceOf(wording: SharedWording, passage: Candidate, text: FoldedText): ReuseSource {
  const { record, position, similarity } = wording;
  const folded = fold(passage.text);
  const [start, end] = original(folded, wording.passage);
  return {
    passage: passage.id,
    report: toReportHead(record),
    position,
    section: { kind: passage.section, path: [...passage.path] },
    date: writtenOn(record),
    text: original(text, wording.text),
    start,
    end,
    wording: passage.text.slice(start, end),
    similarity: Math.floor(similarity * 1000) / 1000,
    differences: wording.differences().map((difference) => ({
      text: original(text, difference.text),
      passage: original(folded, difference.source),
    })),
  };
}

/** An empty range lies before the character that follows it. */
function original({ starts, ends }: FoldedText, [start, end]: Range): [number, number] {
  const from = starts[start] ?? ends.at(-1) ?? 0;
  return [from, end > start ? (ends[end - 1] ?? from) : from];
}

function countsOf(sources: readonly SharedWording[]): { places: number; reports: number; passages: number } {
  return {
    places: new Set(sources.map(({ record }) => record.place.key)).size,
    reports: new Set(sources.map(({ record }) => record.id)).size,
    passages: sources.length,
  };
}

function sharesOf(stretches: readonly Stretch[], length: number): Record<ReuseBand, number> {
  const strongest = new Int8Array(length).fill(-1);
  for (const { start, end, band } of stretches) {
    const rank = BANDS.indexOf(band);
    for (let at = start; at < end; at++) if ((strongest[at] ?? 0) < rank) strongest[at] = rank;
  }
  const shares: Record<ReuseBand, number> = { formula: 0, reuse: 0, strong: 0 };
  for (const rank of strongest) {
    const band = BANDS[rank];
    if (band) shares[band]++;
  }
  return shares;
}
