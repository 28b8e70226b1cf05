/** A server of its own for the specs of a file: reports and state in folders that only it uses. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, expect } from '@playwright/test';

export class OwnServer {
  readonly address: string;
  private folder = '';
  private process: ChildProcess | undefined;

  /** @param port one that no other spec uses, since files run at the same time */
  constructor(private readonly port: number) {
    this.address = `http://127.0.0.1:${port}`;
  }

  /** @param write puts the reports into the folder given */
  async start(write: (reports: string) => Promise<void>): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'zhenjian-own-server-'));
    const reports = join(this.folder, 'reports');
    await mkdir(reports);
    await write(reports);
    this.process = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      env: {
        ...process.env,
        PORT: String(this.port),
        REPORTS_DIR: reports,
        STATE_DIR: join(this.folder, 'state'),
        MEILI_URL: '',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }

  /** @param reports number of reports to wait for @param timeout milliseconds */
  async indexed(request: APIRequestContext, reports: number, timeout = 60_000): Promise<void> {
    const indexed = async (): Promise<unknown> => {
      const answer = await request.get(`${this.address}/api/health`).catch(() => null);
      const health = await answer?.json();
      return health?.indexing === false ? health.reports : null;
    };
    await expect.poll(indexed, { timeout }).toBeGreaterThanOrEqual(reports);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process?.once('exit', resolve));
    if (this.process?.kill('SIGTERM')) await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}
