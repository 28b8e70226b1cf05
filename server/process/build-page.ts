/** Builds the page where it is not built yet, or was built from other sources than there are now. */
import { spawn } from 'node:child_process';
import { promises as disk } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { sha256 } from '../../indexer/discover/files.ts';

const STAMP = 'built-from';
const SOURCES = ['client', 'server/contract', 'vite.config.ts', 'package-lock.json'];

/** @returns the folder of the built page */
export async function buildPage(root: string): Promise<string> {
  const pageDir = join(root, 'dist', 'client');
  const stamp = await sourceStamp(root);
  const built = await disk.readFile(join(pageDir, STAMP), 'utf8').catch(() => null);
  if (built !== stamp) {
    await build(root);
    await disk.writeFile(join(pageDir, STAMP), stamp);
  }
  return pageDir;
}

/** In a process of its own: the bundler takes 350 MB, which the server would keep for as long as it runs. */
async function build(root: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const config = join(root, 'vite.config.ts');
  const asked = [vite, 'build', join(root, 'client'), '--config', config, '--logLevel', 'warn'];
  const child = spawn(process.execPath, asked, { stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`网页没有建成（vite build：${code}）`);
}

/** Changes with the contents of whatever the page is built from, tests apart. */
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
