/** Columns of a table or keys of a front matter in, by their Chinese or English names; declared metadata out. */
import type { Declared } from './source.ts';

const NAMES: Readonly<Record<keyof Declared, readonly string[]>> = {
  title: ['title', '标题', '题名', '报告名称'],
  year: ['year', '年份', '年度'],
  province: ['province', '省', '省份'],
  city: ['city', '市', '地市'],
  county: ['county', '县', '区县', '县区'],
  town: ['town', 'township', '乡镇', '镇街', '街道'],
  url: ['url', 'source_url', 'source', '链接', '网址', '来源网址'],
};

/** Empty fields declare nothing; a year that is none is left out. */
export function declaredFrom(row: Readonly<Record<string, unknown>>): Declared {
  const byName = new Map(Object.entries(row).map(([name, value]) => [name.trim().toLowerCase(), value]));
  const field = (key: keyof Declared): string | undefined => {
    for (const name of NAMES[key]) {
      const value = byName.get(name);
      const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
      if (text !== '') return text;
    }
    return undefined;
  };
  const declared: { -readonly [K in keyof Declared]: Declared[K] } = {};
  for (const key of ['title', 'province', 'city', 'county', 'town', 'url'] as const) {
    const value = field(key);
    if (value !== undefined) declared[key] = value;
  }
  const year = /^(?:19|20)\d\d/.exec(field('year') ?? '')?.[0];
  if (year) declared.year = Number(year);
  return declared;
}
