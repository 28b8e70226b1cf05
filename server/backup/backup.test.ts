/** What a backup takes and brings back, on real folders and a real engine. */
import { existsSync } from 'node:fs';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngine } from '../../indexer/engine/engine.ts';
import { indexReports } from '../../indexer/run.ts';
import { type Settings, settings } from '../../indexer/settings.ts';
import { query, type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { writeBackup } from './backup.ts';
import { restoreBackup } from './restore.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhenjian-backup-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const OPTIONS = { withIndex: false, overwrite: false, now: new Date(0) };

/** Settings with every folder and file that a backup holds in a folder of their own. */
async function settingsIn(name: string): Promise<Settings> {
  const folder = join(root, name);
  const shipped = settings({});
  await mkdir(join(folder, 'data'), { recursive: true });
  const own = (file: string): string => join(folder, 'data', file.split('/').at(-1) ?? '');
  const copied: Partial<
    Record<'lexicon' | 'synonyms' | 'stopWords' | 'sectionKinds' | 'practiceCues' | 'practices', string>
  > = {};
  for (const name of [
    'lexicon',
    'synonyms',
    'stopWords',
    'sectionKinds',
    'practiceCues',
    'practices',
  ] as const) {
    copied[name] = own(shipped[name]);
    await cp(shipped[name], own(shipped[name]));
  }
  return {
    ...settings({ REPORTS_DIR: join(folder, 'reports'), STATE_DIR: join(folder, 'state') }),
    ...copied,
  };
}

/** Every file below a folder with its contents. */
async function contents(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true });
  const files: Record<string, string> = {};
  for (const name of names.sort())
    if ((await stat(join(folder, name))).isFile())
      files[name] = (await readFile(join(folder, name))).toString('base64');
  return files;
}

describe('a collection that is backed up while it is served', () => {
  let own: Settings;
  let before: unknown[];
  let files: Record<string, string>;
  let [plain, whole] = ['', ''];

  /** All passages, and answers of several kinds, without what tells the time. */
  async function answers(server: SampleServer): Promise<unknown[]> {
    const ids = [...server.catalogue.all.keys()].sort();
    const asked = [
      ...ids.map((id) => `/api/reports/${id}`),
      ...['枫桥经验', '法律顾问', '矛盾 纠纷', '调解 | 化解'].map(
        (q) => `/api/search?${query({ q, limit: 100, count: 'exact' })}`,
      ),
      `/api/search?${query({ q: '怎么化解邻里纠纷', mode: 'smart', limit: 50 })}`,
      `/api/compare?${query({ reports: ids.slice(0, 3).join(','), align: 'section' })}`,
      `/api/kwic?${query({ q: '网格' })}`,
    ];
    const given = [];
    for (const path of asked) {
      const { status, body } = await server.get(path);
      expect([path, status]).toEqual([path, 200]);
      given.push({ ...body, tookMs: 0 });
    }
    return given;
  }

  async function indexedAgain(): Promise<{ again: unknown[]; read: number; unchanged: number }> {
    const engine = await openEngine(own);
    const { indexed: read, unchanged } = await indexReports(own, [engine], {
      roots: [own.reportsDir],
      rebuild: false,
      onProgress: () => {},
    });
    await engine.stop();
    const server = await sampleServer(own.reportsDir, { stateDir: own.stateDir, lexicon: own.lexicon });
    const again = await answers(server);
    await server.stop();
    return { again, read, unchanged };
  }

  beforeAll(async () => {
    own = await settingsIn('served');
    await cp(settings({}).reportsDir, own.reportsDir, { recursive: true, preserveTimestamps: true });
    await mkdir(join(own.reportsDir, '新'));
    await writeFile(
      join(own.reportsDir, '新', '甲.txt'),
      '甲山镇2023年法治政府建设情况报告\n全镇化解纠纷12件。',
    );
    await writeFile(join(own.reportsDir, '新', 'metadata.csv'), 'file,town,year\n甲.txt,乙水镇,2021\n');
    await writeFile(own.lexicon, `${await readFile(own.lexicon, 'utf8')}板凳议事会\n`);
    const server = await sampleServer(own.reportsDir, { stateDir: own.stateDir, lexicon: own.lexicon });
    await writeFile(join(own.stateDir, 'runs.jsonl'), '{}\n');
    before = await answers(server);
    files = await contents(join(root, 'served', 'reports'));
    [plain, whole] = [join(root, 'plain.zip'), join(root, 'whole.zip')];
    for (const [file, withIndex] of [
      [plain, false],
      [whole, true],
    ] as const)
      expect((await writeBackup(own, file, { ...OPTIONS, withIndex })).failed).toEqual([]);
    expect(await answers(server)).toEqual(before);
    await server.stop();
  }, 180_000);

  test.each([
    ['without the index, everything is read again', () => plain, null],
    ['with the index, nothing is read again', () => whole, 'imported'],
  ] as const)(
    'after deleting everything, %s and all answers are the same',
    async (_, backup, index) => {
      for (const name of ['reports', 'state', 'data'])
        await rm(join(root, 'served', name), { recursive: true, force: true });
      const restored = await restoreBackup(own, backup(), false);
      expect([restored.failed, restored.index]).toEqual([[], index]);
      expect(await contents(own.reportsDir)).toEqual(files);
      expect(await readFile(own.lexicon, 'utf8')).toContain('板凳议事会');
      expect(existsSync(join(own.stateDir, 'runs.jsonl'))).toBe(true);
      const { again, read, unchanged } = await indexedAgain();
      expect(read > 0).toBe(index === null);
      expect(unchanged > 0).toBe(index !== null);
      expect(again).toEqual(before);
    },
    120_000,
  );

  test('the backup is readable by its owner alone', async () => {
    expect((await stat(plain)).mode & 0o777).toBe(0o600);
  });
});

describe('what is there already', () => {
  test('a backup never replaces a file unless asked to, and nothing is left of one that is refused', async () => {
    const own = await settingsIn('refused');
    await mkdir(own.reportsDir);
    const file = join(root, 'refused', 'taken.zip');
    await writeFile(file, '旧');
    await expect(writeBackup(own, file, OPTIONS)).rejects.toThrow(`已有 ${file}，没有覆盖它`);
    expect(await readFile(file, 'utf8')).toBe('旧');
    await writeBackup(own, file, { ...OPTIONS, overwrite: true });
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
    await expect(writeBackup(own, join(own.reportsDir, 'b.zip'), OPTIONS)).rejects.toThrow(
      '在报告文件夹里，会被当作报告读入',
    );
    await expect(writeBackup(own, join(root, 'nowhere', 'b.zip'), OPTIONS)).rejects.toThrow('备份没有写成');
    expect((await readdir(join(root, 'refused'))).sort()).toEqual(['data', 'reports', 'taken.zip']);
  });

  test('a restore that would replace a file names it and writes nothing, unless asked to', async () => {
    const own = await settingsIn('kept');
    await mkdir(own.reportsDir);
    for (const name of ['甲', '乙', '丙']) await writeFile(join(own.reportsDir, `${name}.txt`), name);
    const file = join(root, 'kept.zip');
    await writeBackup(own, file, OPTIONS);
    await writeFile(join(own.reportsDir, '甲.txt'), '改过');
    await rm(join(own.reportsDir, '乙.txt'));
    await expect(restoreBackup(own, file, false)).rejects.toThrow(
      /^有 1 个文件与备份里的不同，[^\n]*--overwrite\n {2}\S+甲\.txt$/,
    );
    expect((await readdir(own.reportsDir)).sort()).toEqual(['丙.txt', '甲.txt']);
    expect(await restoreBackup(own, file, true)).toMatchObject({ written: 2, same: 7, failed: [] });
    expect(await readFile(join(own.reportsDir, '甲.txt'), 'utf8')).toBe('甲');
  });

  test('links that lead out of the reports folder are named, those within are kept as files', async () => {
    const own = await settingsIn('links');
    await mkdir(own.reportsDir);
    await writeFile(join(root, 'outside.txt'), '外');
    await writeFile(join(own.reportsDir, '甲.txt'), '甲');
    await symlink(join(root, 'outside.txt'), join(own.reportsDir, '外.txt'));
    await symlink(join(own.reportsDir, '甲.txt'), join(own.reportsDir, '内.txt'));
    const file = join(root, 'links.zip');
    const { failed } = await writeBackup(own, file, OPTIONS);
    expect(failed).toEqual([
      { file: join(own.reportsDir, '外.txt'), reason: '链接指向报告文件夹之外，没有备份' },
    ]);
    await rm(own.reportsDir, { recursive: true });
    await restoreBackup(own, file, false);
    expect((await readdir(own.reportsDir)).sort()).toEqual(['内.txt', '甲.txt']);
  });
});

test('a file that is cut or no backup is refused with a sentence', async () => {
  const own = await settingsIn('cut');
  await mkdir(own.reportsDir);
  await writeFile(join(own.reportsDir, '甲.txt'), '甲'.repeat(5000));
  const file = join(root, 'cut.zip');
  await writeBackup(own, file, OPTIONS);
  await truncate(file, 300);
  for (const wrong of [file, join(own.reportsDir, '甲.txt'), join(root, 'none.zip')])
    await expect(restoreBackup(own, wrong, false)).rejects.toThrow(
      /不是 npm run backup 写的备份，或不完整，没有恢复任何文件：/,
    );
});
