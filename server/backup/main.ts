/**
 * The commands `npm run backup -- FILE [--with-index] [--overwrite]` and `npm run restore -- FILE [--overwrite]`.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { printable } from '../../indexer/cli/printable.ts';
import type { Failure } from '../../indexer/domain/file.ts';
import { RunRefused } from '../../indexer/domain/run.ts';
import { toEngineError } from '../../indexer/engine/failure.ts';
import type { ImportOutcome } from '../../indexer/engine/snapshot.ts';
import { type Settings, settings } from '../../indexer/settings.ts';
import { writeBackup } from './backup.ts';
import { restoreBackup } from './restore.ts';

/** Exit codes, the same as of `npm run index`. */
const DONE = 0;
const SOME_FAILED = 1;
const NOT_RUN = 2;

const USAGE =
  '用法：npm run backup -- 备份文件 [--with-index] [--overwrite]，npm run restore -- 备份文件 [--overwrite]';

const INDEX_RESTORED: Readonly<Record<ImportOutcome, string>> = {
  imported: '索引也恢复了，启动后不必重建',
  'other-version': '备份里的索引是另一版搜索引擎的，没有用它；启动后从报告重建',
  'has-index': '状态目录里已有索引，没有换掉它；启动后会自行核对',
};

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const config = settings(process.env);
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'with-index': { type: 'boolean' }, overwrite: { type: 'boolean' } },
    });
    const [command, file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new RunRefused(USAGE);
    const overwrite = values.overwrite ?? false;
    return command === 'restore'
      ? await restore(config, resolve(file), overwrite)
      : await backup(config, resolve(file), { overwrite, withIndex: values['with-index'] ?? false });
  } catch (error) {
    const isWrongCall = error instanceof TypeError && 'code' in error;
    const known = error instanceof RunRefused || isWrongCall ? error : toEngineError(error, config.stateDir);
    if (!known) throw error;
    process.stderr.write(isWrongCall ? `${known.message}\n${USAGE}\n` : `${known.message}\n`);
    return NOT_RUN;
  }
}

async function backup(
  config: Settings,
  file: string,
  options: { readonly overwrite: boolean; readonly withIndex: boolean },
): Promise<number> {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  const { files, bytes, failed } = await writeBackup(config, file, {
    ...options,
    now: new Date(),
    signal: interrupted.signal,
  });
  process.stdout.write(`已备份 ${files} 个文件，${(bytes / 2 ** 20).toFixed(1)} MB：${file}\n`);
  return report(failed, '没有备份');
}

async function restore(config: Settings, file: string, overwrite: boolean): Promise<number> {
  const { written, same, failed, index } = await restoreBackup(config, file, overwrite);
  process.stdout.write(`已恢复 ${written} 个文件，另有 ${same} 个本来就一样\n`);
  if (index !== null) process.stdout.write(`${INDEX_RESTORED[index]}\n`);
  return report(failed, '没有恢复');
}

function report(failed: readonly Failure[], what: string): number {
  for (const { file, reason } of failed)
    process.stdout.write(`${printable(`  ${what} ${file}：${reason}`)}\n`);
  return failed.length > 0 ? SOME_FAILED : DONE;
}
