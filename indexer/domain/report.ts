/** A report as read from its file. */
import type { Passage, SectionKind } from './passage.ts';
import type { Confidence, Place } from './place.ts';

export const GENRES = ['法治政府建设报告', '政府工作报告', 'other'] as const;
export type Genre = (typeof GENRES)[number];

export interface Heading {
  /** 1 for the outermost. */
  readonly level: number;
  /** The numbering as written (`一、`, `（二）`, `3.`), null if there is none. */
  readonly number: string | null;
  readonly text: string;
  readonly kind: SectionKind;
  /** Position of the passage that is this heading, or that begins with it. */
  readonly position: number;
}

/** Where a report was read from. */
export interface Source {
  /** Relative to the reports folder, with `/`; absolute if the file lies elsewhere. */
  readonly file: string;
  /** Row in a table that holds one report per row, from 1; null if the file is the report. */
  readonly row: number | null;
  /** Address of the page on which it was published, if declared. */
  readonly url: string | null;
}

/** The contents of a report, before it has an id. */
export interface ReportText {
  readonly title: string;
  readonly year: number | null;
  readonly genre: Genre;
  readonly place: Place;
  /**
   * Key of the place without what `metadata.csv` declares, where that differs; empty if there was none. Links made
   * before the place was corrected name it.
   */
  readonly uncorrectedPlace?: string;
  /** Keys that corrections gave the place before its present one, as `metadata.csv` declares them. */
  readonly formerPlaces?: readonly string[];
  /** Issuing bodies as they signed, or else the government of the place; empty if none is known. */
  readonly issuers: readonly string[];
  readonly issuerConfidence: Confidence;
  readonly documentNumber: string | null;
  /** ISO 8601 date, `2021-01-29`. */
  readonly issuedOn: string | null;
  /** ISO 8601 date on which the page was published. */
  readonly publishedOn: string | null;
  /** Kinds of the first-level sections in order, adjacent duplicates collapsed. */
  readonly sections: readonly SectionKind[];
  readonly outline: readonly Heading[];
  readonly passages: readonly Passage[];
  /** One sentence each: weak inferences and suspicious findings. */
  readonly warnings: readonly string[];
}
