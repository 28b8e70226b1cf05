/** The licences of everything that is installed with the program, as they were last looked at by a person. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Installed {
  readonly packages: Readonly<Record<string, { readonly license?: string; readonly dev?: boolean }>>;
}

/** `NAME: LICENCE`, for each package that `npm ci --omit=dev` may install. */
function installed(): string[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Installed;
  const lines = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { license = 'none' }]) => `${path.replace(/^.*node_modules\//, '')}: ${license}`);
  return [...new Set(lines)].sort();
}

test('every production dependency has the licence that data/licences.txt has of it', () => {
  const known = readFileSync(join(ROOT, 'data', 'licences.txt'), 'utf8')
    .trim()
    .split('\n');
  // A new or changed line: look at the licence, say it in the README if it asks for that, then add the line.
  expect(installed()).toEqual(known);
});
