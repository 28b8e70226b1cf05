/** What a folder's databases take on the disk. LMDB files have holes: they are counted in blocks of 512 bytes. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function diskBytes(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'data.mdb')
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).blocks * 512, 0);
}
