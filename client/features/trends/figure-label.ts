/** A figure of a group → what the chart and the table say of it, and where its passages are. */
import type { TrendsAnswer } from '../../../server/contract/trends.ts';
import { type SearchAddress, withinGroup } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import type { Point } from '../../ui/charts/chart.ts';
import type { TrendGroup } from './trends.ts';

export function pointOf(
  group: TrendGroup,
  at: number,
  address: SearchAddress,
  { phrases, by }: TrendsAnswer,
): Point {
  const { measure } = address.shown;
  const [rates, text] = [group.phrases[at], phrases[at]?.text ?? ''];
  const value = rates?.[measure] ?? 0;
  const written = messages.trends.figure(value, measure);
  return {
    value,
    written,
    told: messages.trends.told(text, labelOf(group, by), messages.trends.measures[measure], written),
    href: rates && rates.occurrences > 0 && group.filter ? withinGroup(address, group.filter, text) : null,
  };
}

/** The API names kinds and genres in Chinese; the page has its own words for them. */
export function labelOf({ value, label }: TrendGroup, by: TrendsAnswer['by']): string {
  if (value === null) return messages.trends.open;
  if (by === 'year') return messages.year(Number(value));
  if (by === 'section')
    return Object.entries(messages.sections).find(([kind]) => kind === value)?.[1] ?? label;
  return by === 'genre' ? messages.genre(value) : label;
}
