import { describe, expect, test } from 'vitest';
import { ApiError } from '../errors.ts';
import { parseQuery } from './parse.ts';

/** Terms as a reader writes them down: excluded ones with a minus, folded. */
function terms(query: string): string[] {
  return parseQuery(query).map(({ folded, excluded }) => `${excluded ? '-' : ''}${folded}`);
}

function code(query: string): string {
  try {
    parseQuery(query);
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
  return 'understood';
}

describe('a query is read as terms', () => {
  for (const [query, expected] of [
    ['枫桥经验', ['枫桥经验']],
    ['楓橋經驗', ['枫桥经验']],
    ['枫桥经验 法律顾问', ['枫桥经验', '法律顾问']],
    ['枫桥经验　法律顾问', ['枫桥经验', '法律顾问']],
    ['"law and order"', ['law and order']],
    ['“网格化 管理”', ['网格化管理']],
    ['新时代“枫桥经验”', ['新时代枫桥经验']],
    ['“三项制度”落实', ['三项制度落实']],
    ['“枫桥经验', ['枫桥经验']],
    ['枫桥经验 -网格', ['枫桥经验', '-网格']],
    ['枫桥经验 -"网格 员"', ['枫桥经验', '-网格员']],
    ['枫桥经验 －网格', ['枫桥经验', '-网格']],
    ['2021-2025', ['2021-2025']],
    ['法治 法治', ['法治']],
    ['，', [',']],
    ['“|” 法治', ['|', '法治']],
  ] as const) {
    test(query, () => expect(terms(query)).toEqual(expected));
  }
});

describe('a query that asks for nothing says so', () => {
  for (const [query, expected] of [
    ['', 'empty_query'],
    ['  　', 'empty_query'],
    ['“”', 'empty_query'],
    ['《》', 'empty_query'],
    ['-网格', 'only_exclusions'],
    ['甲 | 乙', 'unsupported_operator'],
    ['甲 ~10 乙', 'unsupported_operator'],
  ] as const) {
    test(`[${query}]`, () => expect(code(query)).toBe(expected));
  }
});
