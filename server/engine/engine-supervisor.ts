/**
 * Restarts the engine when it dies, and hands each new one to its readers. Several servers are not ours to restart:
 * the readers notice when one of them goes down and when it is back.
 */
import type { Engine } from '../../indexer/engine/engine.ts';
import { openEngines } from '../../indexer/engine/engines.ts';
import type { Settings } from '../../indexer/settings.ts';
import { log } from '../process/log.ts';

/** Milliseconds before a restart; doubled after each failure, up to the maximum. */
const INITIAL_BACKOFF_MS = 200;
const MAX_BACKOFF_MS = 10_000;

export class EngineSupervisor {
  private stopping = false;
  private trouble: string | null = null;

  private constructor(
    private readonly settings: Settings,
    private engines: readonly Engine[],
    private readonly onOpen: (engines: readonly Engine[]) => void,
  ) {}

  /**
   * @param onOpen called with the first engine and with every later one, or with all of several servers
   * @throws EngineError where the first engine cannot be opened: then there is nothing to serve
   */
  static async open(
    settings: Settings,
    onOpen: (engines: readonly Engine[]) => void,
  ): Promise<EngineSupervisor> {
    const supervisor = new EngineSupervisor(settings, [], onOpen);
    supervisor.adopt(await openEngines(settings));
    return supervisor;
  }

  /** Null while no engine is running. */
  get version(): string | null {
    return this.engines.find(({ version }) => version !== null)?.version ?? null;
  }

  /** Whether an engine is running and has answered lately. */
  get isAnswering(): boolean {
    return this.engines.some(({ isAnswering }) => isAnswering);
  }

  /** Why the engine cannot be started, or has crashed, in one sentence with the remedy; null if neither. */
  get problem(): string | null {
    return this.trouble;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.engines.map((engine) => engine.stop()));
  }

  private adopt(engines: readonly Engine[]): void {
    this.engines = engines;
    this.onOpen(engines);
    const [only] = engines;
    if (only && engines.length === 1) void only.gone.then(() => this.reopen());
  }

  private async reopen(): Promise<void> {
    // Another start does not mend damaged data: what is said of it stays.
    const damage = this.engines.find(({ problem }) => problem !== null)?.problem ?? null;
    // Those of others are asked no more whether they are well; our own has ended.
    for (const engine of this.engines) if (!engine.owned) void engine.stop();
    this.engines = [];
    for (let delay = INITIAL_BACKOFF_MS; !this.stopping; delay = Math.min(delay * 2, MAX_BACKOFF_MS)) {
      log.warn('Meilisearch 意外退出或不再应答，正在重新启动…');
      await new Promise((resolve) => setTimeout(resolve, delay));
      try {
        if (!this.stopping) this.adopt(await openEngines(this.settings));
        this.trouble = damage;
        return;
      } catch (error) {
        this.trouble = error instanceof Error ? error.message : String(error);
        log.error(this.trouble);
      }
    }
  }
}
