/** For tests of whole runs: a real Meilisearch per test file, a new folder and new indexes per test. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import {
  FILES,
  type FileRecord,
  PASSAGES,
  type PassageDocument,
  REPORTS,
  type ReportRecord,
  WORDS,
} from '../domain/document.ts';
import type { Outcome } from '../domain/run.ts';
import { type Engine, openEngine } from '../engine/engine.ts';
import { indexReports, type RunOptions } from '../run.ts';
import { type Settings, settings as settingsFrom } from '../settings.ts';

export const A =
  '枫桥镇2023年法治政府建设情况报告\n全镇化解纠纷12件。\n一、存在问题\n力度不够。\n抄送：司法局。';
export const B = '西塘镇2022年法治政府建设情况报告\n全镇审查合同34份。';

/** Reads the indexes directly, bypassing the code under test. */
export class Sandbox {
  readonly root = mkdtempSync(join(tmpdir(), 'zhenjian-'));
  settings: Settings = settingsFrom({});
  private opened: Engine | null = null;
  private tests = 0;
  /** Modification time of the next file, in seconds since 1970. */
  private nextTime = 1_700_000_000;

  async open(): Promise<void> {
    const env = { ...process.env, MEILI_URL: '', STATE_DIR: join(this.root, 'state') };
    this.opened = await openEngine(settingsFrom(env));
  }

  async close(): Promise<void> {
    await this.opened?.stop();
    rmSync(this.root, { recursive: true });
  }

  async renew(): Promise<void> {
    this.settings = settingsFrom({ REPORTS_DIR: join(this.root, `reports-${this.tests++}`) });
    mkdirSync(this.settings.reportsDir);
    for (const uid of [PASSAGES, WORDS, REPORTS, FILES]) await this.client.deleteIndex(uid).waitTask();
  }

  get engine(): Engine {
    if (!this.opened) throw new Error('no engine yet');
    return this.opened;
  }

  get client(): Meilisearch {
    return new Meilisearch({ host: this.engine.url, apiKey: this.engine.key });
  }

  path(name: string): string {
    return join(this.settings.reportsDir, name);
  }

  /** Gives each write a distinct modification time: files count as changed if their size or time differs. */
  write(name: string, text: string | Uint8Array): void {
    const file = this.path(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    utimesSync(file, this.nextTime, this.nextTime++);
  }

  run(options: Partial<RunOptions> = {}, settings = this.settings): Promise<Outcome> {
    const defaults = { roots: [this.settings.reportsDir], rebuild: false, onProgress: () => {} };
    return indexReports(settings, [this.engine], { ...defaults, ...options });
  }

  records(): Promise<ReportRecord[]> {
    return this.all<ReportRecord>(REPORTS);
  }

  files(): Promise<FileRecord[]> {
    return this.all<FileRecord>(FILES);
  }

  passages(): Promise<PassageDocument[]> {
    return this.all<PassageDocument>(PASSAGES);
  }

  async texts(): Promise<string[]> {
    return (await this.passages()).map(({ text }) => text).sort();
  }

  /** Source files of each report. */
  async sources(): Promise<string[][]> {
    return (await this.records()).map(({ sources }) => sources.map(({ file }) => file)).sort();
  }

  private async all<T extends Record<never, unknown>>(uid: string): Promise<T[]> {
    return (await this.client.index(uid).getDocuments({ limit: 1000 })).results as T[];
  }
}

/**
 * A sandbox that is opened before the tests of a file, renewed before each test, and closed after all of
 * them.
 */
export function sandbox(): Sandbox {
  const box = new Sandbox();
  beforeAll(() => box.open());
  beforeEach(() => box.renew());
  afterAll(() => box.close());
  return box;
}
