/**
 * Which parts of a passage are shown: its excerpts while it is folded, all of it when unfolded. Each part says
 * whether the text goes on before and after it, because a reader must see that something was left out.
 */
import type { Range } from './marked.ts';

export interface Part {
  readonly from: number;
  readonly to: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

export function shownParts(text: string, excerpts: readonly Range[], unfolded: boolean): Part[] {
  const whole = { from: 0, to: text.length, cutBefore: false, cutAfter: false };
  if (unfolded || excerpts.length === 0) return [whole];
  const merged: { from: number; to: number }[] = [];
  for (const [from, to] of [...excerpts].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    // Neighbours read on without a gap.
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged.map(({ from, to }, at) => ({
    from,
    to,
    // One … between two parts is enough: the one after the first.
    cutBefore: at === 0 && from > 0,
    cutAfter: to < text.length,
  }));
}

export const isCut = (parts: readonly Part[]): boolean =>
  parts.some((part) => part.cutBefore || part.cutAfter);
