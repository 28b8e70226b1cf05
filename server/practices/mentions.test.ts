import { describe, expect, test } from 'vitest';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { settings } from '../../indexer/settings.ts';
import { FoldedReport } from '../corpus/folded-report.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import { MentionFinder } from './mentions.ts';
import { type NamedPractice, NameTallies, namedPractices } from './names.ts';
import { type PracticeRules, readCues } from './practice-files.ts';
import { PracticeIndex } from './practice-index.ts';

const cues = readCues(settings({}).practiceCues);
const finder = new MentionFinder(cues);

const evidence = (text: string): string[] =>
  [...finder.mentionsIn(text)].map((mention) => `${mention.name} ${mention.evidence}`);

describe('mentions of a passage', () => {
  test.each([
    ['a noun after it', '镇里成立“三根竹竿”调解室，', ['三根竹竿 for']],
    ['a noun at some distance', '打造“山泉说理”矛盾纠纷调解联盟', ['山泉说理 for']],
    ['a verb before it', '在山区推行“修路并举”，', ['修路并举 for']],
    ['a verb at some distance', '推行审批事项“马上取”', ['马上取 for']],
    ['its own ending', '镇里有“竹林夜话”，', ['竹林夜话 for']],
    ['a number of times', '“桥头论理”134场', ['桥头论理 for']],
    ['a noun before a dash', '推出节目——“小张讲法”，', ['小张讲法 for']],
    ['a noun that it belongs to', '以“邻居讲法”的模式', ['邻居讲法 for']],
    ['brackets of a title before a noun', '开办《山里说法》栏目', ['山里说法 for']],
    ['brackets of another kind', '推行「修路并举」', ['修路并举 for']],
    ['an ending without marks', '推广摇橹调解法，', ['摇橹调解法 for']],
    ['an ending without marks, unless it goes on', '宣传人民调解法律知识，推进信访工作法治化', []],
    ['the nearest verb before it', '落实项目推进“经理负责”', ['经理负责 for']],
    ['a verb before a number', '建设50个“书香里弄”', ['书香里弄 for']],
  ])('a name is told by %s', (_, text, expected) => {
    expect(evidence(text)).toEqual(expected);
  });

  test('what speaks for one name of a list speaks for all', () => {
    expect(evidence('把“甲乙议事”“丙丁评理”两支力量合起来')).toEqual(['甲乙议事 open', '丙丁评理 open']);
    expect(evidence('开展“甲乙夜谈”、“丙丁早议”等活动')).toEqual(['甲乙夜谈 for', '丙丁早议 for']);
    expect(evidence('推行“甲网办”、执法“乙网管”')).toEqual(['甲网办 for', '乙网管 for']);
  });

  test.each([
    ['a problem', '解决“停车难”的事', ['停车难 against']],
    ['what something turns from and into', '从“要我学”向“我要学”转变', ['要我学 against', '我要学 against']],
    ['what people are called', '亲切地称为“小管家”', ['小管家 against']],
    ['how land is laid out', '优化“一心两翼”空间布局', ['一心两翼 against']],
    ['what nothing tells', '发言中说“云端”很远', ['云端 open']],
  ])('%s is no name', (_, text, expected) => {
    expect(evidence(text)).toEqual(expected);
  });

  test.each([
    ['dates and numbers of plans', '结合“12·4”和“八五”普法活动'],
    ['sentences', '做到“人人讲法。事事依法”活动'],
    ['slogans with a comma', '坚持“想干事、能干事”'],
    ['titles of documents', '学习《某省行政程序条例》制度'],
    ['a list of single characters', '运用“红、黄、蓝”机制'],
    ['colours', '探索“红黄绿”机制'],
    ['what is longer than twenty characters', `推行“${'甲'.repeat(21)}”`],
  ])('%s are no names', (_, text) => {
    expect(evidence(text)).toEqual([]);
  });
});

describe('names', () => {
  const NO_RULES: PracticeRules = { joined: [], leftOut: [], added: [], national: [] };
  async function named(
    texts: readonly string[],
    rules: Partial<PracticeRules> = {},
  ): Promise<NamedPractice[]> {
    const tallies = new NameTallies();
    for (const text of texts)
      for (const { name, evidence: found } of finder.mentionsIn(text)) tallies.add(name, found);
    return namedPractices(tallies, cues, { ...NO_RULES, ...rules }, timeSlice(undefined));
  }
  const namesOf = (practices: readonly NamedPractice[]): string[] =>
    practices.map(({ name, variants }) => [name, ...variants].join(' = ')).sort();

  test('more against a name than for it outweighs one cue', async () => {
    const against = '解决“门槛高”的事';
    expect(namesOf(await named(['推行“门槛高”', against]))).toEqual(['门槛高']);
    expect(namesOf(await named(['推行“门槛高”', against, against]))).toEqual([]);
  });

  test('longer forms of a name are its variants, and the most frequent spelling is shown', async () => {
    const texts = [
      '推行“三色灯”',
      '推行“三色灯工作法”',
      '推行“三色灯机制”',
      '践行“新时代三色灯”',
      '開展“三色燈”活動',
    ];
    expect(namesOf(await named(texts))).toEqual(['三色灯 = 三色灯工作法 = 三色灯机制 = 新时代三色灯']);
  });

  test('the keeper joins, renames, adds and leaves out', async () => {
    const texts = ['推行“甲桥说事”', '推行“甲桥议事”', '推行“丙口号”'];
    const rules = { joined: [['甲桥说事', '甲桥议事']], leftOut: ['丙口号'], added: ['丁做派'] };
    expect(namesOf(await named(texts, rules))).toEqual(['丁做派', '甲桥说事 = 甲桥议事']);
    const renamed = { ...rules, joined: [...rules.joined, ['乙河说事', '甲桥说事']] };
    expect(namesOf(await named(texts, renamed))).toEqual(['丁做派', '乙河说事 = 甲桥议事 = 甲桥说事']);
  });
});

test('a word that many say and few mark is an ordinary one, unless the keeper names it', async () => {
  const named = (name: string, mentions: number | null): NamedPractice => {
    return { name, variants: [], phrases: [name], isNational: false, mentions };
  };
  const texts = [1, 2, 3, 4].map((at) => {
    return { id: `r-${at}`, text: '万人竹桥议事法律明白人', section: 'other' as const };
  });
  const report = await FoldedReport.of(texts, new Map(), timeSlice(undefined));
  const reports = (async function* () {
    yield [{} as ReportRecord, report] as const;
  })();
  const { practices } = await PracticeIndex.of(
    [named('万人', 1), named('竹桥议事', 2), named('法律明白人', null)],
    reports,
  );
  expect(practices.map(({ name }) => name)).toEqual(['竹桥议事', '法律明白人']);
});
