/** What the grammar reads, on invented sentences, on labels of real ones, and on every passage of the sample. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settings } from '../settings.ts';
import { foldToString } from '../text/fold.ts';
import { unfold } from '../text/unfold.ts';
import { FigureGrammar } from './figures.ts';
import { labelledSentences, labelsByPosition, type Source, score } from './testing/labels.ts';

const grammar = FigureGrammar.load(settings({}));
const DATA = join(import.meta.dirname, '../../data/reports');

/** `count unit`, with the qualifier before it. */
function read(text: string): string[] {
  return grammar
    .figures(foldToString(text))
    .map(
      ({ low, high, unit, qualifier }) =>
        `${qualifier ?? ''}${low === high ? low : `${low}~${high}`}${unit ?? ''}`,
    );
}

describe('numbers with a unit', () => {
  for (const [text, expected] of [
    ['矛盾纠纷20件', ['20件']],
    ['2,112个剧场', ['2112个']],
    ['１．５万元', ['15000元']],
    ['2000多万辆', ['多20000000辆']],
    ['约３—5件', ['约3~5件']],
    ['三至五件', ['3~5件']],
    ['三百六十五起', ['365起']],
    ['十余场', ['余10场']],
    ['百分之九十五点五', ['95.5%']],
    ['增长8.5个百分点', ['8.5个百分点']],
    ['增长8.5%', ['8.5%']],
    ['95%以上', ['以上95%']],
    ['不少于40学时', ['不少于40学时']],
    ['突破万亿元', ['突破1000000000000元']],
    ['超九成', ['超90%']],
    ['13万农民', ['130000']],
    ['审批压缩至3天', ['3天']],
    ['调解成功三起。', ['3起']],
    ['每日不少于两次检查', ['不少于2次']],
    ['近百家企业', ['近100家']],
    ['百分百完成', ['100%']],
    ['由4 0 个减少到2 9 个', ['40个', '29个']],
    ['提高22个和15个百分点', ['22个百分点', '15个百分点']],
  ] as const)
    test(`${text} is read as ${expected.join(', ')}`, () => expect(read(text)).toEqual(expected));

  for (const text of [
    '一是加强学习',
    '落实三项制度',
    '党的二十大报告',
    '2023年12月4日',
    '2021—2025年',
    '某府办发〔2023〕37号',
    '第3次会议',
    '第三十三条',
    '电话0513-83312345',
    '“3·15”消费者权益日',
    'PM2.5和5G',
    '“1+3+N”体系',
    '3人民调解',
    '一村一法律顾问',
    '连续3年',
    '高标准农田二期、三期',
    '一期工程',
    '比例为30：70、3∶7万元',
    '2×35万千瓦',
    '十一届三次、四次全会',
    '为一九六六年作好准备',
    '唯一一个',
  ])
    test(`${text} has no quantity`, () => expect(read(text)).toEqual([]));
});

describe('what is said of a number', () => {
  for (const [text, expected] of [
    ['财政收入2亿元，比上年增长7.4%', { change: '增长', base: '上年', concept: '财政收入' }],
    ['信访总量同比下降3%', { change: '下降', base: '同比', concept: '信访总量' }],
    ['床位数提高到30张', { change: null, base: null, concept: '床位数' }],
    ['上半年共受理信访件52件', { period: '上半年', concept: '受理信访件' }],
    ['2022年累计投资3亿元，是2015年的2.4倍', { base: '2015年', period: '2022年' }],
    ['化解各类矛盾纠纷9起', { concept: '调解矛盾纠纷' }],
    ['引导各县选择2个主导产业', { concept: '主导产业' }],
    ['完成脱贫摘帽、17个村出列', { concept: '村' }],
    ['财政安排1亿元专项资金', { concept: '专项资金' }],
    ['签约5亿元', { concept: '签约' }],
    ['完成营业额13亿元，增幅为11%', { change: '增幅', concept: '完成营业额' }],
    ['获比赛金牌16枚', { concept: '获比赛金牌' }],
  ] as const)
    test(`the last number of ${text} is read with ${JSON.stringify(expected)}`, () =>
      expect(grammar.figures(foldToString(text)).at(-1)).toMatchObject(expected));
});

describe('labelled sentences', () => {
  test('invented ones are read as they were labelled', () => {
    const sentences = labelledSentences(
      readFileSync(join(import.meta.dirname, 'testing/invented.tsv'), 'utf8'),
    );
    const { labels, f1, concept, wrong } = score(sentences, grammar);
    expect(labels).toBeGreaterThan(100);
    expect(f1, wrong.join('\n')).toBeGreaterThanOrEqual(0.97);
    expect(concept, wrong.join('\n')).toBeGreaterThanOrEqual(0.85);
  });

  const texts = ['REAL_REPORTS', 'WORK_REPORTS', 'NATIONAL_REPORTS'].map((name) => process.env[name]);
  test.skipIf(texts.includes(undefined))('those of real reports that were held out', () => {
    const tsv = readFileSync(join(import.meta.dirname, 'testing/real-reports.tsv'), 'utf8');
    const { labels, f1, concept, wrong } = score(labelsByPosition(tsv, 'held-out', realText()), grammar);
    expect(labels).toBeGreaterThan(250);
    expect(f1, wrong.join('\n')).toBeGreaterThanOrEqual(0.97);
    expect(concept, wrong.join('\n')).toBeGreaterThanOrEqual(0.85);
  });
});

describe('no figure is outside its sentence', () => {
  const folders = [DATA, process.env['REAL_REPORTS'], process.env['WORK_REPORTS']];
  test.each(folders.filter((folder) => folder !== undefined))('in the texts of %s', (folder) => {
    let figures = 0;
    const wrong: string[] = [];
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:txt|md)$/.test(path)) continue;
      for (const line of readFileSync(join(folder, path), 'utf8').split('\n')) {
        const text = foldToString(line);
        let end = 0;
        const read = grammar.figures(text);
        const starts = read.map(({ start }) => start);
        if (JSON.stringify(grammar.figuresAt(text, starts)) !== JSON.stringify(read))
          wrong.push(`read otherwise one by one: ${line}`);
        for (const figure of read) {
          figures++;
          const written = text.slice(figure.start, figure.end);
          const isRight =
            figure.start >= end &&
            /^[0-9一二两三四五六七八九十百千万亿]/.test(written) &&
            !/[。;!?]/.test(written) &&
            figure.low <= figure.high &&
            Number.isFinite(figure.high) &&
            (!/^\d+$/.test(written) || figure.low === Number(written)) &&
            grammar.names.of(figure.concept) === figure.concept;
          if (!isRight) wrong.push(`${written} in ${line}`);
          ({ end } = figure);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(figures).toBeGreaterThan(100);
  });
});

test('folded characters are shown as they are written every day', () => {
  expect(unfold(foldToString('惠及群众，养殖户，税收'))).toBe('惠及群众,养殖户,税收');
  expect(unfold('枫桥经验')).toBe('枫桥经验');
});

/** The texts of the collections that the environment names: files of folders, and the national reports by year. */
function realText(): (source: Source) => string {
  const national = new Map(
    readFileSync(process.env['NATIONAL_REPORTS'] ?? '', 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { year: string; content: string })
      .map(({ year, content }) => [year, content]),
  );
  return ({ collection, file }) =>
    collection === 'NATIONAL_REPORTS'
      ? (national.get(file) ?? '')
      : readFileSync(join(process.env[collection] ?? '', file), 'utf8');
}
