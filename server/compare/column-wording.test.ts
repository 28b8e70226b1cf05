import { describe, expect, test } from 'vitest';
import { random } from '../../indexer/bench/random.ts';
import { fold } from '../../indexer/text/fold.ts';
import { altered, foreignText } from '../testing/altered-copy.ts';
import { foldedMarks } from '../testing/common-wording.ts';
import { type ColumnStretch, columnWording } from './column-wording.ts';

async function stretchesOf(...columns: string[]): Promise<(readonly ColumnStretch[])[]> {
  const compared = await columnWording(columns.map((text) => [text]));
  return compared.map(([only]) => only?.stretches ?? []);
}

const told = (text: string, stretches: readonly ColumnStretch[]) =>
  stretches.map(({ start, end, band, also, differences }) => ({
    words: text.slice(start, end),
    band,
    columns: also.map(({ column }) => column),
    differ: differences.map(([from, to]) => text.slice(from, to)),
  }));

describe('wording of columns', () => {
  test.each([
    ['全年组织修订细化措施33条并逐条落实到村', '全年组织修订细化措施38条并逐条落实到村', '33'],
    ['本年度满意度提升8.5个百分点以上达到新高', '本年度满意度提升18.7个百分点以上达到新高', '8.5'],
    ['今年以来，全镇上下柳汀坚持把依法行政摆在首位', '今年以来，全镇上下石桥坚持把依法行政摆在首位', '柳汀'],
  ])('a sentence with another figure or name is one stretch: %s, %s', async (left, right, differing) => {
    const [ofLeft = []] = await stretchesOf(left, right);
    expect(told(left, ofLeft)).toEqual([
      { words: left, band: expect.stringMatching(/reuse|strong/), columns: [1], differ: [differing] },
    ]);
  });

  test('each part says which columns have it, and a formula that it is one', async () => {
    const [sentence, addition, formula] = [
      '在渡口茶馆设立说事角由老支书坐堂',
      '每逢赶集日听取各村意见建议',
      '坚持以人民为中心',
    ];
    const first = `${sentence}，${addition}。${foreignText(30, random(1))}${formula}`;
    const [stretches = []] = await stretchesOf(first, `${sentence}，${addition}`, sentence, `我们${formula}`);
    expect(told(first, stretches)).toEqual([
      { words: sentence, band: 'strong', columns: [1, 2], differ: [] },
      { words: `，${addition}`, band: 'strong', columns: [1], differ: [] },
      { words: formula, band: 'formula', columns: [3], differ: [] },
    ]);
  });

  test('stretches are in order, cut no figure, and hold all that is the same in other columns', async () => {
    const next = random(20_240);
    for (let round = 0; round < 30; round++) {
      const text = `${foreignText(20, next)}完成整改33条，化解纠纷8.5件，${foreignText(60, next)}惠及1,200户。`;
      const columns = [text, altered(text, 6, next), text.slice(10, 40) + altered(text.slice(50), 3, next)];
      const compared = await columnWording(columns.map((one) => [one, foreignText(15, next)]));
      for (const [at, texts] of compared.entries()) {
        const [original, { shared, stretches }] = [columns[at] as string, texts[0] as (typeof texts)[0]];
        const borders = stretches.flatMap(({ start, end }) => [start, end]);
        expect(borders).toEqual(borders.toSorted((a, b) => a - b));
        for (const border of borders)
          expect(/\d[.,]?$/.test(original.slice(0, border)) && /^[.,]?\d/.test(original.slice(border))).toBe(
            false,
          );
        const held = foldedMarks(
          original,
          stretches.map(({ start, end }) => [start, end]),
        );
        const same = foldedMarks(original, shared);
        const { text: folded } = fold(original);
        for (const [unit, isSame] of same.entries())
          if (isSame) expect(held[unit], folded.slice(unit)).toBe(true);
        for (const { also } of stretches) expect(also.map(({ column }) => column)).not.toContain(at);
      }
    }
  });
});
