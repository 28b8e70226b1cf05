/** The wording of reports by kind of section, as vectors of bigrams weighted by tf-idf. */
import { SECTION_KINDS, type SectionKind } from '../../indexer/domain/passage.ts';
import type { FoldedReport } from '../corpus/folded-report.ts';

/** A bigram as one number: the first character in the upper half. */
type Bigram = number;

/** How often each bigram occurs in a kind of section. */
export type SectionBigrams = ReadonlyMap<SectionKind, ReadonlyMap<Bigram, number>>;

export function sectionBigrams(report: FoldedReport): SectionBigrams {
  const sections = new Map<SectionKind, Map<Bigram, number>>();
  const { units } = report;
  for (let position = 1; position <= report.passages; position++) {
    const kind = report.section(position);
    const counts = sections.get(kind) ?? new Map<Bigram, number>();
    sections.set(kind, counts);
    for (let at = report.startOf(position); at + 1 < report.endOf(position); at++) {
      const bigram = (units[at] as number) * 0x10000 + (units[at + 1] as number);
      counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
    }
  }
  return sections;
}

/** Counts in how many reports each bigram occurs, and measures by it how much a bigram says. */
export class DocumentFrequencies {
  private readonly frequencies = new Map<Bigram, number>();
  private reports = 0;

  add(sections: SectionBigrams): void {
    this.reports++;
    for (const bigram of new Set([...sections.values()].flatMap((counts) => [...counts.keys()])))
      this.frequencies.set(bigram, (this.frequencies.get(bigram) ?? 0) + 1);
  }

  /** Sublinear: what is said ten times is not ten times as telling. */
  weight(bigram: Bigram, count: number): number {
    const frequency = this.frequencies.get(bigram) ?? this.reports;
    return (1 + Math.log(count)) * Math.log((1 + this.reports) / frequency);
  }
}

export interface SectionLikeness {
  readonly section: SectionKind;
  readonly likeness: number;
}

/**
 * @returns the likeness of the sections that both have, the most alike first, and the mean of all that the first has,
 * by their length; what the other lacks counts as unlike
 */
export function likenessOf(
  one: SectionBigrams,
  other: SectionBigrams,
  frequencies: DocumentFrequencies,
): { readonly likeness: number; readonly sections: readonly SectionLikeness[] } {
  const kinds = SECTION_KINDS.filter((kind) => one.has(kind));
  const telling = kinds.filter((kind) => kind !== 'other');
  const sections: SectionLikeness[] = [];
  let [sum, length] = [0, 0];
  // Title and signature, which are of no section, count only where nothing else does.
  for (const section of telling.length > 0 ? telling : kinds) {
    const own = one.get(section) ?? new Map<Bigram, number>();
    const theirs = other.get(section);
    const size = [...own.values()].reduce((all, count) => all + count, 0);
    length += size;
    if (!theirs) continue;
    const likeness = cosine(own, theirs, frequencies);
    sections.push({ section, likeness });
    sum += size * likeness;
  }
  return {
    likeness: length === 0 ? 0 : sum / length,
    sections: sections.sort((a, b) => b.likeness - a.likeness),
  };
}

function cosine(
  one: ReadonlyMap<Bigram, number>,
  other: ReadonlyMap<Bigram, number>,
  frequencies: DocumentFrequencies,
): number {
  let dot = 0;
  for (const [bigram, count] of one) {
    const theirs = other.get(bigram);
    if (theirs !== undefined) dot += frequencies.weight(bigram, count) * frequencies.weight(bigram, theirs);
  }
  const norm = (counts: ReadonlyMap<Bigram, number>): number => {
    let squares = 0;
    for (const [bigram, count] of counts) squares += frequencies.weight(bigram, count) ** 2;
    return Math.sqrt(squares);
  };
  return dot === 0 ? 0 : dot / (norm(one) * norm(other));
}
