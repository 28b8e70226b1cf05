/** Passages in the basket, group after group. */
import type { Passage } from '../../server/contract/passage.ts';
import type { ReportHead } from '../../server/contract/report.ts';

/** A passage as it was put aside. */
export interface KeptPassage {
  readonly passage: Pick<Passage, 'id' | 'text' | 'position' | 'paragraph' | 'section'>;
  readonly report: ReportHead;
  /** Empty where there is none. */
  readonly note: string;
  /** Passages of one group follow a heading of this name; empty for none. */
  readonly group: string;
}

export interface Group<T> {
  readonly name: string;
  readonly excerpts: readonly T[];
}

/** The groups in the order of their first passage; those without one come first, under no heading. */
export function groupsOf<T extends KeptPassage>(excerpts: readonly T[]): Group<T>[] {
  const groups = new Map<string, T[]>([['', []]]);
  for (const excerpt of excerpts) {
    const name = excerpt.group.trim();
    groups.set(name, [...(groups.get(name) ?? []), excerpt]);
  }
  return [...groups].flatMap(([name, own]) => (own.length === 0 ? [] : [{ name, excerpts: own }]));
}

/** As they stand in a file, group after group: references are numbered in this order. */
export function inOrder<T extends KeptPassage>(excerpts: readonly T[]): T[] {
  return groupsOf(excerpts).flatMap((group) => group.excerpts);
}
