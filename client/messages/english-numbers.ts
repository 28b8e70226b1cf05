/** How numbers and counts are written in English. */
import type { GovernmentLevel } from '../../indexer/domain/place.ts';

const figure = new Intl.NumberFormat('en');
export const count = (value: number): string => figure.format(value);
export const rate = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const decimal = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
/** `2 reports`, `1 report`. */
export const many = (value: number, singular: string, plural = `${singular}s`): string =>
  `${count(value)} ${value === 1 ? singular : plural}`;

/** In whole percent; what is there is never told as nothing, nor a part as all. */
export function portion(n: number, of: number): string {
  const percent = of === 0 ? 0 : (100 * n) / of;
  if (percent > 0 && percent < 1) return 'less than 1%';
  return `${percent < 100 ? Math.min(99, Math.round(percent)) : 100}%`;
}

const PLACES: Partial<Record<GovernmentLevel, readonly [string, string]>> = {
  province: ['province', 'provinces'],
  city: ['city', 'cities'],
  county: ['county', 'counties'],
  town: ['town', 'towns'],
};
/** @param levels of the places: those of one level are counted under its own name */
export const places = (n: number, levels: readonly GovernmentLevel[]): string => {
  const [singular, plural] = (levels.length === 1 && levels[0] && PLACES[levels[0]]) || ['place', 'places'];
  return many(n, singular, plural);
};
