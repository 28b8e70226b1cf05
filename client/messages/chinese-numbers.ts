/** How numbers and counts are written in Chinese. */
import type { GovernmentLevel } from '../../indexer/domain/place.ts';

const figure = new Intl.NumberFormat('zh-Hans-CN');
export const count = (value: number): string => figure.format(value);
export const rate = new Intl.NumberFormat('zh-Hans-CN', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
export const decimal = new Intl.NumberFormat('zh-Hans-CN', { maximumFractionDigits: 2 });

/** In whole percent; what is there is never told as nothing, nor a part as all. */
export function portion(n: number, of: number): string {
  const percent = of === 0 ? 0 : (100 * n) / of;
  if (percent > 0 && percent < 1) return '不到 1%';
  return `${percent < 100 ? Math.min(99, Math.round(percent)) : 100}%`;
}

/** What places of one level are counted as; all others are 地区. */
const PLACES: Partial<Record<GovernmentLevel, string>> = {
  province: '省份',
  city: '市州',
  county: '县区',
  town: '乡镇',
};
/** @param levels of the places */
export const places = (n: number, levels: readonly GovernmentLevel[]): string =>
  `${count(n)} 个${(levels.length === 1 && levels[0] && PLACES[levels[0]]) || '地区'}`;
