/**
 * Chooses the names of practices among all that the collection puts in quotation marks, and joins the names of one
 * practice: 新时代枫桥经验 to 枫桥经验, 三色预警工作法 to 三色预警.
 */
import { foldToString } from '../../indexer/text/fold.ts';
import { forEachInTurns, type TimeSlice } from '../corpus/time-slice.ts';
import type { Evidence } from './mentions.ts';
import type { Cues, PracticeRules } from './practice-files.ts';

/** How often the collection says a name in quotation marks, by what speaks for it there. */
export type Tally = Record<Evidence, number>;

export interface NamedPractice {
  /** As it is written most often, or as the keeper writes it. */
  readonly name: string;
  /** Other names, likewise. */
  readonly variants: readonly string[];
  /** All of them, folded: what is looked for. The first is that of `name`. */
  readonly phrases: readonly string[];
  /** Whether the keeper says that it is in use all over the country. */
  readonly isNational: boolean;
  /** Mentions of all its names, that is where they stand in quotation marks or are told by a cue; null for the keeper's. */
  readonly mentions: number | null;
}

/** Before a name, these make no other practice of it. */
const PREFIXES = ['新时代', '新时期'];
/** Shorter names are left alone: 柳下 is no shorter 柳下说事. */
const MIN_STEM = 3;

/** Counts mentions by folded name, and how each is written. */
export class NameTallies {
  private readonly tallies = new Map<string, Tally & { readonly written: Map<string, number> }>();
  private readonly folded = new Map<string, string>();

  add(name: string, evidence: Evidence): void {
    const folded = this.fold(name);
    let tally = this.tallies.get(folded);
    if (!tally) {
      tally = { for: 0, against: 0, open: 0, written: new Map() };
      this.tallies.set(folded, tally);
    }
    tally[evidence]++;
    tally.written.set(name, (tally.written.get(name) ?? 0) + 1);
  }

  all(): Iterable<readonly [folded: string, Tally]> {
    return this.tallies;
  }

  /** @param folded a name */
  mentions(folded: string): number {
    const tally = this.tallies.get(folded);
    return tally ? tally.for + tally.against + tally.open : 0;
  }

  /** The most frequent form; of equally frequent ones the first by code units. */
  writtenForm(folded: string): string | undefined {
    const forms = [...(this.tallies.get(folded)?.written ?? [])];
    return forms.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
  }

  private fold(name: string): string {
    const known = this.folded.get(name);
    if (known !== undefined) return known;
    const folded = foldToString(name);
    this.folded.set(name, folded);
    return folded;
  }
}

/** Whether what the collection says of a name, taken together, makes it one. */
export function isName({ for: pro, against }: Tally): boolean {
  return pro > 0 && pro >= against;
}

/** The practices that the collection or the keeper names, in no order; some may occur nowhere. */
export async function namedPractices(
  tallies: NameTallies,
  { after }: Pick<Cues, 'after'>,
  rules: PracticeRules,
  slice: TimeSlice,
): Promise<NamedPractice[]> {
  const written = new Map<string, string>();
  const note = (names: Iterable<string>): string[] =>
    [...names].map((name) => {
      const folded = foldToString(name);
      if (!written.has(folded)) written.set(folded, name);
      return folded;
    });
  const national = new Set(note(rules.national));
  const joined = rules.joined.map(note);
  const leftOut = new Set(rules.leftOut.map(foldToString));
  const keepers = new Set([...note(rules.added), ...national, ...joined.flat()]);
  const names = new Set(keepers);
  await forEachInTurns(
    tallies.all(),
    ([folded, tally]) => {
      if (isName(tally)) names.add(folded);
    },
    slice,
  );
  for (const folded of leftOut) names.delete(folded);

  const parents = new Parents();
  const suffixes = new Set(after);
  await forEachInTurns(
    names,
    (name) => {
      const stem = stemOf(name, suffixes, names);
      if (stem !== null) parents.join(stem, name);
    },
    slice,
  );
  for (const [first = '', ...others] of joined) for (const other of others) parents.join(first, other);

  const groups = new Map<string, string[]>();
  await forEachInTurns(
    names,
    (name) => {
      const head = parents.headOf(name);
      const group = groups.get(head);
      if (group) group.push(name);
      else groups.set(head, [name]);
    },
    slice,
  );
  const display = (folded: string): string => written.get(folded) ?? tallies.writtenForm(folded) ?? folded;
  const practices: NamedPractice[] = [];
  await forEachInTurns(
    groups,
    ([head, members]) => {
      const variants = members.filter((member) => member !== head).sort();
      practices.push({
        name: display(head),
        variants: variants.map(display),
        phrases: members.includes(head) ? [head, ...variants] : variants,
        isNational: members.some((member) => national.has(member)),
        mentions: members.some((member) => keepers.has(member))
          ? null
          : members.reduce((sum, member) => sum + tallies.mentions(member), 0),
      });
    },
    slice,
  );
  return practices;
}

/** The name that this one is a longer form of; null if there is none. */
function stemOf(name: string, suffixes: ReadonlySet<string>, names: ReadonlySet<string>): string | null {
  const isStem = (stem: string): boolean => stem.length >= MIN_STEM && names.has(stem);
  for (const prefix of PREFIXES) {
    const stem = name.slice(prefix.length);
    if (name.startsWith(prefix) && isStem(stem)) return stem;
  }
  for (let end = MIN_STEM; end < name.length; end++)
    if (suffixes.has(name.slice(end)) && isStem(name.slice(0, end))) return name.slice(0, end);
  return null;
}

/** Names that are one practice, each led by a head (a union-find without ranks: chains are short). */
class Parents {
  private readonly parents = new Map<string, string>();

  headOf(name: string): string {
    let head = name;
    for (let parent = this.parents.get(head); parent !== undefined; parent = this.parents.get(head))
      head = parent;
    return head;
  }

  /** The first becomes the head of both. */
  join(head: string, other: string): void {
    const [mine, theirs] = [this.headOf(head), this.headOf(other)];
    if (mine !== head) {
      // A later line of the keeper's renames what an earlier one has joined.
      this.parents.delete(head);
      this.parents.set(mine, head);
    }
    if (theirs !== head && theirs !== mine) this.parents.set(theirs, head);
  }
}
