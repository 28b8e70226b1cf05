/** Formats, labels and links the figures of a trend for its chart and table. */
import type { TrendsAnswer } from '../../../server/contract/trends.ts';
import { type SearchAddress, writeGroupSearch } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import type { Point } from '../../ui/charts/chart.ts';
import type { TrendGroup } from './trends.ts';

export function pointOf(
  group: TrendGroup,
  at: number,
  address: SearchAddress,
  { phrases }: TrendsAnswer,
): Point {
  const { measure } = address.shown;
  const [rates, text] = [group.phrases[at], phrases[at]?.text ?? ''];
  const value = rates?.[measure] ?? 0;
  const formatted = messages.trends.figure(value, measure);
  return {
    value,
    formatted,
    description: messages.trends.description(text, group.label, messages.trends.measures[measure], formatted),
    href:
      rates && rates.occurrences > 0 && group.filter ? writeGroupSearch(address, group.filter, text) : null,
  };
}
