import { expect, test } from 'vitest';
import { compareWording } from './differences.ts';
import { findParts, unitsOf } from './wording.ts';

const SOURCE = '前文。全年开展普法宣传33场，推行“一村一法律顾问”制度，办结率达98.5%，群众满意。后文';

/** Kind, what the quotation has, what the source has. */
const differences = (source: string, ...parts: string[]) =>
  compareWording(
    parts.map((part) => unitsOf(part)),
    unitsOf(source),
  ).differences.map(({ kind, text, passageText }) => [kind, text, passageText]);

test.each([
  ['the same', '全年开展普法宣传33场', []],
  ['without the marks inside', '推行一村一法律顾问制度', []],
  ['with other marks inside', '推行‘一村一法律顾问’制度', []],
  ['a replaced character', '全年开办普法宣传33场', [['wording', '办', '展']]],
  [
    'two apart',
    '全年开办普法宣讲33场',
    [
      ['wording', '办', '展'],
      ['wording', '讲', '传'],
    ],
  ],
  ['a replaced first character', '本年开展普法宣传33场', [['wording', '本', '全']]],
  ['a replaced last character', '全年开展普法宣传33次', [['wording', '次', '场']]],
  ['an added word', '全年共计开展普法宣传33场', [['wording', '共计', '']]],
  ['a word left out', '全年普法宣传33场', [['wording', '', '开展']]],
  ['another number', '普法宣传38场，推行', [['number', '38', '33']]],
  ['another decimal', '办结率达98.6%，群众', [['number', '98.6%', '98.5%']]],
  ['another whole part', '办结率达97.5%，群众', [['number', '97.5%', '98.5%']]],
  ['a digit more', '普法宣传133场，推行', [['number', '133', '33']]],
  ['a number that begins later', '3场，推行一村一法律顾问', [['number', '3', '33']]],
  ['another mark', '普法宣传33场。推行', [['punctuation', '。', '，']]],
  ['half-width marks', '普法宣传33场,推行', [['form', ',', '，']]],
  ['traditional characters', '推行一村一法律顧問制度', [['form', '顧問', '顾问']]],
  [
    'title marks',
    '推行《一村一法律顾问》制度',
    [
      ['punctuation', '《', ''],
      ['punctuation', '》', ''],
    ],
  ],
])('%s', (_, quotation, expected) => {
  expect(differences(SOURCE, quotation)).toEqual(expected);
});

test('white space inside a number is no difference', () => {
  expect(differences('土地承包期再延长3 0年，普及率8 5％以上', '再延长30年，普及率85％以上')).toEqual([]);
  expect(differences('土地承包期再延长3 0年不变', '再延长20年不变')).toEqual([['number', '20', '30']]);
});

test('numbers in characters are whole', () => {
  expect(differences('走访群众三十三户，', '走访群众三十八户')).toEqual([['number', '三十八', '三十三']]);
});

test('what is left out openly is no difference, and what is left out silently is one', () => {
  expect(differences(SOURCE, '全年开展普法宣传', '群众满意')).toEqual([]);
  expect(differences(SOURCE, '普法宣传33场，群众满意')).toEqual([
    ['wording', '', '推行一村一法律顾问制度，办结率达98.5%，'],
  ]);
});

test('offsets point at the difference on both sides', () => {
  const quotation = '推行一村一法律顾问机制，办结';
  const { differences: found, ranges } = compareWording([unitsOf(quotation)], unitsOf(SOURCE));
  const [difference] = found;
  expect(quotation.slice(difference?.start, difference?.end)).toBe('机制');
  expect(SOURCE.slice(difference?.passageStart, difference?.passageEnd)).toBe('制度');
  expect(ranges.map(([start, end]) => SOURCE.slice(start, end))).toEqual(['推行“一村一法律顾问”制度，办结']);
});

test('an empty side lies where the words would stand', () => {
  const [omitted] = compareWording([unitsOf('全年普法宣传')], unitsOf(SOURCE)).differences;
  expect([omitted?.start, omitted?.end]).toEqual([2, 2]);
  const [added] = compareWording([unitsOf('全年共计开展普法宣传')], unitsOf(SOURCE)).differences;
  expect(SOURCE.slice(0, added?.passageStart)).toBe('前文。全年');
  expect(added?.passageEnd).toBe(added?.passageStart);
});

test.each([
  ['20件', '共120件', null],
  ['20件', '共20件', [[1, 3]]],
  ['law', 'lawandorder', null],
  ['法治', '推进法治建设', [[2, 4]]],
  ['三', '三十三', [[0, 1]]],
])('%s in %s', (quotation, source, expected) => {
  expect(findParts([unitsOf(quotation)], unitsOf(source))).toEqual(expected);
});

test('parts follow one another without overlap', () => {
  const units = unitsOf('甲乙丙甲乙丁');
  expect(findParts([unitsOf('甲乙'), unitsOf('乙丁')], units)).toEqual([
    [0, 2],
    [4, 6],
  ]);
  expect(findParts([unitsOf('甲乙'), unitsOf('乙丙')], units)).toBeNull();
  expect(findParts([unitsOf('丁'), unitsOf('甲')], units)).toBeNull();
});
