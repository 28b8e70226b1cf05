/** Why the engine did not start, told from how it exited and from its log. */
import { DamagedDatabase, type EngineError } from './error.ts';
import { DISK_FULL, damagedSentence, engineError, isCrashOfDamage, isDamage, NO_SPACE } from './failure.ts';

const OTHER_VERSION =
  /incompatible with your current engine version|failed to infer the version|version file is corrupted/i;
/** Memory, threads or open files that the system does not give: it panics on them as well. */
const SHORTAGE = /cannot allocate memory|too many open files|os error (?:11|12|24)\b/i;
const NOT_PERMITTED = /read-?only file ?system|permission denied|os error (?:13|30)\b/i;

/** Bytes; an empty database takes as much. With less, the engine may crash before it can say so. */
const LEAST_ROOM = 256 * 1024;

export interface Exit {
  readonly signal: NodeJS.Signals | null;
  /** What the engine has printed. */
  readonly log: string;
  /** Bytes left on the disk of the database. */
  readonly free: number;
}

/** @param database the folder that the engine was to open */
export function startFailure({ signal, log, free }: Exit, database: string): EngineError {
  if (NO_SPACE.test(log) || free < LEAST_ROOM) return engineError(DISK_FULL);
  if (NOT_PERMITTED.test(log))
    return engineError(`搜索引擎不能读写 ${database}（磁盘只读，或没有权限）；请改它的权限后重新启动`);
  if (OTHER_VERSION.test(log))
    return new DamagedDatabase(damagedSentence(database, '是另一版 Meilisearch 写的，或版本记录坏了'));
  // Meilisearch panics on some garbled pages.
  const isPanic = /panicked at/.test(log) && !SHORTAGE.test(log);
  if (isDamage(log) || isCrashOfDamage(signal) || isPanic)
    return new DamagedDatabase(damagedSentence(database, '已损坏，搜索引擎打不开'));
  const said =
    /^Error: (.+)$/m.exec(log)?.[1] ??
    log
      .replace(/^note: .*$/gm, '')
      .trim()
      .split('\n')
      .at(-1);
  return engineError(`Meilisearch 没有启动起来：${said || '它什么也没有说'}`);
}
