import { describe, expect, test } from 'vitest';
import { ApiError } from '../web/errors.ts';
import { explain } from './explain.ts';
import { parseQuery } from './parse.ts';
import type { Chain } from './query.ts';

/** Folded notation of a parsed query: `/` alternatives, `~` near, `-` excluded. */
function terms(query: string): string[] {
  const { required, excluded } = parseQuery(query);
  const chain = ({ first, neighbours }: Chain): string =>
    [first.folded, ...neighbours.map(({ within, term }) => `~${within} ${term.folded}`)].join(' ');
  return [
    ...required.map((clause) => clause.map(chain).join(' / ')),
    ...excluded.map(({ folded }) => `-${folded}`),
  ];
}

function code(query: string): string {
  try {
    parseQuery(query);
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
  return 'parsed';
}

describe('parseQuery reads a query as terms', () => {
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
    ['调解 | 化解', ['调解 / 化解']],
    ['调解｜化解', ['调解 / 化解']],
    ['网格 调解|"化 解"|“和解” 法治', ['网格', '调解 / 化解 / 和解', '法治']],
    ['调解 | 调解', ['调解']],
    ['调解 ~10 网格', ['调解 ~10 网格']],
    ['调解 ～５ 网格 ~3 法治', ['调解 ~5 网格 ~3 法治']],
    ['甲 ~2 乙 | 丙 -丁', ['甲 ~2 乙 / 丙', '-丁']],
    ['5~10日', ['5-10日']],
    ['调解 OR 化解', ['调解', 'or', '化解']],
    ['调解 - 化解', ['调解', '-', '化解']],
    ['\ud800法治', ['\ud800法治']],
  ] as const) {
    test(`parseQuery reads [${query}] as ${expected.join(', ')}`, () =>
      expect(terms(query)).toEqual(expected));
  }
});

describe('parseQuery refuses queries that require nothing or misuse an operator', () => {
  for (const [query, expected] of [
    ['', 'empty_query'],
    ['  　', 'empty_query'],
    ['“”', 'empty_query'],
    ['《》', 'empty_query'],
    ['-网格', 'only_exclusions'],
    ['| 乙', 'missing_operand'],
    ['甲 |', 'missing_operand'],
    ['甲 || 乙', 'missing_operand'],
    ['|', 'missing_operand'],
    ['甲 ~10', 'missing_operand'],
    ['~10 乙', 'missing_operand'],
    ['甲 ~ 乙', 'wrong_distance'],
    ['甲 ~1001 乙', 'wrong_distance'],
    ['甲 | -乙', 'misplaced_exclusion'],
    ['-甲 | 乙', 'misplaced_exclusion'],
    ['甲 ~3 -乙', 'misplaced_exclusion'],
    [Array.from({ length: 61 }, (_, at) => `词${at}`).join(' '), 'too_many_terms'],
  ] as const) {
    test(`parseQuery refuses [${query.slice(0, 20)}] with ${expected}`, () =>
      expect(code(query)).toBe(expected));
  }
});

test('the message of a syntax error states its position and how to fix it', () => {
  try {
    parseQuery('新时代 “枫桥经验” |');
  } catch (error) {
    expect((error as ApiError).body('zh').error.message).toContain('第 12 个字符 | 的前后要各有一个词');
    return;
  }
  throw new Error('parsed');
});

test('explain states how a query was parsed, in Chinese and in English', () => {
  const query = parseQuery('“枫桥经验” 调解|化解 甲 ~10 乙 -信访 -"上 访"');
  expect(explain(query, 'zh')).toBe(
    '含「枫桥经验」，并含「调解」或「化解」，并含「甲」与「乙」（相隔不超过 10 字）；不含「信访」、「上 访」',
  );
  expect(explain(query, 'en')).toBe(
    'has “枫桥经验”, and “调解” or “化解”, and “甲” with “乙” at most 10 characters away; without “信访”, “上 访”',
  );
});
