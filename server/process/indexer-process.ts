/**
 * Runs the indexer as a child process, so that a bad file can slow down or crash it but not the server, and
 * takes a run up again that did not come to its end.
 */
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Failure } from '../../indexer/domain/file.ts';
import { type IndexerMessage, type Outcome, type RunRecord, runRecord } from '../../indexer/domain/run.ts';
import { nodeCommand, spawnGuarded } from '../../indexer/process/guarded-child.ts';
import type { HealthAnswer } from '../contract/health.ts';
import { LOG_MODE, log } from './log.ts';

const INDEXER = fileURLToPath(new URL('../../indexer/main.ts', import.meta.url));
/** Milliseconds between refreshes of the catalogue during a run. */
const REFRESH_MS = 2000;
/**
 * A refresh takes a second for ten thousand reports; at most this share of the time is spent on refreshing.
 */
const MAX_REFRESH_SHARE = 0.1;
/**
 * Milliseconds before a run is taken up again, doubled with each one that fails as well: an engine is back
 * within seconds, and a full disk is looked at every few minutes.
 */
const INITIAL_RETRY_MS = 5000;
const MAX_RETRY_MS = 300_000;
/** Lines that the indexer prints every few seconds. */
const PROGRESS = /^索引 \d+\/\d+ 个文件/;
/** Milliseconds in which a run ends by itself, with everything that it has sent. */
const STOP_MS = 5000;

export class IndexerProcess {
  private child: ChildProcess | null = null;
  private progress: { done: number; total: number } | null = null;
  private lastFailed: readonly Failure[] = [];
  private ended: Date | null = null;
  private problem: string | null = null;
  private retryDelay = INITIAL_RETRY_MS;
  private retry: NodeJS.Timeout | undefined;
  private isRerunRequested = false;
  private isStopped = false;

  /**
   * @param refresh called during and after each run, when there may be new reports
   * @param onEnd called with what came of each run
   */
  constructor(
    private readonly refresh: () => Promise<void>,
    private readonly onEnd: (run: RunRecord) => void = () => {},
  ) {}

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

  /** Why the last run to end did not come to its end, in one sentence; null if it did. */
  get incomplete(): string | null {
    return this.problem;
  }

  /** Starts a run now, or after the current one, which may already have read the files that changed. */
  rerun(): void {
    this.isRerunRequested = this.progress !== null;
    if (!this.isRerunRequested) void this.run();
  }

  /** Starts a run. Resolves when it ends, whether it succeeds or fails. */
  run(): Promise<void> {
    clearTimeout(this.retry);
    const started = new Date();
    const child = spawnIndexer();
    this.child = child;
    this.progress = { done: 0, total: 0 };
    const refreshing = this.refreshPeriodically();
    let problem: string | null = null;
    let outcome: Outcome | null = null;
    child.on('message', (message: IndexerMessage) => {
      if ('progress' in message)
        this.progress = { done: message.progress.done, total: message.progress.total };
      if ('refused' in message) problem = message.refused;
      if ('outcome' in message) {
        this.lastFailed = message.outcome.failed;
        outcome = message.outcome;
      }
    });
    return endOf(child).then(async (how) => {
      refreshing.abort();
      this.child = null;
      await this.refresh();
      this.progress = null;
      this.ended = new Date();
      const isComplete = outcome !== null;
      this.problem = isComplete ? null : (problem ?? `索引程序意外退出（${how}）`);
      if (!this.isStopped) this.onEnd(runRecord(started, outcome, this.problem));
      if (isComplete) this.retryDelay = INITIAL_RETRY_MS;
      if (this.isStopped) return;
      // Synchronously, so that no request sees the indexer idle between the two runs.
      if (this.isRerunRequested) this.rerun();
      else if (!isComplete) this.retryLater();
    });
  }

  private retryLater(): void {
    log.warn(`索引没有完成：${this.problem}；${this.retryDelay / 1000} 秒后再试`);
    this.retry = setTimeout(() => this.rerun(), this.retryDelay);
    this.retryDelay = Math.min(2 * this.retryDelay, MAX_RETRY_MS);
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

  /** Ends a run, by force where it does not end by itself. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.retry);
    const child = this.child;
    if (!child) return;
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await exited;
    clearTimeout(force);
  }
}

/**
 * At a terminal its progress and summary are for the person in front of it; in a log of JSON lines, only what it
 * says went wrong is left, since runs have a line of their own.
 */
function spawnIndexer(): ChildProcess {
  const isForPerson = LOG_MODE === 'pretty';
  const child = spawnGuarded(nodeCommand(INDEXER), {
    output: isForPerson ? ['inherit', 'inherit', 'ipc'] : ['ignore', 'pipe', 'ipc'],
  });
  if (child.stderr)
    createInterface(child.stderr).on('line', (line) => {
      if (!PROGRESS.test(line)) log.warn({ from: 'indexer' }, line);
    });
  return child;
}

/** Resolves with how it ended, when its last message has arrived as well. */
function endOf(child: ChildProcess): Promise<string> {
  const disconnected = new Promise<void>((resolve) => child.once('disconnect', () => resolve()));
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => void disconnected.then(() => resolve(String(signal ?? code))));
    child.once('error', ({ message }) => resolve(message));
  });
}
