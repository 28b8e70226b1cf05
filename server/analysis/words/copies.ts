/**
 * Finds passages that are copies of one another, so that copied text can be counted once: a paragraph that two hundred
 * towns took over from their county would otherwise make its words typical of all of them.
 *
 * The rule: two passages are copies if their folded texts are equal, or if they share at least two thirds of their
 * fingerprints (see `reuse/winnow.ts`), counted by the one that has more. So a copy may have other figures, another name or
 * a sentence more, but a slogan in common makes no copy. Passages of few fingerprints, such as headings, must be equal. A passage
 * joins the first group that has a copy of it; the passages of a group count as one.
 *
 * To find likely copies, each passage has a sketch of five hashes: one of its text, and the smallest of its fingerprints
 * under four permutations. Two passages agree in one of the four with a probability of their resemblance (Broder: On the
 * resemblance and containment of documents, 1997), which is at least a half where two thirds are shared: 94 % of the
 * barest copies are found, and nearly all others.
 */
import type { FoldedReport } from '../../corpus/folded-report.ts';
import type { TimeSlice } from '../../corpus/time-slice.ts';
import { winnow } from '../../reuse/winnow.ts';

/** Hashes of a sketch: that of the text first. */
const SKETCH = 5;
/** Odd numbers that each permutation multiplies by. */
const PERMUTATIONS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;
const LEAST_SHARE = 2 / 3;
/** Fingerprints of some 25 characters. */
const FEW_FINGERPRINTS = 6;
/** Groups that are kept by one hash: where more agree in it, it is that of a slogan. */
const MAX_COMPARED = 8;
const NOT_SKETCHED = 0;

/** What is kept of a report: its passages in order. */
export interface CopiedReport {
  readonly report: FoldedReport;
  /** `SKETCH` hashes a passage. */
  readonly sketches: Uint32Array;
  /** The group of each passage. */
  readonly groups: Uint32Array;
}

export function newCopiedReport(report: FoldedReport): CopiedReport {
  return {
    report,
    sketches: new Uint32Array(report.passages * SKETCH),
    groups: new Uint32Array(report.passages),
  };
}

/**
 * Gives a group to each passage of new reports.
 *
 * @param known reports whose passages have groups
 * @param groups number of groups so far
 * @returns number of groups
 */
export async function groupCopies(
  known: Iterable<CopiedReport>,
  fresh: readonly CopiedReport[],
  groups: number,
  slice: TimeSlice,
): Promise<number> {
  const wanted = new HashFilter();
  for (const copied of fresh) {
    for (let position = 1; position <= copied.report.passages; position++) {
      sketch(copied, position);
      for (const hash of hashesOf(copied, position)) wanted.add(hash);
      if (slice.isOver()) await slice.next();
    }
  }
  const passages = fresh.reduce((sum, { report }) => sum + report.passages, 0);
  const founders = new Founders(passages * SKETCH);
  const isFounded = new Uint8Array(groups);
  for (const copied of known) {
    for (let position = 1; position <= copied.report.passages; position++) {
      const group = copied.groups[position - 1] as number;
      if (isFounded[group] === 1) continue;
      isFounded[group] = 1;
      founders.add(copied, position, (hash) => wanted.has(hash));
    }
    if (slice.isOver()) await slice.next();
  }
  let count = groups;
  for (const copied of fresh) {
    for (let position = 1; position <= copied.report.passages; position++) {
      const original = founders.originalOf(copied, position);
      if (original === null) founders.add(copied, position);
      copied.groups[position - 1] = original ?? count++;
      if (slice.isOver()) await slice.next();
    }
  }
  return count;
}

function sketch({ report, sketches }: CopiedReport, position: number): void {
  const { units } = report;
  const [start, end] = [report.startOf(position), report.endOf(position)];
  let text = 0;
  for (let at = start; at < end; at++) text = Math.imul(text ^ (units[at] as number), 0x01000193);
  const smallest = [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff];
  let fingerprints = 0;
  winnow(units, start, end, (hash) => {
    fingerprints++;
    for (let at = 0; at < PERMUTATIONS.length; at++) {
      const permuted = permute(hash, PERMUTATIONS[at] as number);
      if (permuted < (smallest[at] as number)) smallest[at] = permuted;
    }
  });
  const from = (position - 1) * SKETCH;
  sketches[from] = permute(text, PERMUTATIONS[0]) || 1;
  for (let at = 0; at < PERMUTATIONS.length; at++)
    sketches[from + 1 + at] = fingerprints < FEW_FINGERPRINTS ? NOT_SKETCHED : (smallest[at] as number) || 1;
}

/** Multiplying by an odd number and shifting lose nothing, so that different hashes stay different. */
function permute(hash: number, multiplier: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), multiplier);
  return Math.imul(mixed ^ (mixed >>> 13), multiplier) >>> 0;
}

/** The hashes of a passage, each told from those of the other permutations. */
function* hashesOf({ sketches }: CopiedReport, position: number): Generator<number> {
  const from = (position - 1) * SKETCH;
  for (let at = 0; at < SKETCH; at++) {
    const hash = sketches[from + at] as number;
    if (hash !== NOT_SKETCHED) yield (hash ^ Math.imul(at, 0x2545f491)) >>> 0;
  }
}

function areCopies(a: CopiedReport, inA: number, b: CopiedReport, inB: number): boolean {
  if (a.report.text(inA) === b.report.text(inB)) return true;
  const [ofA, ofB] = [fingerprintsOf(a.report, inA), fingerprintsOf(b.report, inB)];
  const most = Math.max(ofA.size, ofB.size);
  if (Math.min(ofA.size, ofB.size) < Math.max(FEW_FINGERPRINTS, LEAST_SHARE * most)) return false;
  let shared = 0;
  for (const hash of ofA) if (ofB.has(hash)) shared++;
  return shared >= LEAST_SHARE * most;
}

function fingerprintsOf(report: FoldedReport, position: number): Set<number> {
  const hashes = new Set<number>();
  winnow(report.units, report.startOf(position), report.endOf(position), (hash) => hashes.add(hash));
  return hashes;
}

/** The first passage of each group, by its hashes: a table in typed arrays, with open addressing. */
class Founders {
  private readonly passages: { readonly copied: CopiedReport; readonly position: number }[] = [];
  private count = 0;
  private hashes: Uint32Array;
  /** Number of the passage plus one; 0 where a slot is empty. */
  private owners: Uint32Array;

  /** @param expected number of hashes; more are possible */
  constructor(expected: number) {
    const slots = 2 ** Math.ceil(Math.log2(2 * expected + 2));
    this.hashes = new Uint32Array(slots);
    this.owners = new Uint32Array(slots);
  }

  add(copied: CopiedReport, position: number, isWanted: (hash: number) => boolean = () => true): void {
    let owner = 0;
    for (const hash of hashesOf(copied, position)) {
      if (!isWanted(hash)) continue;
      owner ||= this.passages.push({ copied, position });
      this.insert(hash, owner);
    }
  }

  /** The group of the first passage found that the given one is a copy of; null if there is none. */
  originalOf(copied: CopiedReport, position: number): number | null {
    const mask = this.hashes.length - 1;
    const compared = new Set<number>();
    for (const hash of hashesOf(copied, position)) {
      for (let slot = hash & mask; this.owners[slot] !== 0; slot = (slot + 1) & mask) {
        const owner = this.owners[slot] as number;
        if (this.hashes[slot] !== hash || compared.has(owner)) continue;
        compared.add(owner);
        const founder = this.passages[owner - 1];
        if (founder && areCopies(founder.copied, founder.position, copied, position))
          return founder.copied.groups[founder.position - 1] as number;
      }
    }
    return null;
  }

  private insert(hash: number, owner: number): void {
    if (2 * (this.count + 1) > this.hashes.length) this.grow();
    const mask = this.hashes.length - 1;
    let [slot, equal] = [hash & mask, 0];
    for (; this.owners[slot] !== 0; slot = (slot + 1) & mask)
      if (this.hashes[slot] === hash && ++equal === MAX_COMPARED) return;
    this.count++;
    this.hashes[slot] = hash;
    this.owners[slot] = owner;
  }

  private grow(): void {
    const [hashes, owners] = [this.hashes, this.owners];
    this.hashes = new Uint32Array(2 * hashes.length);
    this.owners = new Uint32Array(2 * owners.length);
    this.count = 0;
    for (let slot = 0; slot < owners.length; slot++)
      if (owners[slot] !== 0) this.insert(hashes[slot] as number, owners[slot] as number);
  }
}

/** Hashes that may have been added, of 2 MB: with one report added, a few thousand of a million others pass. */
class HashFilter {
  private readonly bits = new Uint8Array(1 << 21);

  add(hash: number): void {
    const bit = hash & 0xffffff;
    this.bits[bit >> 3] = (this.bits[bit >> 3] as number) | (1 << (bit & 7));
  }

  has(hash: number): boolean {
    const bit = hash & 0xffffff;
    return ((this.bits[bit >> 3] as number) & (1 << (bit & 7))) !== 0;
  }
}
