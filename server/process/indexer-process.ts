/** The indexer as a process beside the server: reading a bad file can slow or end the one and not the other. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Failure } from '../../indexer/domain/file.ts';
import type { IndexerMessage } from '../../indexer/domain/run.ts';
import type { HealthAnswer } from '../contract/health.ts';

const INDEXER = fileURLToPath(new URL('../../indexer/main.ts', import.meta.url));
/** Milliseconds between looks at what has come in while a run goes on. */
const REFRESH_MS = 2000;
/** A look takes a second for ten thousand reports: no more than this share of the time is spent on looking. */
const LOOKING_SHARE = 0.1;

export class IndexerProcess {
  private child: ChildProcess | null = null;
  private progress: { done: number; total: number } | null = null;
  private lastFailed: readonly Failure[] = [];
  private ended: Date | null = null;
  private isWanted = false;
  private isStopped = false;

  /** @param changed is called while a run goes on and at its end, when there may be new reports */
  constructor(private readonly changed: () => Promise<void>) {}

  get status(): HealthAnswer['indexing'] {
    return this.progress ?? false;
  }

  /** When the last run ended, null before. */
  get endedAt(): Date | null {
    return this.ended;
  }

  get failed(): readonly Failure[] {
    return this.lastFailed;
  }

  /** A run from now on: while one goes on, which may have read its files already, one more follows it. */
  rerun(): void {
    this.isWanted = this.progress !== null;
    if (!this.isWanted) void this.run();
  }

  /** Starts a run; while one goes on, that one is waited for. Resolves at its end, however it ends. */
  run(): Promise<void> {
    const child = fork(INDEXER, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.child = child;
    this.progress = { done: 0, total: 0 };
    const looking = this.lookNowAndThen();
    child.on('message', (message: IndexerMessage) => {
      if ('progress' in message)
        this.progress = { done: message.progress.done, total: message.progress.total };
      if ('outcome' in message) this.lastFailed = message.outcome.failed;
    });
    return new Promise((resolve) => {
      child.once('exit', () => {
        looking.abort();
        this.child = null;
        void this.changed().finally(() => {
          this.progress = null;
          this.ended = new Date();
          // At once, so that nobody sees it idle between the two.
          if (this.isWanted && !this.isStopped) this.rerun();
          resolve();
        });
      });
    });
  }

  private lookNowAndThen(): AbortController {
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      const started = performance.now();
      await this.changed();
      const pause = Math.max(REFRESH_MS, (performance.now() - started) / LOOKING_SHARE);
      if (!stop.signal.aborted) setTimeout(() => void look(), pause).unref();
    };
    const first = setTimeout(() => void look(), REFRESH_MS);
    stop.signal.addEventListener('abort', () => clearTimeout(first));
    return stop;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    const child = this.child;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    await gone;
  }
}
