/** A report being read: its text, the passage that the address points at, and the step from hit to hit. */
import { computed, effect, signal } from '@preact/signals';
import type { ReportAnswer } from '../../../server/contract/reports.ts';
import { type Mode, positionIn } from '../../address/address.ts';
import { paths } from '../../api/api.ts';
import { answerOf, createLoader } from '../../api/loader.ts';

const loader = createLoader<ReportAnswer>();

const report = computed(() => answerOf(loader.state.value));

/** Position of the passage of each hit, in reading order. */
const hitPositions = computed(() =>
  (report.value?.passages ?? []).flatMap((passage) => passage.ranges.map(() => passage.position)),
);

/** Number of the first hit of each passage. */
const firstHits = computed(() => {
  const firsts = new Map<number, number>();
  hitPositions.value.forEach((position, hit) => {
    if (!firsts.has(position)) firsts.set(position, hit);
  });
  return firsts;
});

/** The passage in the hash, null without one. */
const pointedAt = signal<number | null>(null);
/** The hit one is at, counted from 0; null before the first step. */
const atHit = signal<number | null>(null);

const firstHitOf = (position: number | null): number | null =>
  position === null ? null : (firstHits.peek().get(position) ?? null);

effect(() => {
  if (report.value) atHit.value = firstHitOf(pointedAt.peek());
});

/** Where a step leads: around at both ends, and from nowhere to the hit next to the passage pointed at. */
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

export const reading = {
  state: loader.state,
  report,
  hitPositions,
  firstHits,
  pointedAt,
  atHit,
  open: (id: string, q: string, mode: Mode) => loader.load(paths.report(id, q, mode)),
  reload: () => loader.reload(),
  followHash(): void {
    pointedAt.value = positionIn(location.hash);
    const first = firstHitOf(pointedAt.peek());
    if (first !== null) atHit.value = first;
  },
  step(by: 1 | -1): void {
    const positions = hitPositions.peek();
    if (positions.length === 0) return;
    const hit = stepFrom(atHit.peek(), by, positions, pointedAt.peek());
    atHit.value = hit;
    const position = positions[hit] ?? null;
    pointedAt.value = position;
    // Nothing new is asked: the address follows without a step of history.
    if (position !== null) history.replaceState(history.state, '', `#p${position}`);
  },
};
