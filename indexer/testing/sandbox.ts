/** For tests of whole runs: a real Meilisearch for the file, a fresh folder and fresh indexes for each test. */
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
} from '../domain/document.ts';
import type { Outcome } from '../domain/run.ts';
import { type Engine, openEngine } from '../engine/engine.ts';
import { indexReports, type RunOptions } from '../run.ts';
import { type Settings, settings } from '../settings.ts';

export const A =
  '枫桥镇2023年法治政府建设情况报告\n全镇化解纠纷12件。\n一、存在问题\n力度不够。\n抄送：司法局。';
export const B = '西塘镇2022年法治政府建设情况报告\n全镇审查合同34份。';

/** Asks the engine past the code under test. */
export class Sandbox {
  readonly root = mkdtempSync(join(tmpdir(), 'zhenjian-'));
  own: Settings = settings({});
  private opened: Engine | null = null;
  private tests = 0;
  private writings = 1_700_000_000;

  async open(): Promise<void> {
    const env = { ...process.env, MEILI_URL: '', STATE_DIR: join(this.root, 'state') };
    this.opened = await openEngine(settings(env));
  }

  async close(): Promise<void> {
    await this.opened?.stop();
    rmSync(this.root, { recursive: true });
  }

  async renew(): Promise<void> {
    this.own = settings({ REPORTS_DIR: join(this.root, `reports-${this.tests++}`) });
    mkdirSync(this.own.reportsDir);
    for (const uid of [PASSAGES, REPORTS, FILES]) await this.client.deleteIndex(uid).waitTask();
  }

  get engine(): Engine {
    if (!this.opened) throw new Error('no engine yet');
    return this.opened;
  }

  get client(): Meilisearch {
    return new Meilisearch({ host: this.engine.url, apiKey: this.engine.key });
  }

  path(name: string): string {
    return join(this.own.reportsDir, name);
  }

  /** Each writing has a time of its own: a file is changed where its size or time is another. */
  write(name: string, text: string): void {
    const file = this.path(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    utimesSync(file, this.writings, this.writings++);
  }

  run(options: Partial<RunOptions> = {}, settings = this.own): Promise<Outcome> {
    const usual = { roots: [this.own.reportsDir], rebuild: false, onProgress: () => {} };
    return indexReports(settings, this.engine, { ...usual, ...options });
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

  /** The files that each report has as its sources. */
  async sources(): Promise<string[][]> {
    return (await this.records()).map(({ sources }) => sources.map(({ file }) => file)).sort();
  }

  private async all<T extends Record<never, unknown>>(uid: string): Promise<T[]> {
    return (await this.client.index(uid).getDocuments({ limit: 1000 })).results as T[];
  }
}

/** Opened before the tests of a file, renewed before each and closed after them. */
export function sandbox(): Sandbox {
  const box = new Sandbox();
  beforeAll(() => box.open());
  beforeEach(() => box.renew());
  afterAll(() => box.close());
  return box;
}
