/**
 * A beginning in; where it stands in the collection out: everywhere if it is rare, else a sample from all over it.
 *
 * The engine tells in a millisecond which is the case; reading all text would take twenty at 200,000 passages.
 */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { isDigit, isLatin, sameRun } from '../../../indexer/text/fold.ts';
import { tokens } from '../../../indexer/text/tokens.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';

export interface SampledOccurrence {
  readonly record: ReportRecord;
  readonly position: number;
  /** Folded text of the passage. */
  readonly text: string;
  /** Where the beginning stands in it. */
  readonly at: number;
}

export interface OccurrenceSample {
  readonly sightings: readonly SampledOccurrence[];
  /** Of the collection's text, what was looked at: 1 where every sighting is there. */
  readonly share: number;
}

/** Passages up to which all are looked at; 9 µs each. */
const RARE = 300;
/** Sightings that tell which words go on from a beginning. */
const ENOUGH = 2000;
/** Milliseconds of looking. */
const PATIENCE = 8;
/** Of the number of reports: steps of this part of them come to every part of the collection early. */
const GOLDEN = 0.618;

export async function sampleOccurrences(
  context: SearchContext,
  beginning: string,
  signal?: AbortSignal,
): Promise<OccurrenceSample> {
  const { reader, catalogue, texts } = context;
  // The end of a run of digits or letters is still to be typed, and the engine knows whole runs alone.
  const last = beginning.at(-1) ?? '';
  if (!isDigit(last) && !isLatin(last)) {
    const phrases = `"${tokens(beginning)}"`;
    const { ids, total } = await reader.candidates({ phrases, filter: undefined, limit: RARE }, signal);
    if (total <= RARE) return { sightings: ids.flatMap((id) => seen(id)), share: 1 };
  }
  return sample();

  function seen(id: string): SampledOccurrence[] {
    const cut = id.lastIndexOf('-');
    const record = catalogue.get(id.slice(0, cut));
    return record ? sightings(record, [Number(id.slice(cut + 1))]) : [];
  }

  function sightings(record: ReportRecord, positions?: Iterable<number>): SampledOccurrence[] {
    const foldedReport = texts.get(record);
    if (!foldedReport) return [];
    return [...(positions ?? foldedReport.positionsOf(beginning))].flatMap((position) => {
      const text = foldedReport.text(position);
      return standings(text, beginning).map((at) => ({ record, position, text, at }));
    });
  }

  function sample(): OccurrenceSample {
    const records = [...catalogue.all.values()];
    const step = stride(records.length);
    const whole = records.reduce((sum, { characters }) => sum + characters, 0);
    const found: SampledOccurrence[] = [];
    const until = performance.now() + PATIENCE;
    let looked = 0;
    for (let slice = 0; slice < records.length; slice++) {
      if (found.length >= ENOUGH || performance.now() >= until) break;
      const record = records[(slice * step) % records.length];
      if (!record) break;
      found.push(...sightings(record));
      looked += record.characters;
    }
    return { sightings: found, share: whole === 0 ? 1 : looked / whole };
  }
}

/** Left to right without overlap, and not in the middle of a run. */
function standings(text: string, beginning: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(beginning); at >= 0; ) {
    const whole = at === 0 || !sameRun(text[at - 1] ?? '', text[at] ?? '');
    if (whole) found.push(at);
    at = text.indexOf(beginning, whole ? at + beginning.length : at + 1);
  }
  return found;
}

/** A step that comes to each of so many once: it shares no divisor with their number. */
function stride(count: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let step = Math.max(1, Math.round(count * GOLDEN));
  while (divisor(step, count) > 1) step++;
  return step;
}
