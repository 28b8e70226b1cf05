/** Copied text counts once where asked: the grouping itself, and what it does to keywords. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { random } from '../../../indexer/bench/random.ts';
import type { KeywordsAnswer } from '../../contract/words.ts';
import { FoldedReport } from '../../corpus/folded-report.ts';
import { timeSlice } from '../../corpus/time-slice.ts';
import { query, type SampleServer, sampleServer } from '../../testing/sample-server.ts';
import { mostBetweenTurns } from '../../testing/turns.ts';
import { groupCopies, newCopiedReport } from './copies.ts';

const PARAGRAPH =
  '推行“灯下夜议”，每逢集日前一晚，由村里的老会计、老教师和网格员围坐一盏马灯，把当周的口角和地界之争一件一件说清，说不清的记在簿子上，第二天请司法所来评。';
const SLICE = timeSlice(undefined);

async function reportOf(...texts: string[]) {
  const passages = texts.map((text, at) => ({ id: `r-${at + 1}`, text, section: 'other' as const }));
  return newCopiedReport(await FoldedReport.of(passages, new Map(), SLICE));
}

async function groupsOf(...texts: string[]): Promise<number[]> {
  const report = await reportOf(...texts);
  await groupCopies([], [report], 0, SLICE);
  return [...report.groups];
}

describe('groups of copies', () => {
  test.each([
    ['the same text', PARAGRAPH],
    ['other figures and quotation marks', PARAGRAPH.replace('一盏', '12盏').replace(/[“”]/g, '')],
    ['a sentence more', `${PARAGRAPH}村民都说好。`],
    ['another name at the head', `柳汀镇${PARAGRAPH}`],
  ])('%s is a copy', async (_, other) => {
    expect(await groupsOf(PARAGRAPH, '别的一段话，与它毫不相干，说的是河道和堤坝。', other)).toEqual([
      0, 1, 0,
    ]);
  });

  test.each([
    [
      'a slogan in common',
      `${PARAGRAPH.slice(0, 26)}，别的都是自己的话：修了三座桥，开了两条路，种了四片林，一年到头没有闲过。`,
    ],
    [
      'half of the text',
      `${PARAGRAPH.slice(0, 40)}其余的完全是另外一件事情，讲的是河道清淤、堤坝加固和汛期值守，与议事没有关系。`,
    ],
  ])('%s makes no copy', async (_, other) => {
    expect(await groupsOf(PARAGRAPH, other)).toEqual([0, 1]);
  });

  test('headings are copies only if they are equal', async () => {
    expect(await groupsOf('一、主要举措', '一、主要举措和成效', '一、主要举措', '')).toEqual([0, 1, 0, 2]);
  });

  test('a report that comes later joins the groups of those that are there', async () => {
    const first = await reportOf(PARAGRAPH, '二、存在的问题');
    const groups = await groupCopies([], [first], 0, SLICE);
    const second = await reportOf(
      '二、存在的问题',
      '新的一段，谁也没有写过，写的是茶园里的分水渠和账本。',
      PARAGRAPH,
    );
    expect(await groupCopies([first], [second], groups, SLICE)).toBe(3);
    expect([...second.groups]).toEqual([1, 2, 0]);
  });

  test('of ten thousand paragraphs with the same opening none is compared with all others', async () => {
    const next = random(3);
    const character = (): string => String.fromCharCode(0x4e00 + Math.floor(next() * 5000));
    const texts = Array.from(
      { length: 10_000 },
      () => PARAGRAPH.slice(0, 30) + Array.from({ length: 60 }, character).join(''),
    );
    const report = await reportOf(...texts);
    const started = process.cpuUsage();
    expect(await groupCopies([], [report], 0, timeSlice(undefined))).toBe(10_000);
    // A second or so; compared with all, it would take minutes.
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(20);
  });

  test('grouping lets other work in between', async () => {
    const report = await reportOf(...Array.from({ length: 500 }, (_, at) => `${PARAGRAPH}${at}`));
    const most = await mostBetweenTurns(
      () => report.groups.filter((group) => group > 0).length + report.sketches.filter(Boolean).length / 5,
      () => groupCopies([], [report], 0, timeSlice(undefined)),
    );
    expect(most).toBeLessThan(50);
  });
});

describe('keywords of a collection in which 200 towns have the same paragraph', () => {
  const servers: SampleServer[] = [];
  const folders: string[] = [];
  afterAll(async () => {
    for (const server of servers) await server.stop();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  /** @param copies number of towns of the province that have the paragraph */
  async function collection(copies: number): Promise<SampleServer> {
    const folder = await mkdtemp(join(tmpdir(), 'zhenjian-copies-'));
    folders.push(folder);
    const next = random(5);
    const words =
      '河道 清淤 茶园 堤坝 集市 账本 公示 夜校 普法 调解 执法 检查 培训 整改 台账 走访 登记 备案 汛期 值守'.split(
        ' ',
      );
    const sentence = (): string =>
      Array.from({ length: 8 }, () => words[Math.floor(next() * words.length)]).join('，');
    const rows = Array.from({ length: 240 }, (_, at) => {
      const [province, city] = at < 200 ? ['四川省', '锦岫市'] : ['江苏省', '云渚市'];
      const town = `第${at}试镇`;
      const own = Array.from({ length: 4 }, (_, n) => `${at}号材料第${n}件：${sentence()}。`);
      const text = [...own, ...(at < copies ? [PARAGRAPH] : [])].join('\n');
      return `"${town}2023年法治政府建设情况报告","${text}",2023,${province},${city},某县,${town}`;
    });
    await writeFile(
      join(folder, 'reports.csv'),
      `title,content,year,province,city,county,town\n${rows.join('\n')}\n`,
    );
    const server = await sampleServer(folder);
    servers.push(server);
    return server;
  }

  async function keywords(server: SampleServer, once: string): Promise<KeywordsAnswer> {
    const parameters = { town: Array.from({ length: 200 }, (_, at) => `第${at}试镇`), once, limit: 500 };
    return (await server.get(`/api/keywords?${query(parameters)}`)).body;
  }

  test('counted once, its words stand where they stand with one copy', async () => {
    const [many, one] = [await collection(200), await collection(1)];
    const [counted, single] = [await keywords(many, 'true'), await keywords(one, 'true')];
    const figures = ({ words }: KeywordsAnswer) =>
      words.map(({ word, passages, places, lrc, g2 }) => [word, passages, places, lrc, g2]);
    expect(single.own.reports).toBe(200);
    expect(counted.own.copies - single.own.copies).toBe(199);
    expect(figures(counted)).toEqual(figures(single));
    // Counted every time, the words of the paragraph come first.
    const every = await keywords(many, 'false');
    expect(every.words[0]?.passages).toBe(200);
    expect(every.words.slice(0, 20).map(({ word }) => word)).toContain('马灯');
    expect(single.words.map(({ word }) => word)).not.toContain('马灯');
  });
});
