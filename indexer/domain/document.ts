/** Documents stored in Meilisearch: passages, reports and files, and the names of their indexes. */
import type { DeclaredFile, Failure, Scans, Warning } from './file.ts';
import type { Printed, Role, SectionKind } from './passage.ts';
import type { GovernmentLevel, PlaceLevel } from './place.ts';
import type { Genre, ReportText, Source } from './report.ts';

/**
 * Increment whenever the stored documents change shape or tokens: indexes of another version are rebuilt, not
 * read.
 */
export const INDEX_VERSION = 9;

export const PASSAGES = `zhenjian_passages_${INDEX_VERSION}`;
export const WORDS = `zhenjian_words_${INDEX_VERSION}`;
export const REPORTS = `zhenjian_reports_${INDEX_VERSION}`;
export const FILES = `zhenjian_files_${INDEX_VERSION}`;

/** What searches of words filter by, those of passages among others. */
interface PassageAttributes {
  readonly id: string;
  readonly section: SectionKind;
  readonly genre: Genre;
  readonly level: GovernmentLevel;
  /** Key of the place. */
  readonly place: string;
  readonly year?: number;
}

/** A stored passage. Place levels that the report leaves open are absent. */
export interface PassageDocument
  extends PassageAttributes,
    Printed,
    Readonly<Partial<Record<PlaceLevel, string>>> {
  readonly report: string;
  readonly position: number;
  readonly paragraph: number | null;
  readonly role: Role;
  readonly path: readonly string[];
  readonly text: string;
  /** Tokens of the folded text: the only searchable attribute. */
  readonly chars: string;
}

/**
 * The words of a passage, in an index of their own: as a second attribute beside `chars` they would cost
 * twice the disk and half of the speed, since that index keeps all pairs of neighbours. Of the filters it has
 * those that a place or a report do not determine, since each costs 80 bytes a passage, and `level`, which
 * would otherwise be a list of all towns.
 */
export interface WordDocument extends PassageAttributes {
  /** Tokens of the words in text order, punctuation left out. */
  readonly words: string;
  /** Base64 of one bit per UTF-16 unit of the folded text, set where a word or a mark begins. */
  readonly wordStarts: string;
}

/** Id of the one document among the words that is no passage. It is swapped together with them. */
export const SEGMENTATION_ID = 'segmentation';

/** What the words were segmented with: every figure of words depends on both. */
export interface SegmentationDocument {
  readonly id: typeof SEGMENTATION_ID;
  /** Hash of jieba's dictionary and of the share of it in use. */
  readonly dictionary: string;
  /** Hash of `data/lexicon.txt`. */
  readonly lexicon: string;
  /** Hash of `data/synonyms.txt`. */
  readonly synonyms: string;
}

/** A stored report, without its passages. */
export interface ReportRecord extends Omit<ReportText, 'passages'> {
  readonly id: string;
  readonly passages: number;
  /** Length of all passages, in UTF-16 units. */
  readonly characters: number;
  /** Hash of everything in the passages; the id covers only the wording. See `digestOf`. */
  readonly digest: string;
  /**
   * Positions of passages with recognised text, as ascending ranges, both ends included; absent if there are none.
   */
  readonly recognised?: readonly (readonly [first: number, last: number])[];
  readonly sources: readonly Source[];
  /** Hash of the rules the report was read by; see `rulesVersionOf`. */
  readonly rulesVersion: string;
  /** False until all passages are indexed; still false after an interrupted run. */
  readonly complete: boolean;
}

/**
 * A file as of its last reading. Written after all of its reports are indexed, so that a file without a
 * record is read again.
 */
export interface FileRecord {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly sha256: string;
  /** Hash of the file's metadata in `metadata.csv`, empty where there is none. */
  readonly metadata: string;
  /** The metadata itself: it remains in force while the table cannot be read. */
  readonly declared: DeclaredFile | null;
  readonly rulesVersion: string;
  /** Number of its rows that are reports, or 1: where fewer of them are in the index, some have been lost. */
  readonly reports: number;
  /** What became of its scanned pages; absent if it has none, so that it reads the same with OCR and without. */
  readonly scans?: Scans;
  /** Failures and warnings are reported by every run, also by those that do not read the file again. */
  readonly failed: readonly Failure[];
  readonly warnings: readonly Warning[];
}
