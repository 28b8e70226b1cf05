/** The words of the field as types: what is read out of a report file and kept in the index. */

export const GENRES = ['法治政府建设报告', '政府工作报告', 'other'] as const;
export type Genre = (typeof GENRES)[number];

export const SECTION_KINDS = ['achievements', 'responsibility', 'problems', 'plan', 'other'] as const;
/** 举措成效, 第一责任人职责, 问题不足, 下步安排, other. */
export type SectionKind = (typeof SECTION_KINDS)[number];

export const ROLES = ['title', 'heading', 'body', 'imprint'] as const;
export type Role = (typeof ROLES)[number];

export const CONFIDENCES = ['certain', 'likely', 'ambiguous', 'unknown'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** The levels of a place, outermost first; what the report leaves open is null. */
export interface PlaceName {
  readonly province: string | null;
  readonly city: string | null;
  readonly county: string | null;
  readonly town: string | null;
}

export interface Place extends PlaceName {
  /** The 行政区划 code, or the names joined where no code is known; empty where nothing is. */
  readonly key: string;
  /** GB/T 2260 (six digits), for towns GB/T 10114 (nine digits). */
  readonly code: string | null;
  readonly confidence: Confidence;
  /** Which places it could be, where `confidence` is `ambiguous`. */
  readonly candidates: readonly PlaceName[];
  /** The words of the report that the place was taken from. */
  readonly evidence: readonly string[];
}

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

export interface Passage {
  /** Numbers all passages of a report from 1. */
  readonly position: number;
  /** Numbers the body paragraphs under their innermost heading from 1; null for what is no body. */
  readonly paragraph: number | null;
  readonly role: Role;
  readonly section: { readonly kind: SectionKind; readonly path: readonly string[] };
  /** Verbatim. */
  readonly text: string;
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
