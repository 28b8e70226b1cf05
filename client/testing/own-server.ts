/** A server of a test's own, on a folder of its own, for tests that change reports or settings. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from '@playwright/test';

export class OwnServer {
  private constructor(
    private readonly folder: string,
    private readonly child: ChildProcess,
    readonly address: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  /**
   * Starts it with copies of sample reports, and waits until they are indexed.
   *
   * @param prepare called with the reports folder before the start
   * @param timeout milliseconds for the first indexing
   */
  static async start(
    samples: readonly string[],
    environment: NodeJS.ProcessEnv,
    prepare: (reportsDir: string) => Promise<void> = async () => {},
    timeout?: number,
  ): Promise<OwnServer> {
    const folder = await mkdtemp(join(tmpdir(), 'zhenjian-own-server-'));
    const reportsDir = join(folder, 'reports');
    await mkdir(reportsDir);
    for (const name of samples) await cp(join('data/reports', name), join(reportsDir, name));
    await prepare(reportsDir);
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      env: {
        ...process.env,
        PORT: '0',
        HOST: '127.0.0.1',
        REPORTS_DIR: reportsDir,
        STATE_DIR: join(folder, 'state'),
        MEILI_URL: '',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const address = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
      if (child.stdout)
        createInterface(child.stdout).on('line', (line) => {
          const url = /http:\S+/.exec(line)?.[0];
          if (url) resolve(url);
        });
    });
    const password = environment['SITE_PASSWORD'];
    const headers = password === undefined ? {} : { authorization: `Bearer ${password}` };
    const server = new OwnServer(folder, child, address, headers);
    await server.indexed(timeout);
    return server;
  }

  get reportsDir(): string {
    return join(this.folder, 'reports');
  }

  async indexed(timeout = 45_000): Promise<void> {
    const { address, headers } = this;
    const idle = async () =>
      (await (await fetch(`${address}/api/health`, { headers })).json()).indexing === false;
    await expect.poll(idle, { timeout }).toBe(true);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}
