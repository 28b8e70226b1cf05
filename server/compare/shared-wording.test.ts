import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonWording, foldedMarks } from '../testing/common-wording.ts';
import { mostBetweenTurns } from '../testing/turns.ts';
import * as sharing from './shared-wording.ts';

const { MIN_SHARED_LENGTH } = sharing;

async function sharedWording(columns: readonly (readonly string[])[], minLength?: number) {
  const shared = await sharing.sharedWording(columns, minLength);
  return shared.map((texts) => texts.map(({ ranges }) => ranges));
}

/** A small alphabet, so that long runs recur by chance; includes characters that folding drops or changes. */
const character = fc.constantFrom('法', '治', '政', '發', '发', '“', '”', ' ', '1', '２', '.', '，');
const texts = fc.array(
  fc.array(character, { maxLength: 60 }).map((all) => all.join('')),
  { maxLength: 3 },
);

describe('shared wording', () => {
  test('shared wording of random texts is what a longest-common-substring table finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(texts, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 3, max: 8 }),
        async (columns, minLength) => {
          const shared = await sharedWording(columns, minLength);
          columns.forEach((columnTexts, column) => {
            const others = columns.filter((_, at) => at !== column).flat();
            columnTexts.forEach((text, at) => {
              expect(foldedMarks(text, shared[column]?.[at] ?? [])).toEqual(
                commonWording(text, others, minLength),
              );
            });
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('wording is shared across columns, not within one', async () => {
    const text = '坚持和发展新时代枫桥经验';
    expect(await sharedWording([[text, text], ['全年化解矛盾纠纷']])).toEqual([[[], []], [[]]]);
    expect(await sharedWording([[text], [text]])).toEqual([[[[0, 12]]], [[[0, 12]]]]);
  });

  test('shared wording ignores width, script and quotation marks, and has original offsets', async () => {
    const [[[left]], [[right]]] = (await sharedWording([
      ['推动新时代“枫桥经验”落地'],
      ['弘扬新時代「楓橋經驗」落地生根'],
    ])) as [[[[number, number]]], [[[number, number]]]];
    expect('推动新时代“枫桥经验”落地'.slice(...left)).toBe('新时代“枫桥经验”落地');
    expect('弘扬新時代「楓橋經驗」落地生根'.slice(...right)).toBe('新時代「楓橋經驗」落地');
  });

  test.each([
    [
      '全年组织修订细化措施33条并逐条落实到村',
      '全年组织修订细化措施38条并逐条落实到村',
      ['全年组织修订细化措施', '条并逐条落实到村'],
    ],
    [
      '累计审查各类行政合同4份，办结率达百分之百',
      '累计审查各类行政合同41份，办结率达百分之百',
      ['累计审查各类行政合同', '份，办结率达百分之百'],
    ],
    ['群众满意度提升8.5个百分点以上的村', '群众满意度提升18.5个百分点以上的村', ['个百分点以上的村']],
    [
      '全镇共有党员1,200名，覆盖全部村组',
      '本年共有党员1,200名，覆盖全部村组',
      ['共有党员1,200名，覆盖全部村组'],
    ],
  ])('figures are whole: %s, %s', async (left, right, expected) => {
    const [[ranges = []] = []] = await sharedWording([[left], [right]]);
    expect(ranges.map(([start, end]) => left.slice(start, end))).toEqual(expected);
  });

  test(`shared wording has at least ${MIN_SHARED_LENGTH} characters`, async () => {
    expect(await sharedWording([['一二三四五六七甲'], ['一二三四五六七乙']])).toEqual([[[]], [[]]]);
    expect(await sharedWording([['一二三四五六七八甲'], ['一二三四五六七八乙']])).toEqual([
      [[[0, 8]]],
      [[[0, 8]]],
    ]);
  });

  test('the wording of a thousand passages is compared in turns', async () => {
    let read = 0;
    const passages = Array.from({ length: 1000 }, (_, at) => `${'法治建设年度工作报告'.repeat(20)}第${at}段`);
    const counted = {
      *[Symbol.iterator]() {
        for (const text of passages) {
          read++;
          yield text;
        }
      },
    };
    const columns = [counted, counted] as unknown as readonly string[][];
    let shared: Awaited<ReturnType<typeof sharedWording>> = [];
    const most = await mostBetweenTurns(
      () => read,
      async () => {
        shared = await sharedWording(columns);
      },
    );
    expect(most).toBeLessThan(20);
    expect(shared.flat(2)).toHaveLength(2000);
  });
});
