/**
 * Answers `/api/reports/{id}/ledger`: where each stretch of a report comes from, as far as the collection knows.
 * Equal characters belong to the class of their source; what a copy changed or added is the report's own.
 */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { passageId } from '../../../indexer/domain/ids.ts';
import type { Range } from '../../../indexer/text/occurrences.ts';
import {
  type LedgerAnswer,
  type LedgerSpan,
  SOURCE_CLASSES,
  type SourceClass,
} from '../../contract/ledger.ts';
import type { ReuseBand } from '../../contract/reuse.ts';
import { toReportHead } from '../../corpus/catalogue.ts';
import { patientSlice } from '../../corpus/giving-way.ts';
import { compare } from '../../corpus/report-order.ts';
import { forEachInTurns, sortInTurns, type TimeSlice } from '../../corpus/time-slice.ts';
import type { EngineReader } from '../../engine/engine-reader.ts';
import { isStrongerThan } from '../bands.ts';
import { findReuse, type ReuseContext, type SharedWording } from '../find-reuse.ts';
import { earliestFirst, writtenOn } from '../written-on.ts';
import { outlineOf, peersOf } from './outline.ts';
import { sourceClassOf } from './source-class.ts';

export interface LedgerContext extends ReuseContext {
  readonly reader: Pick<EngineReader, 'passagesOf'>;
}

interface Claim {
  readonly wording: SharedWording;
  readonly class: SourceClass;
}

/** What each unit of the folded text belongs to. */
interface Origins {
  /** Index in `SOURCE_CLASSES`. */
  readonly classes: Uint8Array;
  /** Index in `claims`; `NO_SOURCE` for the outline and what is the report's own. */
  readonly sources: Int32Array;
  readonly claims: readonly Claim[];
}

const rankOf = (name: SourceClass): number => SOURCE_CLASSES.indexOf(name);
const OUTLINE = rankOf('outline');
const OWN = rankOf('own');
const NO_SOURCE = -1;
/** Formulas claim nothing, since they mark the genre rather than a copy; they count for the outline alone. */
const LEAST_CLAIMED: ReuseBand = 'reuse';

export async function reportLedger(
  context: LedgerContext,
  report: ReportRecord,
  signal?: AbortSignal,
): Promise<LedgerAnswer> {
  const passages = await context.reader.passagesOf([report.id]);
  const text = passages.map((passage) => passage.text).join('\n');
  const peers = peersOf(context.catalogue, report);
  const classOf = rememberingClasses(report);
  const { folded, found, searched, isWithinBudget } = await findReuse(context, text, {
    isLeftOut: ({ id }) => id === report.id,
    leastBand: (record) => {
      if (peers.has(record.id)) return 'formula';
      return classOf(record) === null ? null : LEAST_CLAIMED;
    },
    signal,
  });
  const slice = patientSlice(signal);
  const outline = await outlineOf(
    folded.text.length,
    await sharedByPeers(found, peers, slice),
    peers.size,
    slice,
  );
  const origins = await originsOf(folded.text.length, outline, found, classOf, slice);

  const counts = SOURCE_CLASSES.map(() => 0);
  const bySource = new Map<string, { record: ReportRecord; class: SourceClass; characters: number }>();
  const answered: LedgerAnswer['passages'] = [];
  let [offset, unit] = [0, 0];
  for (const { id, position, text: passage } of passages) {
    // Line breaks between the passages fold to nothing, or to a space that is in none of them.
    while (unit < folded.text.length && (folded.starts[unit] as number) < offset) unit++;
    const first = unit;
    while (unit < folded.text.length && (folded.starts[unit] as number) < offset + passage.length) unit++;
    const spans: LedgerSpan[] = [];
    for (const { start, end, rank, source } of spansOf(
      origins,
      folded.starts,
      first,
      unit,
      offset,
      passage,
    )) {
      const claim = origins.claims[source];
      spans.push({
        start,
        end,
        class: SOURCE_CLASSES[rank] as SourceClass,
        source: claim ? sourceOf(claim) : null,
      });
      counts[rank] = (counts[rank] as number) + end - start;
      if (claim) addSource(bySource, claim, end - start);
    }
    answered.push({ id, position, spans });
    offset += passage.length + 1;
    if (slice.isOver()) await slice.next();
  }
  const characters = passages.reduce((sum, { text: { length } }) => sum + length, 0);
  return {
    characters,
    shares: Object.fromEntries(
      SOURCE_CLASSES.map((name, rank) => [
        name,
        characters === 0 ? 0 : (counts[rank] as number) / characters,
      ]),
    ) as LedgerAnswer['shares'],
    outlineOf: peers.size,
    complete: isWithinBudget && searched.reports === searched.of,
    searched,
    passages: answered,
    sources: [...bySource.values()]
      .sort((a, b) => b.characters - a.characters || compare(a.record.id, b.record.id))
      .map(({ record, class: name, characters: own }) => ({
        report: toReportHead(record),
        date: writtenOn(record),
        class: name,
        characters: own,
      })),
  };
}

async function sharedByPeers(
  found: readonly SharedWording[],
  peers: ReadonlySet<string>,
  slice: TimeSlice,
): Promise<Map<string, Range[]>> {
  const shared = new Map<string, Range[]>();
  await forEachInTurns(
    found,
    (wording) => {
      if (!peers.has(wording.record.id)) return;
      const ranges = shared.get(wording.record.id);
      if (ranges) ranges.push(...equalRanges(wording));
      else shared.set(wording.record.id, equalRanges(wording));
    },
    slice,
  );
  return shared;
}

/** The wording without what differs, of which figures are whole. */
function equalRanges(wording: SharedWording): Range[] {
  const [start, end] = wording.text;
  const ranges: Range[] = [];
  let from = start;
  for (const {
    text: [differenceStart, differenceEnd],
  } of wording.differences()) {
    if (differenceStart > from) ranges.push([from, differenceStart]);
    from = differenceEnd;
  }
  if (end > from) ranges.push([from, end]);
  return ranges;
}

/**
 * Claims in the order of their classes, within one those of the most characters first and the earliest of equal
 * ones: each takes what no other has taken.
 */
async function originsOf(
  length: number,
  outline: Uint8Array,
  found: readonly SharedWording[],
  classOf: (source: ReportRecord) => SourceClass | null,
  slice: TimeSlice,
): Promise<Origins> {
  const classes = new Uint8Array(length).fill(OWN);
  const sources = new Int32Array(length).fill(NO_SOURCE);
  for (let at = 0; at < length; at++) if (outline[at] === 1) classes[at] = OUTLINE;
  const candidates = found.flatMap((wording): Claim[] => {
    const name = isStrongerThan(LEAST_CLAIMED, wording.band) ? null : classOf(wording.record);
    return name === null ? [] : [{ wording, class: name }];
  });
  const order = earliestFirst(candidates.map(({ wording }) => wording.record));
  const claims = await sortInTurns(candidates, compareClaims(order), slice);
  await forEachInTurns(
    claims,
    ({ wording, class: name }, source) => {
      for (const [start, end] of equalRanges(wording))
        for (let at = start; at < end; at++)
          if (classes[at] === OWN) {
            classes[at] = rankOf(name);
            sources[at] = source;
          }
    },
    slice,
  );
  return { classes, sources, claims };
}

function rememberingClasses(report: ReportRecord): (source: ReportRecord) => SourceClass | null {
  const known = new Map<ReportRecord, SourceClass | null>();
  return (source) => {
    let name = known.get(source);
    if (name === undefined) {
      name = sourceClassOf(source, report);
      known.set(source, name);
    }
    return name;
  };
}

function compareClaims(order: ReadonlyMap<ReportRecord, number>) {
  const placeOf = ({ wording: { record } }: Claim): number => order.get(record) ?? order.size;
  return (a: Claim, b: Claim): number =>
    rankOf(a.class) - rankOf(b.class) ||
    b.wording.matched - a.wording.matched ||
    placeOf(a) - placeOf(b) ||
    a.wording.position - b.wording.position;
}

/**
 * The spans of one passage, in its own UTF-16 units. What the fold drops, such as quotation marks, belongs to what
 * precedes it.
 *
 * @param first first unit of the folded text that is in the passage
 * @param after first one behind it
 * @param offset of the passage in the joined text
 */
function* spansOf(
  { classes, sources }: Origins,
  starts: Uint32Array,
  first: number,
  after: number,
  offset: number,
  { length }: string,
): Generator<{ start: number; end: number; rank: number; source: number }> {
  let start = 0;
  for (let unit = first; unit < after; unit++) {
    const [rank, source] = [classes[unit] as number, sources[unit] as number];
    const isLast = unit + 1 === after;
    if (!isLast && classes[unit + 1] === rank && sources[unit + 1] === source) continue;
    const end = isLast ? length : (starts[unit + 1] as number) - offset;
    // Both units of a character that folds to two belong to where the second one does.
    if (end > start) yield { start, end, rank, source };
    start = end;
  }
  if (start < length) yield { start, end: length, rank: OWN, source: NO_SOURCE };
}

function sourceOf({ wording: { record, position } }: Claim): NonNullable<LedgerSpan['source']> {
  return { passage: passageId(record.id, position), report: record.id, position };
}

function addSource(
  bySource: Map<string, { record: ReportRecord; class: SourceClass; characters: number }>,
  { wording: { record }, class: name }: Claim,
  characters: number,
): void {
  const entry = bySource.get(record.id) ?? { record, class: name, characters: 0 };
  entry.characters += characters;
  bySource.set(record.id, entry);
}
