/** Several Meilisearch servers on this machine, as a keeper runs them on several. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinary } from '../engine/binary.ts';
import { startChild } from '../engine/child.ts';
import { type Settings, settings } from '../settings.ts';

const KEY = 'the key of every server in tests';

export interface EngineServer {
  /** As answers name it. */
  readonly name: string;
  readonly url: string;
  readonly key: string;
  /** Stops it with SIGSTOP: it accepts connections, and never answers. */
  pause(): void;
  resume(): void;
  /** Ends it: connections are refused from then on. */
  stop(): Promise<void>;
}

export async function engineServer(): Promise<EngineServer> {
  const folder = await mkdtemp(join(tmpdir(), 'zhenjian-server-'));
  const child = await startChild(await findBinary(settings({})), KEY, folder);
  let isStopped = false;
  const signal = (name: NodeJS.Signals): void => {
    if (!isStopped) process.kill(child.pid, name);
  };
  return {
    name: new URL(child.url).host,
    url: child.url,
    key: KEY,
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
    async stop() {
      if (isStopped) return;
      signal('SIGCONT');
      isStopped = true;
      await child.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function settingsOf(servers: readonly EngineServer[]): Pick<Settings, 'meiliUrls' | 'meiliKeys'> {
  return { meiliUrls: servers.map(({ url }) => url), meiliKeys: servers.map(({ key }) => key) };
}
