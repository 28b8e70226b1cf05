/** One of several servers: notices within a second that it does not answer, and soon that it does again. */
import { healthy } from '../../indexer/engine/child.ts';
import type { Engine } from '../../indexer/engine/engine.ts';
import { ApiError } from '../web/errors.ts';
import type { ServerReader } from './server-reader.ts';

/**
 * Milliseconds that a request may wait before the server is asked whether it is well: a slow answer is waited
 * for, a hung server is not.
 */
const SUSPECT_MS = 300;
/** Milliseconds in which it must say so. */
const PING_MS = 500;
/** Milliseconds that the clock may run late, else this process was too busy to hear what it said. */
const LATE_MS = 100;
/** Milliseconds between two questions while it is down. */
const RETURN_POLL_MS = 500;

export class WatchedServer {
  private answers = true;
  /** When it last answered a request, by `performance.now`. */
  private answeredAt = 0;

  /** @param onChange called when it goes down and when it is back */
  constructor(
    private readonly engine: Pick<Engine, 'name' | 'url' | 'key' | 'isAnswering'>,
    readonly reader: ServerReader,
    private readonly onChange: (server: WatchedServer) => void,
  ) {
    reader.connect(engine);
  }

  get name(): string {
    return this.engine.name;
  }

  get isAnswering(): boolean {
    return this.answers;
  }

  /** Waits for it if it is down from the beginning. */
  watch(): void {
    if (!this.engine.isAnswering) this.lose();
  }

  /** @returns null where the server is down, or turns out to be */
  async ask<T>(request: (reader: ServerReader) => Promise<T>): Promise<T | null> {
    if (!this.answers) return null;
    const patience = new Patience(this.engine.url, () => this.answeredAt);
    try {
      const answer = await Promise.race([request(this.reader), patience.lost]);
      this.answeredAt = performance.now();
      return answer;
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'engine_down')) throw error;
      this.lose();
      return null;
    } finally {
      patience.end();
    }
  }

  private lose(): void {
    if (!this.answers) return;
    this.answers = false;
    // What it holds may change before it is back.
    this.reader.forget();
    this.onChange(this);
    const { url } = this.engine;
    const look = async (): Promise<void> => {
      if (!(await healthy(url, PING_MS))) {
        setTimeout(() => void look(), RETURN_POLL_MS).unref();
        return;
      }
      this.answers = true;
      this.onChange(this);
    };
    setTimeout(() => void look(), RETURN_POLL_MS).unref();
  }
}

/**
 * Waits for a server as long as it says that it is well, or answers any other request: a busy server has no time to
 * say so.
 */
class Patience {
  /** Rejects with `engine_down` once it does not. */
  readonly lost: Promise<never>;
  private timer: NodeJS.Timeout | undefined;
  private isOver = false;

  /** @param answeredAt when the server last answered a request */
  constructor(url: string, answeredAt: () => number) {
    this.lost = new Promise((_, reject) => {
      const suspect = async (): Promise<void> => {
        const asked = performance.now();
        const isWell = await healthy(url, PING_MS);
        // What has arrived meanwhile is looked at first.
        await new Promise((resolve) => setImmediate(resolve));
        if (this.isOver) return;
        const isLate = performance.now() - asked > PING_MS + LATE_MS;
        if (isWell || isLate || answeredAt() > asked)
          this.timer = setTimeout(() => void suspect(), SUSPECT_MS);
        else reject(new ApiError('engine_down'));
      };
      this.timer = setTimeout(() => void suspect(), SUSPECT_MS);
    });
    // Whoever has had his answer does not hear of it.
    this.lost.catch(() => {});
  }

  end(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }
}
