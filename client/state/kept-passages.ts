/** Passages in the basket, and their order by group. */
import type { Passage } from '../../server/contract/passage.ts';
import type { ReportHead } from '../../server/contract/report.ts';

/** A passage as it was when it was added to the basket. */
export interface KeptPassage {
  readonly passage: Pick<
    Passage,
    'id' | 'text' | 'position' | 'paragraph' | 'section' | 'page' | 'recognised'
  >;
  readonly report: ReportHead;
  /** Empty for none. */
  readonly note: string;
  /** Heading that the passages of a group are listed under; empty for none. */
  readonly group: string;
}

export interface Group<T> {
  readonly name: string;
  readonly excerpts: readonly T[];
}

/** Groups in the order of their first passage; ungrouped passages come first, without a heading. */
export function groupsOf<T extends KeptPassage>(excerpts: readonly T[]): Group<T>[] {
  const groups = new Map<string, T[]>([['', []]]);
  for (const excerpt of excerpts) {
    const name = excerpt.group.trim();
    groups.set(name, [...(groups.get(name) ?? []), excerpt]);
  }
  return [...groups].flatMap(([name, members]) =>
    members.length === 0 ? [] : [{ name, excerpts: members }],
  );
}

/** Passages group after group: the order of files and of the numbering of references. */
export function inGroupOrder<T extends KeptPassage>(excerpts: readonly T[]): T[] {
  return groupsOf(excerpts).flatMap((group) => group.excerpts);
}
