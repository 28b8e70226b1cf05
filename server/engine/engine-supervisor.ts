/** Keeps an engine at hand: when it dies, another is started, and what reads it is told of the new one. */
import { type Engine, openEngine } from '../../indexer/engine/engine.ts';
import type { Settings } from '../../indexer/settings.ts';

/** Milliseconds before a second try, doubled up to the longest. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;

export class EngineSupervisor {
  private stopping = false;

  private constructor(
    private readonly settings: Settings,
    private engine: Engine | null,
    private readonly opened: (engine: Engine) => void,
  ) {}

  /** @throws EngineError where there is none to begin with: then there is nothing to serve */
  static async open(settings: Settings, opened: (engine: Engine) => void): Promise<EngineSupervisor> {
    const supervisor = new EngineSupervisor(settings, null, opened);
    supervisor.take(await openEngine(settings));
    return supervisor;
  }

  /** Null while there is none. */
  get version(): string | null {
    return this.engine?.version ?? null;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.engine?.stop();
  }

  private take(engine: Engine): void {
    this.engine = engine;
    this.opened(engine);
    void engine.gone.then(() => this.reopen());
  }

  private async reopen(): Promise<void> {
    this.engine = null;
    for (let pause = FIRST_PAUSE; !this.stopping; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      console.error('Meilisearch 意外退出，正在重新启动…');
      await new Promise((resolve) => setTimeout(resolve, pause));
      try {
        if (!this.stopping) this.take(await openEngine(this.settings));
        return;
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
      }
    }
  }
}
