/** `/api/reuse` over invented reports that copy from each other. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReuseAnswer, ReuseSpan } from '../contract/reuse.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { mostBetweenTurns } from '../testing/turns.ts';
import { findReuse } from './find-reuse.ts';
import { Fingerprints } from './fingerprints.ts';

const SENTENCE = '全镇把矛盾纠纷排查摆在首位，细化措施33条，逐户上门走访，做到小事不出村、大事不出镇。';
const COPY = '全镇把矛盾纠纷排查摆在首位，细化措施38条，逐户上门走访，确保小事不出村、大事不出镇。';
const PHRASE = '逐户上门走访登记造册的办法';

const report = (town: string, year: number, paragraph: string): string =>
  `${town}人民政府关于${year}年度法治政府建设情况的报告\n\n一、主要举措和成效\n\n${paragraph}\n\n${town}人民政府\n${year + 1}年1月10日\n`;
const REPORTS: Readonly<Record<string, string>> = {
  '甲山镇2021.txt': report('甲山镇', 2021, SENTENCE),
  '乙水镇2022.txt': report('乙水镇', 2022, `一年来，${COPY}`),
  '甲山镇2023.txt': report('甲山镇', 2023, SENTENCE),
  '丙谷镇2023.txt': report('丙谷镇', 2023, `推广${PHRASE}，成效明显。`),
};

let server: SampleServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-reuse-'));
  for (const [name, text] of Object.entries(REPORTS)) await writeFile(join(folder, name), text);
  server = await sampleServer(folder);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function post(body: unknown, query = '', routes = server.routes) {
  const response = await routes.request(`/api/reuse${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

async function reuse(body: unknown, query = ''): Promise<ReuseAnswer> {
  const answer = await post(body, query);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

function onlySpan({ spans }: ReuseAnswer): ReuseSpan {
  expect(spans).toHaveLength(1);
  return spans[0] as ReuseSpan;
}

test('a paragraph is found in everyone who has it, the earliest first, with what differs', async () => {
  const text = `我们的草稿：${SENTENCE}以上。`;
  const answer = await reuse({ text });
  const { start, end, band, places, reports, sources } = onlySpan(answer);
  expect(text.slice(start, end)).toBe(SENTENCE);
  expect([band, places, reports]).toEqual(['strong', 2, 3]);
  expect(sources.map(({ report, date }) => [report.place.town, date])).toEqual([
    ['甲山镇', '2022-01-10'],
    ['乙水镇', '2023-01-10'],
    ['甲山镇', '2024-01-10'],
  ]);
  const [same, changed] = sources;
  expect(same).toMatchObject({ similarity: 1, differences: [], wording: SENTENCE });
  expect(changed?.wording).toBe(COPY);
  expect(changed?.similarity).toBeGreaterThan(0.9);
  expect(changed?.similarity).toBeLessThan(1);
  const passage = `一年来，${COPY}`;
  expect(
    changed?.differences.map((difference) => [
      text.slice(...difference.text),
      passage.slice(...difference.passage),
    ]),
  ).toEqual([
    ['33', '38'],
    ['做到', '确保'],
  ]);
  expect(answer).toMatchObject({ complete: true, cut: false, searched: { reports: 4, of: 4 } });
  expect(answer.found).toBe(answer.shares.strong);
  expect(answer.characters).toBe(text.length);
});

test('line breaks, quotation marks and traditional characters make no difference, and offsets are of the text sent', async () => {
  const text = '前面“全鎮把矛盾糾紛\r\n排查擺在首位，細化措施33條，\n逐户上門走訪”后面';
  const { start, end, sources } = onlySpan(await reuse({ text }));
  expect(text.slice(start, end)).toBe('全鎮把矛盾糾紛\r\n排查擺在首位，細化措施33條，\n逐户上門走訪');
  expect(sources[0]?.similarity).toBe(1);
});

test('a phrase of 13 characters is reuse, one of 8 to 12 a formula, and what is not there is not found', async () => {
  const cut = (length: number): string => PHRASE.slice(0, length);
  expect(onlySpan(await reuse({ text: `甲乙丙${PHRASE}丁` })).band).toBe('reuse');
  const formula = await reuse({ text: cut(12) });
  expect(formula.spans.map(({ band }) => band)).toEqual(formula.spans.length > 0 ? ['formula'] : []);
  expect(await reuse({ text: `${cut(7)}戊己庚辛壬` })).toMatchObject({ spans: [], found: 0 });
});

test('a passage is looked for without its own report, or without its place', async () => {
  const [first] = server.catalogue.list(NO_FILTERS, 'oldest');
  const passages = await server.reader.passagesOf([first?.id ?? '']);
  const passage = passages.find(({ text }) => text === SENTENCE);
  if (!passage) throw new Error('the sentence is not a passage');
  const years = ({ spans }: ReuseAnswer) => spans.flatMap(({ sources }) => sources.map(({ date }) => date));
  expect(years(await reuse({ passage: passage.id }))).toEqual(['2023-01-10', '2024-01-10']);
  expect(years(await reuse({ passage: passage.id, except: 'place' }))).toEqual(['2023-01-10']);
});

test('filters narrow what is looked into', async () => {
  const { searched, complete, spans } = await reuse({ text: SENTENCE }, '?year=2023');
  expect(searched).toEqual({ reports: 2, of: 2 });
  expect(complete).toBe(true);
  expect(spans.map(({ reports }) => reports)).toEqual([1]);
  expect((await reuse({ text: SENTENCE }, '?section=plan')).spans).toEqual([]);
});

test('sources are listed up to the limit, and all are counted', async () => {
  const { sources, reports } = onlySpan(await reuse({ text: SENTENCE, limit: 1 }));
  expect([sources.length, reports]).toEqual([1, 3]);
});

test.each([
  [{ text: '太短' }, 400, 'text_too_short'],
  [{}, 400, 'text_too_short'],
  [{ text: '长'.repeat(40_001) }, 400, 'text_too_long'],
  [{ text: '长'.repeat(200_000) }, 413, 'body_too_large'],
  [{ text: SENTENCE, limit: 0 }, 400, 'bad_parameter'],
  [{ text: SENTENCE, unknown: 1 }, 400, 'bad_parameter'],
  [{ passage: 'no-such-passage-1' }, 404, 'no_such_passage'],
])('%j is refused', async (body, status, code) => {
  expect(await post(body)).toMatchObject({ status, body: { error: { code } } });
});

test('a text that repeats itself is found whole', async () => {
  const repeated = join(folder, '重复镇2022.txt');
  await writeFile(repeated, report('重复镇', 2022, '的'.repeat(20_000)));
  await server.index();
  const { spans, complete } = await reuse({ text: '的'.repeat(2000), limit: 1 });
  expect(spans).toMatchObject([{ start: 0, end: 2000, band: 'strong' }]);
  expect(complete).toBe(true);
  await rm(repeated);
  await server.index();
});

test('where the text of some reports is not in memory, the answer says so', async () => {
  const { services } = server;
  const [newest] = services.catalogue.list(NO_FILTERS, 'newest');
  const half = await sampleServer(folder, { textMemory: 2.3 * (newest?.characters ?? 0) });
  const answer = await post({ text: SENTENCE }, '', half.routes);
  expect(answer.body).toMatchObject({ complete: false, cut: false, searched: { reports: 1, of: 4 } });
  await half.stop();
});

test('where the budget ends, the result says so', async () => {
  const { isWithinBudget } = await findReuse(server.services, SENTENCE, { budget: { seeds: 3, runs: 100 } });
  expect(isWithinBudget).toBe(false);
});

test('fingerprints follow what is added, changed and removed', async () => {
  const added = join(folder, '丁坪镇2020.txt');
  await writeFile(added, report('丁坪镇', 2020, SENTENCE));
  await server.index();
  const towns = async () =>
    onlySpan(await reuse({ text: SENTENCE })).sources.map(({ report: { place } }) => place.town);
  expect(await towns()).toEqual(['丁坪镇', '甲山镇', '乙水镇', '甲山镇']);
  await writeFile(added, report('丁坪镇', 2020, '另起炉灶，写了全然不同的一段话，没有抄袭。'));
  await server.index();
  expect(await towns()).toEqual(['甲山镇', '乙水镇', '甲山镇']);
  await rm(added);
  await server.index();
  expect(await reuse({ text: SENTENCE })).toMatchObject({ complete: true, searched: { reports: 4, of: 4 } });
});

test('fingerprints of many reports are made in turns', async () => {
  const [[, text] = []] = [...server.services.texts.inMemory()];
  if (!text) throw new Error('no text in memory');
  let read = 0;
  const texts = {
    inMemory: () =>
      Array.from({ length: 500 }, (_, at) => {
        const counted = Object.create(text);
        counted.startOf = (position: number) => {
          read++;
          return text.startOf(position);
        };
        Object.defineProperty(counted, 'passages', { get: () => text.passages });
        Object.defineProperty(counted, 'length', { get: () => text.length });
        Object.defineProperty(counted, 'units', { get: () => text.units });
        counted.endOf = (position: number) => text.endOf(position);
        return [String(at), counted] as const;
      }),
  };
  const fingerprints = new Fingerprints(texts);
  const most = await mostBetweenTurns(
    () => read,
    () => fingerprints.sync(),
  );
  expect(fingerprints.reports).toBe(500);
  expect(most).toBeLessThan(50);
});
