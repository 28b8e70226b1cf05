/**
 * What is taken away: passages in their order, with their citations and the list of references. Every writer of this
 * folder takes it and gives a file; they are loaded when someone asks for one.
 */
import type { CitationsAnswer, Passage, ReportHead } from '../../server/contract.ts';
import { fullName } from '../text/place-name.ts';
import { words } from '../words.ts';

/** A passage as it was put aside. */
export interface Kept {
  readonly passage: Pick<Passage, 'id' | 'text' | 'position' | 'paragraph' | 'section'>;
  readonly report: ReportHead;
  /** Empty where there is none. */
  readonly note: string;
  /** Passages of one group follow a heading of this name; empty for none. */
  readonly group: string;
}

export interface Excerpted extends Kept {
  /** Null where the passage is in the collection no more: then what was kept is all there is. */
  readonly citation: CitationsAnswer['items'][number] | null;
}

export interface Taken {
  readonly title: string;
  /** ISO 8601 date. */
  readonly made: string;
  /** Address of this server, for links that work elsewhere: http://10.0.0.7:5170 */
  readonly origin: string;
  readonly excerpts: readonly Excerpted[];
  /** In the form that was asked: entries of a list, of BibTeX, of RIS. */
  readonly references: CitationsAnswer['references'];
}

export interface Group<T> {
  readonly name: string;
  readonly excerpts: readonly T[];
}

/** The groups in the order of their first passage; those without one come first, under no heading. */
export function groupsOf<T extends Kept>(excerpts: readonly T[]): Group<T>[] {
  const groups = new Map<string, T[]>([['', []]]);
  for (const excerpt of excerpts) {
    const name = excerpt.group.trim();
    groups.set(name, [...(groups.get(name) ?? []), excerpt]);
  }
  return [...groups].flatMap(([name, own]) => (own.length === 0 ? [] : [{ name, excerpts: own }]));
}

/** As they stand in a file, group after group: references are numbered in this order. */
export function inOrder<T extends Kept>(excerpts: readonly T[]): T[] {
  return groupsOf(excerpts).flatMap((group) => group.excerpts);
}

/** Verbatim: as the collection has it now, or as it was kept. */
export function wordingOf({ citation, passage }: Excerpted): string {
  return citation?.quote ?? passage.text;
}

export function linkOf({ citation }: Excerpted, origin: string): string | null {
  return citation === null ? null : origin + citation.link;
}

/** Where in its report, as the headings have it; empty where it stands under none and is gone. */
export function whereOf({ citation, passage }: Excerpted): string {
  return citation?.pinpoint ?? passage.section.path.join(' ');
}

/** Place, year and where: what stands above a wording. */
export function labelOf(excerpt: Excerpted): string {
  const { place, year } = excerpt.report;
  return [fullName(place), words.year(year), whereOf(excerpt)].filter((part) => part !== '').join(' · ');
}
