/** A passage: the unit of search and of citation. */

export const SECTION_KINDS = ['achievements', 'responsibility', 'problems', 'plan', 'other'] as const;
/** 举措成效, 第一责任人职责, 问题不足, 下步安排, other. */
export type SectionKind = (typeof SECTION_KINDS)[number];

export const ROLES = ['title', 'heading', 'body', 'imprint'] as const;
export type Role = (typeof ROLES)[number];

/** Where text stands in print and how it was read; both absent in files without pages. */
export interface Printed {
  /** Page on which it begins, from 1. */
  readonly page?: number;
  /** Whether it was recognised on a picture, at least in part, and so may have errors. */
  readonly recognised?: boolean;
}

/** The same of text that is joined from several pieces. */
export function printedTogether(pieces: readonly Printed[]): Printed {
  const page = pieces[0]?.page;
  return {
    ...(page !== undefined && { page }),
    ...(pieces.some(({ recognised }) => recognised) && { recognised: true }),
  };
}

export interface Passage extends Printed {
  /** Numbers all passages of a report from 1. */
  readonly position: number;
  /** Numbers the body paragraphs under their innermost heading from 1; null for other roles. */
  readonly paragraph: number | null;
  readonly role: Role;
  readonly section: { readonly kind: SectionKind; readonly path: readonly string[] };
  /** Verbatim. */
  readonly text: string;
}
