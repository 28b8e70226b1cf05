/** What the index knows of the files that its reports come from, after runs against a real Meilisearch. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FILES, PASSAGES, REPORTS, type ReportRecord } from './document.ts';
import { type Engine, openEngine } from './engine/engine.ts';
import { indexReports, type Outcome } from './run.ts';
import { type Settings, settings } from './settings.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-'));
let engine: Engine;
let client: Meilisearch;
let own: Settings;
let tests = 0;
let writings = 1_700_000_000;

beforeAll(async () => {
  engine = await openEngine(settings({ ...process.env, MEILI_URL: '', STATE_DIR: join(ROOT, 'state') }));
  client = new Meilisearch({ host: engine.url, apiKey: engine.key });
});
afterAll(async () => {
  await engine.stop();
  rmSync(ROOT, { recursive: true });
});
beforeEach(async () => {
  own = settings({ REPORTS_DIR: join(ROOT, `reports-${tests++}`) });
  mkdirSync(own.reportsDir);
  for (const uid of [PASSAGES, REPORTS, FILES]) await client.deleteIndex(uid).waitTask();
});

// The engine is asked past the code under test.
const records = async () => (await client.index<ReportRecord>(REPORTS).getDocuments({ limit: 1000 })).results;
const sourcesOf = async () => (await records()).map(({ sources }) => sources.map(({ file }) => file)).sort();

/** Each writing has a time of its own: a file is changed where its size or time is another. */
function write(name: string, text: string): void {
  const file = join(own.reportsDir, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, writings, writings++);
}
const run = (roots = [own.reportsDir], rebuild = false, settings = own): Promise<Outcome> =>
  indexReports(settings, engine, { roots, rebuild, onProgress: () => {} });

const A = '枫桥镇2023年法治政府建设情况报告\n全镇化解纠纷12件。\n一、存在问题\n力度不够。\n抄送：司法局。';
const B = '西塘镇2022年法治政府建设情况报告\n全镇审查合同34份。';

describe('the same report under two names', () => {
  beforeEach(async () => {
    write('甲.txt', A);
    write('副本.txt', `\n\n${A}\n`);
    expect(await run()).toMatchObject({ files: 2, indexed: 2, reports: 1, passages: 5 });
    expect(await sourcesOf()).toEqual([['副本.txt', '甲.txt']]);
  });

  it('is unchanged by a second run', async () => {
    expect(await run()).toMatchObject({ indexed: 0, unchanged: 2, reports: 1 });
  });

  it.each(['甲.txt', '副本.txt'])('survives the deletion of %s', async (name) => {
    rmSync(join(own.reportsDir, name));
    expect(await run()).toMatchObject({ removed: 1, reports: 1, passages: 5 });
    expect(await sourcesOf()).toEqual([[name === '甲.txt' ? '副本.txt' : '甲.txt']]);
    expect(await run()).toMatchObject({ unchanged: 1, removed: 0, reports: 1 });
  });

  it.each([
    ['甲.txt', B],
    ['副本.txt', B],
    ['甲.txt', ''],
  ])('loses %s as a source when that holds %j instead', async (name, text) => {
    write(name, text);
    await run();
    const other = name === '甲.txt' ? '副本.txt' : '甲.txt';
    expect(await sourcesOf()).toEqual((text === '' ? [[other]] : [[other], [name]]).sort());
    expect(await run()).toMatchObject({ indexed: 0, removed: 0, reports: text === '' ? 1 : 2 });
  });

  it('is one still when a file is renamed', async () => {
    renameSync(join(own.reportsDir, '副本.txt'), join(own.reportsDir, '新名.txt'));
    expect(await run()).toMatchObject({ removed: 1, reports: 1 });
    expect(await sourcesOf()).toEqual([['新名.txt', '甲.txt']]);
  });
});

describe('a rebuild', () => {
  const otherLexicon = (): Settings => {
    const lexicon = join(own.reportsDir, '..', 'lexicon.txt');
    writeFileSync(lexicon, '化解纠纷\n');
    return { ...own, lexicon };
  };

  it('reads all again where the lexicon is another', async () => {
    write('甲.txt', A);
    await run();
    const dictionary = () => client.index(PASSAGES).getDictionary();
    expect(await dictionary()).not.toEqual(['化解纠纷']);
    const before = (await records())[0]?.stamp;
    expect(await run([own.reportsDir], false, otherLexicon())).toMatchObject({
      indexed: 1,
      unchanged: 0,
      passages: 5,
    });
    expect(await dictionary()).toEqual(['化解纠纷']);
    expect((await records())[0]?.stamp).not.toBe(before);
    expect(await run([own.reportsDir], false, otherLexicon())).toMatchObject({ indexed: 0, unchanged: 1 });
  });

  it('by order reads all again, leaves what is gone out, and no second index behind', async () => {
    write('甲.txt', A);
    write('乙.txt', B);
    await run();
    rmSync(join(own.reportsDir, '乙.txt'));
    expect(await run([own.reportsDir], true)).toMatchObject({
      indexed: 1,
      unchanged: 0,
      reports: 1,
      passages: 5,
    });
    const uids = (await client.getRawIndexes()).results.map(({ uid }) => uid);
    expect(uids.sort()).toEqual([FILES, PASSAGES, REPORTS].sort());
  });

  it('of one file keeps the other reports, also where the lexicon asks for it', async () => {
    write('甲.txt', A);
    write('乙.txt', B);
    const outside = join(ROOT, `outside-${tests}.txt`);
    writeFileSync(outside, `${B}\n持证执法。`);
    await run([own.reportsDir, outside]);
    expect(await run([join(own.reportsDir, '甲.txt')], true)).toMatchObject({ reports: 3 });
    expect(await run([join(own.reportsDir, '甲.txt')], false, otherLexicon())).toMatchObject({ reports: 3 });
    expect(await sourcesOf()).toEqual([['乙.txt'], ['甲.txt'], [outside]].sort());
  });
});
