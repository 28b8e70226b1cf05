/** What the server takes of its machine, and what is left. */
import { promises as disk } from 'node:fs';
import { freemem, totalmem } from 'node:os';
import type { Settings } from '../../indexer/settings.ts';
import type { KeeperAnswer } from '../contract/keeper.ts';

/** A folder that is gone is left out. */
export async function diskSpace({
  reportsDir,
  stateDir,
}: Pick<Settings, 'reportsDir' | 'stateDir'>): Promise<KeeperAnswer['disks']> {
  const folders = [
    { folder: 'reports', path: reportsDir },
    { folder: 'state', path: stateDir },
  ] as const;
  const disks = await Promise.all(
    folders.map(async (named) => {
      const space = await disk.statfs(named.path).catch(() => null);
      return space && { ...named, free: space.bavail * space.bsize, total: space.blocks * space.bsize };
    }),
  );
  return disks.filter((space) => space !== null);
}

/** @param text bytes that the text of reports takes */
export function memory(text: number): KeeperAnswer['memory'] {
  return {
    process: process.memoryUsage.rss(),
    text,
    machineFree: freemem(),
    machineTotal: totalmem(),
  };
}
