/** Reads a folder of reports as the command would, with all readings at once. */
import { dryRun, type Reading } from '../cli/dry-run.ts';
import type { Failure } from '../domain/file.ts';
import { settings } from '../settings.ts';

export async function readingsIn(folder: string): Promise<{ readings: Reading[]; failed: Failure[] }> {
  const { results } = await dryRun(settings({ REPORTS_DIR: folder }), [folder]);
  const readings: Reading[] = [];
  const failed: Failure[] = [];
  for await (const result of results)
    if ('report' in result) readings.push(result);
    else failed.push(result);
  return { readings, failed };
}
