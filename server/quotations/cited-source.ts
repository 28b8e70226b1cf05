/**
 * Reads what a draft says about the source of a quotation: in the sentence that introduces it, in brackets
 * after it, in the entry of its note or reference; and compares that with the report it was found in.
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { isNation, PLACE_LEVELS } from '../../indexer/domain/place.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import type { CitedSource } from '../contract/quotations.ts';
import type { Quotation } from './quotations-in-text.ts';

/** What is given, folded; empty where the draft says nothing. */
export interface GivenSource {
  /** The words of the draft. */
  readonly text: string;
  readonly places: readonly string[];
  readonly years: readonly number[];
  readonly titles: readonly string[];
  readonly documentNumbers: readonly string[];
}

/** UTF-16 units before a quotation that introduce it at most. */
const MAX_LEAD = 120;
const MAX_ENTRY = 400;
/** UTF-16 units of the longest and the shortest name of a place. */
const NAME_LENGTHS = { shortest: 2, longest: 15 } as const;

const SENTENCE_END = /[。！？；\n”」』]/g;
/** After the closing mark: more marks, a stop, then brackets, and the mark of a note. */
const BRACKETS_AFTER = /^[”’」』"＂。，；]{0,3}\s*[（(]([^（()）]{2,200})[)）]/;
const NOTE_AFTER =
  /^[”’」』"＂。，；]{0,3}(?:[（(][^（()）]{2,200}[)）])?[。，；]?\s*(?:[[［]\^?(\d{1,3})[\]］]|([①-⑳]))/u;
const SOURCE_LINE = /^[”’」』"＂。]{0,3}\s*(?:>\s*)*[-—–―]{1,2}\s*([^\n]{2,200})/;
const ENTRY = /^[^\S\n]*(?:[[［]\^?(\d{1,3})[\]］][:：]?|([①-⑳])|〔注(\d{1,3})〕)[^\S\n]*(\S[^\n]*)$/gmu;

const DOCUMENT_NUMBER = /[\p{Script=Han}]{1,10}[〔[（(【［]\d{4}[〕\]）)】］]第?\d{1,5}号/gu;
const TITLE = /《([^《》\n]{4,100})》/g;
const REFERENCE_TITLE = /[.．]\s*([^.．[\]\n]{4,100}?)(?:[:：][^[\]\n]{0,60})?\[[A-Z]{1,2}(?:\/OL)?\]/g;
/** A period of years names a plan, and a date in brackets the day of access. */
const NO_YEAR = /\d{4}\s*[-—–~至]\s*\d{4}|\[\d{4}-\d{1,2}-\d{1,2}\]/g;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;
const REPORT_TITLE = /(?:报告|公报|情况|总结)$/;

/** The notes and references of a draft by their number. */
export type Entries = ReadonlyMap<string, string>;

export function entriesIn(text: string): Entries {
  const entries = new Map<string, string>();
  for (const [, number, circled, note, entry = ''] of text.matchAll(ENTRY))
    entries.set(number ?? circled ?? note ?? '', entry.slice(0, MAX_ENTRY));
  return entries;
}

/** Names of the places that have issued reports, and of those above them, folded. */
export type PlaceNames = ReadonlySet<string>;

export function placeNames(records: Iterable<ReportRecord>): PlaceNames {
  const names = new Set<string>();
  for (const { place } of records)
    for (const level of PLACE_LEVELS) if (place[level] !== null) names.add(place[level]);
  return new Set([...names].map(foldToString));
}

/** Outermost first; the nation has none. */
function namesOf({ place }: ReportRecord): string[] {
  return PLACE_LEVELS.flatMap((level) => place[level] ?? []).map(foldToString);
}

/** @returns null if the draft says nothing of the source */
export function givenSource(
  draft: string,
  quotation: Pick<Quotation, 'start' | 'end' | 'kind'>,
  entries: Entries,
  names: PlaceNames,
): GivenSource | null {
  const after = draft.slice(quotation.end, quotation.end + 2 * MAX_ENTRY);
  const note = NOTE_AFTER.exec(after);
  const pieces = [
    leadOf(draft, quotation.start),
    BRACKETS_AFTER.exec(after)?.[1],
    SOURCE_LINE.exec(after)?.[1],
    note ? entries.get(note[1] ?? note[2] ?? '') : undefined,
  ].filter((piece) => piece !== undefined && piece !== '');
  const text = pieces.join('；');
  const documentNumbers = [...text.matchAll(DOCUMENT_NUMBER)].map(([number]) => foldToString(number));
  const titles = [...text.matchAll(TITLE), ...text.matchAll(REFERENCE_TITLE)]
    .map(([, title = '']) => foldToString(title))
    .filter((title) => REPORT_TITLE.test(title));
  const withoutNumbers = text.replace(DOCUMENT_NUMBER, ' ').replace(NO_YEAR, ' ');
  const years = [...new Set([...withoutNumbers.matchAll(YEAR)].map(([year]) => Number(year)))];
  const given = { text, places: placesIn(text, names), years, titles, documentNumbers };
  const isEmpty = [given.places, years, titles, documentNumbers].every(({ length }) => length === 0);
  return isEmpty ? null : given;
}

/** The sentence up to the quotation; of a quotation that begins a paragraph, the end of the one before. */
function leadOf(draft: string, start: number): string {
  const before = draft.slice(Math.max(0, start - MAX_LEAD), start).replace(/[“‘「『"＂\s>]+$/u, '');
  const ends = [...before.matchAll(SENTENCE_END)];
  return before.slice((ends.at(-1)?.index ?? -1) + 1).trim();
}

/** From left to right, the longest name at each place: 大城关镇 does not name 城关镇. */
function placesIn(text: string, names: PlaceNames): string[] {
  const folded = foldToString(text);
  const found = new Set<string>();
  for (let at = 0; at < folded.length; at++) {
    for (let length = NAME_LENGTHS.longest; length >= NAME_LENGTHS.shortest; length--) {
      const name = folded.slice(at, at + length);
      if (name.length < length || !names.has(name)) continue;
      found.add(name);
      at += length - 1;
      break;
    }
  }
  return [...found];
}

/** How what is given agrees with a report; of what is not given, or the report does not have, nothing is said. */
export function compareSource(given: GivenSource, record: ReportRecord): CitedSource {
  const { places, years, titles, documentNumbers } = given;
  const names = isNation(record.place) ? [] : namesOf(record);
  const others = places.filter((name) => !names.includes(name));
  const own = names.at(-1);
  const knownYears = [record.year, yearOf(record.issuedOn), yearOf(record.publishedOn)].filter(
    (year) => year !== null,
  );
  const title = foldToString(record.title);
  const fields = {
    place: field(
      others.length > 0 || (own !== undefined && places.includes(own)) ? places : [],
      () => own !== undefined && places.includes(own),
    ),
    year: field(knownYears.length === 0 ? [] : years.map(String), () =>
      knownYears.some((year) => years.includes(year)),
    ),
    title: field(titles, () => titles.some((other) => title.includes(other) || other.includes(title))),
    documentNumber: field(record.documentNumber === null ? [] : documentNumbers, () =>
      documentNumbers.includes(foldToString(record.documentNumber ?? '')),
    ),
  };
  const verdicts = Object.values(fields).flatMap((one) => one?.agrees ?? []);
  return { text: given.text, ...fields, agrees: verdicts.length === 0 ? null : verdicts.every(Boolean) };
}

function field(given: readonly string[], agrees: () => boolean): CitedSource['place'] {
  return given.length === 0 ? null : { given: given.join('、'), agrees: agrees() };
}

function yearOf(date: string | null): number | null {
  return date === null ? null : Number(date.slice(0, 4));
}

/** The more of what the draft says agrees with a report, the higher. */
export function agreement(given: GivenSource | null, record: ReportRecord): number {
  if (given === null) return 0;
  const { place, year, title, documentNumber } = compareSource(given, record);
  // The year that a report is of says more than the one it was issued in.
  const ofYear = record.year !== null && given.years.includes(record.year) ? 1 : 0;
  return [place, year, title, documentNumber].reduce(
    (sum, one) => sum + (one === null ? 0 : one.agrees ? 2 : -2),
    ofYear,
  );
}
