/** A report as it is read out of its file. */
import type { Passage, SectionKind } from './passage.ts';
import type { Place } from './place.ts';

export const GENRES = ['法治政府建设报告', '政府工作报告', 'other'] as const;
export type Genre = (typeof GENRES)[number];

export interface Heading {
  /** 1 for the outermost. */
  readonly level: number;
  /** The numbering as written (`一、`, `（二）`, `3.`), null where there is none. */
  readonly number: string | null;
  readonly text: string;
  readonly kind: SectionKind;
  /** The passage that it stands in, or begins. */
  readonly position: number;
}

/** Where a report was read from. */
export interface Source {
  /** Relative to the reports folder, with `/`; absolute where it lies elsewhere. */
  readonly file: string;
  /** Row of a table that holds a report a row, from 1; null where the file is the report. */
  readonly row: number | null;
  /** Address of the page that it was published on, where one is declared. */
  readonly url: string | null;
}

/** What a report says of itself, before it has an id. */
export interface ReportText {
  readonly title: string;
  readonly year: number | null;
  readonly genre: Genre;
  readonly place: Place;
  /** Organisations that issued it, as they signed; empty where it names none. */
  readonly issuers: readonly string[];
  readonly documentNumber: string | null;
  /** ISO 8601 date, `2021-01-29`. */
  readonly issuedOn: string | null;
  /** ISO 8601 date of the page that it was published on. */
  readonly publishedOn: string | null;
  /** Kinds of the first-level parts in order, equal neighbours once. */
  readonly sections: readonly SectionKind[];
  readonly outline: readonly Heading[];
  readonly passages: readonly Passage[];
  /** One sentence each: what was inferred weakly or looks wrong. */
  readonly warnings: readonly string[];
}
