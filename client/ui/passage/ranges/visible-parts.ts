/**
 * Decides which parts of a passage are shown: its excerpts, or all of it once expanded. Each part records
 * whether text is omitted before or after it, because readers must see that.
 */
import type { Range } from './segments.ts';

export interface VisiblePart {
  readonly from: number;
  readonly to: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

export function visibleParts(text: string, excerpts: readonly Range[], isExpanded: boolean): VisiblePart[] {
  const whole = { from: 0, to: text.length, cutBefore: false, cutAfter: false };
  if (isExpanded || excerpts.length === 0) return [whole];
  const merged: { from: number; to: number }[] = [];
  for (const [from, to] of [...excerpts].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    // Adjacent excerpts are joined.
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged.map(({ from, to }, at) => ({
    from,
    to,
    // Between two parts, one ellipsis is enough: the one after the first.
    cutBefore: at === 0 && from > 0,
    cutAfter: to < text.length,
  }));
}

export const isTruncated = (parts: readonly VisiblePart[]): boolean =>
  parts.some((part) => part.cutBefore || part.cutAfter);
