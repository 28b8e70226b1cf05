/** Runs the indexer as a child process, so that a bad file can slow down or crash it but not the server. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Failure } from '../../indexer/domain/file.ts';
import type { IndexerMessage } from '../../indexer/domain/run.ts';
import type { HealthAnswer } from '../contract/health.ts';

const INDEXER = fileURLToPath(new URL('../../indexer/main.ts', import.meta.url));
/** Milliseconds between refreshes of the catalogue during a run. */
const REFRESH_MS = 2000;
/**
 * A refresh takes a second for ten thousand reports; at most this share of the time is spent on refreshing.
 */
const MAX_REFRESH_SHARE = 0.1;

export class IndexerProcess {
  private child: ChildProcess | null = null;
  private progress: { done: number; total: number } | null = null;
  private lastFailed: readonly Failure[] = [];
  private ended: Date | null = null;
  private isRerunRequested = false;
  private isStopped = false;

  /** @param refresh called during and after each run, when there may be new reports */
  constructor(private readonly refresh: () => Promise<void>) {}

  get status(): HealthAnswer['indexing'] {
    return this.progress ?? false;
  }

  /** End of the last run, null before the first has ended. */
  get endedAt(): Date | null {
    return this.ended;
  }

  get failed(): readonly Failure[] {
    return this.lastFailed;
  }

  /** Starts a run now, or after the current one, which may already have read the files that changed. */
  rerun(): void {
    this.isRerunRequested = this.progress !== null;
    if (!this.isRerunRequested) void this.run();
  }

  /** Starts a run. Resolves when it ends, whether it succeeds or fails. */
  run(): Promise<void> {
    const child = fork(INDEXER, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.child = child;
    this.progress = { done: 0, total: 0 };
    const refreshing = this.refreshPeriodically();
    child.on('message', (message: IndexerMessage) => {
      if ('progress' in message)
        this.progress = { done: message.progress.done, total: message.progress.total };
      if ('outcome' in message) this.lastFailed = message.outcome.failed;
    });
    return new Promise((resolve) => {
      child.once('exit', () => {
        refreshing.abort();
        this.child = null;
        void this.refresh().finally(() => {
          this.progress = null;
          this.ended = new Date();
          // Synchronously, so that no request sees the indexer idle between the two runs.
          if (this.isRerunRequested && !this.isStopped) this.rerun();
          resolve();
        });
      });
    });
  }

  private refreshPeriodically(): AbortController {
    const stop = new AbortController();
    const refresh = async (): Promise<void> => {
      const started = performance.now();
      await this.refresh();
      const pause = Math.max(REFRESH_MS, (performance.now() - started) / MAX_REFRESH_SHARE);
      if (!stop.signal.aborted) setTimeout(() => void refresh(), pause).unref();
    };
    const first = setTimeout(() => void refresh(), REFRESH_MS);
    stop.signal.addEventListener('abort', () => clearTimeout(first));
    return stop;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    const child = this.child;
    if (!child) return;
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    await exited;
  }
}
