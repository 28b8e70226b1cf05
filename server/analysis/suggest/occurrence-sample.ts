/**
 * Finds occurrences of a typed prefix: all of them if it is rare, else a sample spread over the collection.
 *
 * The engine tells the two cases apart in a millisecond; scanning all text takes twenty at 200,000 passages.
 */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { parsePassageId } from '../../../indexer/domain/ids.ts';
import { isDigit, isLatin, sameRun } from '../../../indexer/text/fold.ts';
import { tokens } from '../../../indexer/text/tokens.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';

export interface SampledOccurrence {
  readonly record: ReportRecord;
  readonly position: number;
  /** Folded text of the passage. */
  readonly text: string;
  /** Offset of the prefix in it. */
  readonly at: number;
}

export interface OccurrenceSample {
  readonly occurrences: readonly SampledOccurrence[];
  /** Share of the collection's text that was scanned; 1 if the occurrences are complete. */
  readonly share: number;
}

/** Maximum number of passages for which all are read; 9 µs each. */
const MAX_RARE = 300;
/** Sample size that suffices to tell which words continue a prefix. */
const SAMPLE_SIZE = 2000;
/** Milliseconds of scanning. */
const TIME_LIMIT = 8;
/**
 * Golden-ratio stride, as a share of the number of reports: it reaches every part of the collection early.
 */
const GOLDEN = 0.618;

export async function sampleOccurrences(
  context: SearchContext,
  prefix: string,
  signal?: AbortSignal,
): Promise<OccurrenceSample> {
  const { reader, catalogue, texts } = context;
  // The engine matches whole runs of digits or letters only, and a run being typed may be incomplete.
  const last = prefix.at(-1) ?? '';
  if (!isDigit(last) && !isLatin(last)) {
    const engineQuery = `"${tokens(prefix)}"`;
    const { ids, total } = await reader.candidates(
      { engineQuery, filter: undefined, limit: MAX_RARE },
      signal,
    );
    if (total <= MAX_RARE) return { occurrences: ids.flatMap((id) => occurrencesIn(id)), share: 1 };
  }
  return sample();

  function occurrencesIn(id: string): SampledOccurrence[] {
    const ref = parsePassageId(id);
    const record = ref && catalogue.get(ref.report);
    return record ? occurrencesOf(record, [ref.position]) : [];
  }

  function occurrencesOf(record: ReportRecord, positions?: Iterable<number>): SampledOccurrence[] {
    const foldedReport = texts.get(record);
    if (!foldedReport) return [];
    return [...(positions ?? foldedReport.positionsOf(prefix))].flatMap((position) => {
      const text = foldedReport.text(position);
      return offsets(text, prefix).map((at) => ({ record, position, text, at }));
    });
  }

  function sample(): OccurrenceSample {
    const records = [...catalogue.all.values()];
    const step = stride(records.length);
    const whole = records.reduce((sum, { characters }) => sum + characters, 0);
    const occurrences: SampledOccurrence[] = [];
    const until = performance.now() + TIME_LIMIT;
    let scanned = 0;
    for (let slice = 0; slice < records.length; slice++) {
      if (occurrences.length >= SAMPLE_SIZE || performance.now() >= until) break;
      const record = records[(slice * step) % records.length];
      if (!record) break;
      occurrences.push(...occurrencesOf(record));
      scanned += record.characters;
    }
    return { occurrences, share: whole === 0 ? 1 : scanned / whole };
  }
}

/** Left to right without overlap, and never inside a run of digits or letters. */
function offsets(text: string, prefix: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(prefix); at >= 0; ) {
    const startsRun = at === 0 || !sameRun(text[at - 1] ?? '', text[at] ?? '');
    if (startsRun) found.push(at);
    at = text.indexOf(prefix, startsRun ? at + prefix.length : at + 1);
  }
  return found;
}

/** A step coprime with `count`, so that it visits each item exactly once. */
function stride(count: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let step = Math.max(1, Math.round(count * GOLDEN));
  while (divisor(step, count) > 1) step++;
  return step;
}
