/** Builds the client if it has never been built or its sources have changed since. */
import { spawn } from 'node:child_process';
import { promises as disk } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { sha256 } from '../../indexer/text/hash.ts';

/** File in the output folder with the hash of the sources of the last build. */
const STAMP_FILE = 'built-from';
const SOURCES = ['client', 'server/contract', 'vite.config.ts', 'package-lock.json'];

/** @returns the folder of the built client */
export async function buildPage(root: string): Promise<string> {
  const pageDir = join(root, 'dist', 'client');
  const stamp = await sourceStamp(root);
  const built = await disk.readFile(join(pageDir, STAMP_FILE), 'utf8').catch(() => null);
  if (built !== stamp) {
    await build(root);
    await compressAssets(join(pageDir, 'assets'));
    await disk.writeFile(join(pageDir, STAMP_FILE), stamp);
  }
  return pageDir;
}

/**
 * Runs in a child process: the bundler takes 350 MB, which the server would otherwise hold until it exits.
 */
async function build(root: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const config = join(root, 'vite.config.ts');
  const args = [vite, 'build', join(root, 'client'), '--config', config, '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`网页没有建成（vite build：${code}）`);
}

/** Once, as small as it gets: a sixth smaller than what can be done for each request. */
async function compressAssets(folder: string): Promise<void> {
  const compress = promisify(brotliCompress);
  for (const name of await disk.readdir(folder)) {
    const path = join(folder, name);
    await disk.writeFile(`${path}.br`, await compress(await disk.readFile(path)));
  }
}

/** Hashes the contents of all sources of the client, except tests. */
async function sourceStamp(root: string): Promise<string> {
  const contents: string[] = [];
  const visit = async (path: string): Promise<void> => {
    const stat = await disk.stat(path).catch(() => null);
    if (stat?.isDirectory()) {
      for (const name of (await disk.readdir(path)).sort()) {
        if (!/^(?:node_modules|\..*|.*\.test\.tsx?)$/.test(name)) await visit(join(path, name));
      }
    } else if (stat) contents.push(path.slice(root.length), sha256(await disk.readFile(path)));
  };
  for (const source of SOURCES) await visit(join(root, source));
  return sha256(...contents);
}
