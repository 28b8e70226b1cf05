/** The report on the page: its text, the passage in the hash of the address, and the hit stepped to. */
import { computed, effect, signal } from '@preact/signals';
import type { ReportAnswer } from '../../../server/contract/reports.ts';
import { type Mode, parsePosition } from '../../address/address.ts';
import { paths } from '../../api/api.ts';
import { createLoader, currentAnswer } from '../../api/loader.ts';

const loader = createLoader<ReportAnswer>();

const report = computed(() => currentAnswer(loader.state.value));

/** For each hit in reading order, the position of its passage. */
const hitPositions = computed(() =>
  (report.value?.passages ?? []).flatMap((passage) => passage.ranges.map(() => passage.position)),
);

/** For each passage with hits, the index of its first one. */
const firstHits = computed(() => {
  const firsts = new Map<number, number>();
  hitPositions.value.forEach((position, hit) => {
    if (!firsts.has(position)) firsts.set(position, hit);
  });
  return firsts;
});

/** Position of the passage in the hash; null without one. */
const pointedAt = signal<number | null>(null);
/** Index of the current hit; null before the first step. */
const atHit = signal<number | null>(null);

const firstHitOf = (position: number | null): number | null =>
  position === null ? null : (firstHits.peek().get(position) ?? null);

effect(() => {
  if (report.value) atHit.value = firstHitOf(pointedAt.peek());
});

/**
 * The hit that a step leads to. Wraps around at both ends; the first step starts from the passage in the
 * hash.
 */
export function stepFrom(
  at: number | null,
  by: 1 | -1,
  positions: readonly number[],
  pointed: number | null,
): number {
  if (at !== null) return (at + by + positions.length) % positions.length;
  const next = positions.findIndex((position) => position >= (pointed ?? 0));
  if (by === 1) return next === -1 ? 0 : next;
  return next === -1 ? positions.length - 1 : (next - 1 + positions.length) % positions.length;
}

function goToHit(hit: number): void {
  const position = hitPositions.peek()[hit];
  if (position === undefined) return;
  atHit.value = hit;
  pointedAt.value = position;
  // The address follows without a new history entry.
  history.replaceState(history.state, '', `#p${position}`);
}

export const openReport = {
  state: loader.state,
  report,
  hitPositions,
  firstHits,
  pointedAt,
  atHit,
  open: (id: string, q: string, mode: Mode) => loader.load(paths.report(id, q, mode)),
  reload: () => loader.reload(),
  followHash(): void {
    pointedAt.value = parsePosition(location.hash);
    const first = firstHitOf(pointedAt.peek());
    if (first !== null) atHit.value = first;
  },
  step(by: 1 | -1): void {
    const positions = hitPositions.peek();
    if (positions.length > 0) goToHit(stepFrom(atHit.peek(), by, positions, pointedAt.peek()));
  },
  toFirstHit: () => goToHit(0),
};
