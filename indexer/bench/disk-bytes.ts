/**
 * Disk usage of the LMDB databases in a folder, in bytes. LMDB files are sparse, so allocated 512-byte blocks
 * are counted.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function diskBytes(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'data.mdb')
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).blocks * 512, 0);
}
