/**
 * Finds occurrences of a typed prefix: all of them if it is rare, else a sample spread over the collection.
 *
 * The engine tells the two cases apart in a millisecond; scanning all text takes twenty at 200,000 passages.
 */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { isDigit, isLatin, sameRun } from '../../../indexer/text/fold.ts';
import { tokens } from '../../../indexer/text/tokens.ts';
import type { FoldedReport } from '../../corpus/folded-report.ts';
import { spread } from '../../corpus/spread.ts';
import type { PassageText } from '../../corpus/text-store.ts';
import { timeSlice } from '../../corpus/time-slice.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';

export interface SampledOccurrence {
  readonly record: ReportRecord;
  readonly position: number;
  /** Folded text of the passage. */
  readonly text: string;
  /** Offset of the prefix in it. */
  readonly at: number;
  /** Whether a word or a mark begins at an offset of the text; undefined where its words are not known. */
  readonly startsWord: (offset: number) => boolean | undefined;
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
/** UTF-16 units that are read for it: 8 ms. */
const SAMPLE_UNITS = 13_000_000;
/**
 * Occurrences after which a sample ends at once, rather than at the end of a report, and beyond which those of
 * a rare prefix are sampled, too: a single passage may have twenty thousand.
 */
const MAX_OCCURRENCES = 8000;

export async function sampleOccurrences(
  context: SearchContext,
  prefix: string,
  signal?: AbortSignal,
): Promise<OccurrenceSample> {
  const { reader, catalogue, texts } = context;
  const slice = timeSlice(signal);
  // The engine matches whole runs of digits or letters only, and a run being typed may be incomplete.
  const last = prefix.at(-1) ?? '';
  if (!isDigit(last) && !isLatin(last)) {
    const rare = { engineQuery: `"${tokens(prefix)}"`, filter: undefined, limit: MAX_RARE };
    const { ids, total } = await reader.candidates(rare, signal);
    if (total <= MAX_RARE) {
      const occurrences: SampledOccurrence[] = [];
      for (const passage of await texts.texts(await catalogue.locate(ids))) {
        occurrences.push(...occurrencesIn(passage, MAX_OCCURRENCES));
        if (occurrences.length >= MAX_OCCURRENCES) return sample();
        if (slice.isOver()) await slice.next();
      }
      return { occurrences, share: 1 };
    }
  }
  return sample();

  function occurrencesIn(
    { record, position, folded: text }: Omit<PassageText, 'section'>,
    most: number,
  ): SampledOccurrence[] {
    const startsWord = (offset: number): boolean | undefined =>
      texts.get(record)?.startsWord(position, offset);
    return offsets(text, prefix, most).map((at) => ({ record, position, text, at, startsWord }));
  }

  async function sample(): Promise<OccurrenceSample> {
    const records = [...catalogue.all.values()];
    const whole = records.reduce((sum, { characters }) => sum + characters, 0);
    const occurrences: SampledOccurrence[] = [];
    let scanned = 0;
    for (const record of spread(records)) {
      if (occurrences.length >= SAMPLE_SIZE || scanned >= SAMPLE_UNITS) break;
      const report = texts.get(record);
      if (!report) continue;
      const read = await addFrom(record, report, occurrences);
      scanned += record.characters * (report.length === 0 ? 1 : read / report.length);
      if (slice.isOver()) await slice.next();
    }
    return { occurrences, share: whole === 0 ? 1 : scanned / whole };
  }

  /** @returns UTF-16 units read: fewer than the report has where there are enough occurrences before its end */
  async function addFrom(
    record: ReportRecord,
    report: FoldedReport,
    occurrences: SampledOccurrence[],
  ): Promise<number> {
    for (const block of report.blocks()) {
      for (const [position] of report.positionsOf([prefix], block)) {
        const found = occurrencesIn(
          { record, position, folded: report.text(position) },
          MAX_OCCURRENCES - occurrences.length,
        );
        occurrences.push(...found);
        if (occurrences.length >= MAX_OCCURRENCES)
          return report.lengthBefore(position) + (found.at(-1)?.at ?? 0) + prefix.length;
      }
      if (slice.isOver()) await slice.next();
    }
    return report.length;
  }
}

/** Left to right without overlap, and never inside a run of digits or letters. */
function offsets(text: string, prefix: string, most: number): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(prefix); at >= 0 && found.length < most; ) {
    const startsRun = at === 0 || !sameRun(text[at - 1] ?? '', text[at] ?? '');
    if (startsRun) found.push(at);
    at = text.indexOf(prefix, startsRun ? at + prefix.length : at + 1);
  }
  return found;
}
