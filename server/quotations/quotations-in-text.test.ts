import { describe, expect, test } from 'vitest';
import { timeSlice } from '../corpus/time-slice.ts';
import { partsOf, type Quotation, quotationsIn } from './quotations-in-text.ts';

const found = (text: string) => quotationsIn(text, timeSlice(undefined));
const wordsOf = (text: string, quotations: readonly Quotation[]): unknown[] =>
  quotations.map(({ start, end, inner }) =>
    inner.length === 0 ? text.slice(start, end) : [text.slice(start, end), wordsOf(text, inner)],
  );
const quoted = async (text: string) => wordsOf(text, (await found(text)).quotations);
const parts = async (text: string, quotation: Quotation): Promise<string[]> =>
  partsOf((await found(text)).plain, quotation, quotation.elisions).map((units) =>
    units.map((unit) => unit.text).join(''),
  );

describe('quotations in a draft', () => {
  test.each([
    ['curly marks', '该镇“推行一村一法律顾问制度”。', ['推行一村一法律顾问制度']],
    ['corner brackets', '該鎮「推行一村一法律顧問制度」。', ['推行一村一法律顧問制度']],
    ['white corner brackets', '該鎮『推行一村一法律顧問制度』。', ['推行一村一法律顧問制度']],
    [
      'straight marks',
      '该镇"推行一村一法律顾问制度"，又"开展网格化矛盾调解"。',
      ['推行一村一法律顾问制度', '开展网格化矛盾调解'],
    ],
    ['single marks alone', '该镇‘推行一村一法律顾问制度’。', ['推行一村一法律顾问制度']],
    ['a term of five characters', '学习“枫桥经验好”。', []],
    [
      'marks inside marks',
      '“坚持新时代‘枫桥经验’，推行一村一顾问”',
      ['坚持新时代‘枫桥经验’，推行一村一顾问'],
    ],
    ['marks of the same shape inside', '“全面深化“放管服”改革工作”', ['全面深化“放管服”改革工作']],
    [
      'a quotation inside speech',
      '他说：“报告里‘做实网格化管理服务’一句很好”',
      [['报告里‘做实网格化管理服务’一句很好', ['做实网格化管理服务']]],
    ],
    ['a line break inside marks', '“推行一村\n一法律顾问制度”', ['推行一村\n一法律顾问制度']],
    ['an English possessive', 'the town’s “推行一村一法律顾问制度”', ['推行一村一法律顾问制度']],
    [
      'a block quotation',
      '报告写道：\n\n> 推行一村一法律顾问\n> 制度，成效明显。\n\n可见',
      ['推行一村一法律顾问\n> 制度，成效明显。'],
    ],
    [
      'two block quotations',
      '> 推行一村一法律顾问。\n>\n> 开展网格化矛盾调解。',
      ['推行一村一法律顾问。', '开展网格化矛盾调解。'],
    ],
    [
      'the source of a block quotation',
      '> 推行一村一法律顾问。\n>\n> ——柳汀镇2023年报告',
      ['推行一村一法律顾问。'],
    ],
    ['the note of a block quotation', '> 推行一村一法律顾问。[1]', ['推行一村一法律顾问。']],
    [
      'marks around a block quotation',
      '> “推行一村一法律顾问。”（柳汀镇2023年报告）',
      ['推行一村一法律顾问。'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await quoted(text)).toEqual(expected);
  });

  test('a mark without its counterpart is told, and hides no other quotation of its paragraph', async () => {
    const text = '开头“没有关上的引号\n后面“推行一村一法律顾问制度”。\n\n"再来一处没有关上的';
    expect(await quoted(text)).toEqual(['推行一村一法律顾问制度']);
    expect((await found(text)).unpaired).toEqual([
      { at: 2, mark: '“' },
      { at: text.indexOf('"'), mark: '"' },
    ]);
  });

  test('a straight mark left open affects its own line only', async () => {
    const text = '高约 5" 的牌子\n该镇"推行一村一法律顾问制度"。';
    expect(await quoted(text)).toEqual(['推行一村一法律顾问制度']);
  });

  test.each([
    ['“坚持依法决策……推行法律顾问制度”', ['坚持依法决策', '推行法律顾问制度'], ['ellipsis']],
    ['“坚持依法决策...推行法律顾问制度”', ['坚持依法决策', '推行法律顾问制度'], ['ellipsis']],
    ['“……坚持依法决策制度”', ['坚持依法决策制度'], ['ellipsis']],
    ['“[该镇]坚持依法决策制度”', ['坚持依法决策制度'], ['insertion']],
    ['“荻政发〔2022〕7号文件印发”', ['荻政发〔2022〕7号文件印发'], []],
  ])('%s is looked up in parts', async (text, expected, kinds) => {
    const [quotation] = (await found(text)).quotations;
    expect(quotation?.elisions.map(({ kind }) => kind)).toEqual(kinds);
    expect(quotation && (await parts(text, quotation))).toEqual(expected);
  });

  test('the marks of a block quotation are no part of its wording', async () => {
    const text = '前文\n\n> 推行一村一法律顾问\n> 制度，成效明显。';
    const [quotation] = (await found(text)).quotations;
    expect(quotation && (await parts(text, quotation))).toEqual(['推行一村一法律顾问制度，成效明显。']);
  });

  test('a long block quotation is looked up in pieces that end with a sentence', async () => {
    const text = `> ${'推行一村一法律顾问制度，成效明显。'.repeat(300)}`;
    const pieces = (await found(text)).quotations.map(({ start, end }) => text.slice(start, end));
    expect(pieces.join('')).toBe(text.slice(2));
    expect(pieces).toHaveLength(3);
    for (const piece of pieces) expect(piece).toMatch(/^推行.*。$/);
  });

  test.each([
    ['opening marks', '“', 0, 20_000],
    ['quotations in one paragraph', '“推行法律顾问制度”', 20_000, 0],
    ['block quotations with a mark left open', '> \n“”"\n', 0, 20_000],
  ])('twenty thousand %s are looked through once', async (_, text, quotedTimes, unpaired) => {
    const { quotations, unpaired: alone } = await found(text.repeat(20_000));
    expect([quotations.length, alone.length]).toEqual([quotedTimes, unpaired]);
  });

  test.each([
    ['white space in a block quotation', `> 甲${' '.repeat(200_000)}乙`],
    [
      'marks inside marks, and brackets',
      `${'“'.repeat(600)}${'['.repeat(700)}${'”'.repeat(600)}\n\n`.repeat(20),
    ],
  ])('%s takes no time beyond measure', async (_, text) => {
    const started = performance.now();
    await found(text);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
