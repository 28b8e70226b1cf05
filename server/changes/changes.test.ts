/** What has changed between two reports of the sample, and what holds for any two reports. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChangedWording, ChangePair, ChangesAnswer } from '../contract/changes.ts';
import { type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { changesBetween, MAX_CHARACTERS } from './changes.ts';
import type { ComparedReport } from './placed-sentences.ts';

/**
 * 砚泉镇 2022 and 2023 of the sample, paired by hand: how a sentence of 2022 begins, and the one of 2023 that stands
 * for it. `-` where there is none.
 */
const BY_HAND = `
2022年，砚泉镇坚持以 > 2023年，砚泉镇坚持以
现将有关情况报告如下 > 现将有关情况报告如下
一、本年度工作开展 > 一、本年度工作开展
（一）加强党的领导 > （一）加强党的领导
镇党委坚持把法治政府 > 镇党委坚持把法治政府
坚持领导干部带头学 > 依托“泉边夜校”组织
（二）完善决策机制 > （二）完善决策机制
修订镇党委、政府议事 > 把高标准农田二期
风险评估中，因群众对 > -
镇政府法律顾问审查 > 镇政府法律顾问审查
（三）严格执法程序 > （三）严格执法程序
严格落实行政执法 > 严格落实行政执法
每季度抽取执法案卷 > -
2022年，镇综合行政 > 全年开展禁牧巡查
对主动消除危害后果 > 对9起轻微违法行为
（四）化解矛盾纠纷 > （四）化解矛盾纠纷
学习借鉴枫桥经验 > 坚持和发展新时代
针对灌溉用水 > 针对灌溉用水
全年排查矛盾纠纷 > 全年排查矛盾纠纷
办理信访事项 > 办理信访事项
（五）深化法治宣传 > （五）深化法治宣传
制定“八五”普法年度 > 落实“谁执法谁普法”
“12·4”宪法宣传周 > -
培养法律明白人 > 培养法律明白人
二、党政主要负责人 > 二、党政主要负责人
镇党政主要负责人把 > 镇党政主要负责人把
一是坚持重大问题 > 一是坚持重大问题
二是坚持重点案件 > 二是坚持重点案件
三是坚持述法制度 > 三是坚持述法制度
三、存在的问题和不足 > 三、存在的问题和不足
（一）法治队伍力量 > 一是法治队伍力量
司法所在编人员 > 司法所在编人员
（二）网格化治理 > 二是网格作用发挥
全镇43个网格中 > 全镇43个网格中
（三）普法形式与 > 三是普法形式与
面向老年人、妇女 > 面向老年人、妇女
四、下一年度工作安排 > 四、下一年度工作安排
（一）抓队伍强素质 > 一要抓队伍强素质
（二）抓网格强基础 > 二要抓网格强基础
开展网格员队伍集中 > 二要抓网格强基础
（三）抓宣传强实效 > 三要抓宣传强实效
采取方言广播 > 三要抓宣传强实效
`
  .trim()
  .split('\n')
  .map((line) => line.split(' > ') as [from: string, to: string]);

describe('the changes of a town of the sample', () => {
  let server: SampleServer;
  let changes: ChangesAnswer;
  const reportOf = async (town: string, year: number): Promise<string> =>
    (await server.get(`/api/reports?town=${encodeURIComponent(town)}&year=${year}`)).body.reports[0].id;
  beforeAll(async () => {
    server = await sampleServer();
    const [from, to] = [await reportOf('砚泉镇', 2022), await reportOf('砚泉镇', 2023)];
    changes = (await server.get(`/api/changes?from=${from}&to=${to}`)).body;
  });
  afterAll(() => server.stop());

  const beginsWith = (wording: ChangedWording | null, start: string): boolean =>
    wording?.text.split(/(?<=[。；\n])/).some((sentence) => sentence.startsWith(start)) ?? false;
  const pairOf = (start: string): ChangePair | undefined =>
    changes.pairs.find(({ from }) => beginsWith(from, start));

  test('sentences stand beside those judged to stand for them by hand', () => {
    const found = BY_HAND.map(([from]) => pairOf(from)?.to ?? null);
    const right = BY_HAND.filter(([, to], at) => beginsWith(found[at] ?? null, to)).length;
    const precision = right / found.filter((to) => to !== null).length;
    const recall = right / BY_HAND.filter(([, to]) => to !== '-').length;
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThanOrEqual(0.95);
  });

  test('what is the same, changed, new and gone is told apart', () => {
    expect(pairOf('严格落实行政执法')).toMatchObject({ kind: 'same', differences: [] });
    expect(pairOf('每季度抽取执法案卷')).toMatchObject({ kind: 'gone', to: null });
    const added = changes.pairs.find(({ to }) => beginsWith(to, '“泉边评理”被市、县两级'));
    expect(added).toMatchObject({ kind: 'new', from: null });
  });

  test('figures that changed are told whole, one by one', () => {
    const pair = pairOf('镇党委坚持把法治政府');
    const told = pair?.differences.map(({ kind, from, to }) => [
      kind,
      pair.from?.text.slice(...from),
      pair.to?.text.slice(...to),
    ]);
    expect(told).toEqual([
      ['number', '7', '8'],
      ['number', '3', '4'],
      ['number', '33', '38'],
    ]);
  });

  test('what is told of a plan is found, and nothing where nothing is near', () => {
    const toldOf = (start: string): string =>
      changes.promises
        .find(({ sentence }) => beginsWith(sentence, start))
        ?.candidates.map(({ sentence }) => sentence.text)
        .join() ?? '';
    expect(toldOf('积极争取编制')).toContain('一线执法人员全员持证');
    expect(toldOf('采取方言广播')).toContain('“砚泉说法”方言短视频26期');
  });

  test('reports that are too long are refused in a sentence', async () => {
    const long = invented('长', ['甲'.repeat(MAX_CHARACTERS)]);
    await expect(changesBetween(long, invented('短', ['乙']))).rejects.toMatchObject({
      code: 'too_much_to_align',
    });
  });

  test('a report is not compared with itself, nor with one that is not there', async () => {
    const { id } = changes.to;
    expect((await server.get(`/api/changes?from=${id}&to=${id}`)).body.error.code).toBe('same_report');
    expect((await server.get(`/api/changes?from=${id}&to=0000000000000000`)).status).toBe(404);
    expect((await server.get(`/api/changes?from=${id}`)).status).toBe(400);
  });

  test('a client that is gone is not worked for', async () => {
    const controller = new AbortController();
    controller.abort();
    const compared = changesBetween(LONG, LONG, controller.signal);
    await expect(compared).rejects.toThrow();
  });
});

const CLAUSES = [
  '一是加强领导',
  '组织培训12次',
  '调解纠纷33件',
  '同比增长8.5%',
  '“网格”化治理',
  '公开信息',
  '甲',
  '（二）',
];
const sentences = fc
  .array(
    fc.tuple(
      fc.array(fc.constantFrom(...CLAUSES), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('。', '；', '！”', ''),
    ),
  )
  .map((parts) => parts.map(([clauses, mark]) => clauses.join('，') + mark).join(''));
const report = fc.record({
  texts: fc.array(sentences, { maxLength: 12 }),
  headings: fc.array(fc.nat(11), { maxLength: 3 }),
});

function invented(name: string, texts: readonly string[], headings: readonly number[] = []): ComparedReport {
  return {
    record: {
      outline: headings.map((at) => ({
        level: 1,
        number: null,
        text: texts[at] ?? '',
        kind: 'achievements',
        position: at + 1,
      })),
    },
    passages: texts.map((text, at) => ({
      id: `${name}-${at + 1}`,
      report: name,
      position: at + 1,
      role: 'body',
      section: at % 5 === 4 ? 'plan' : 'achievements',
      text,
    })),
  };
}

const LONG = invented(
  '长',
  Array.from({ length: 400 }, (_, at) => `第${at}项工作推进有力，调解${at * 7}件。`),
);

/** Where the sentences of one side lie, passage by passage. */
function tiled(pairs: readonly ChangePair[], side: 'from' | 'to', { passages }: ComparedReport): string[] {
  const parts = pairs.flatMap((pair) => pair[side]?.parts ?? []);
  return passages.map(({ position, text }) => {
    const own = parts.filter((part) => part.position === position).sort((a, b) => a.start - b.start);
    return own.map(({ start, end }) => text.slice(start, end)).join('');
  });
}

describe('any two reports', () => {
  test('every sentence of both is in exactly one pair, and joined they are the reports again', async () => {
    await fc.assert(
      fc.asyncProperty(report, report, async (a, b) => {
        const [from, to] = [
          invented('甲', a.texts, a.headings.sort()),
          invented('乙', b.texts, b.headings.sort()),
        ];
        const { pairs } = await changesBetween(from, to);
        expect(tiled(pairs, 'from', from)).toEqual(from.passages.map(({ text }) => text));
        expect(tiled(pairs, 'to', to)).toEqual(to.passages.map(({ text }) => text));
      }),
      { numRuns: 60 },
    );
  });

  test('with its differences undone, the later wording of a pair is the earlier one, and no figure is cut', async () => {
    await fc.assert(
      fc.asyncProperty(report, report, async (a, b) => {
        const { pairs } = await changesBetween(invented('甲', a.texts), invented('乙', b.texts));
        for (const { from, to, differences } of pairs) {
          if (!from || !to) continue;
          let [undone, at] = ['', 0];
          for (const change of differences) {
            undone += to.text.slice(at, change.to[0]) + from.text.slice(...change.from);
            at = change.to[1];
            for (const [text, [start, end]] of [
              [from.text, change.from],
              [to.text, change.to],
            ] as const)
              for (const cut of [start, end])
                expect(/\d/.test(text[cut - 1] ?? '') && /\d/.test(text[cut] ?? '')).toBe(false);
          }
          undone += to.text.slice(at);
          const wording = (text: string): string => text.replace(/[\s“”]/g, '');
          expect(wording(undone)).toBe(wording(from.text));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a report has no change from another with the same text', async () => {
    await fc.assert(
      fc.asyncProperty(report, async ({ texts }) => {
        const { counts } = await changesBetween(invented('甲', texts), invented('乙', texts));
        expect(counts.changed.sentences + counts.moved.sentences).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});
