/** SHA-256 of strings and bytes in memory. Hashes of files are in `discover/file-hash.ts`. */
import { createHash } from 'node:crypto';

/** @returns lower-case hexadecimal digest of the concatenated parts */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
