/** Converts errors of the client, the engine and the disk to one sentence for the user. */
import { MeilisearchApiError, MeilisearchError, MeilisearchRequestError } from 'meilisearch';
import { EngineError } from './error.ts';

export const ENGINE_STOPPED = '搜索引擎中途停止了；已索引的不会丢失，再次运行会接着做';
export const DISK_FULL = '磁盘已满，索引没有完成；请腾出空间，已索引的不会丢失，再次运行会接着做';
/** How Meilisearch, LMDB and the operating system report a full disk. */
export const NO_SPACE = /no.space.left|MDB_MAP_FULL|disk full|os error 28|ENOSPC/i;
/** How Meilisearch and LMDB report an index that cannot be read. */
const DAMAGE = /\bMDB_(?!MAP_FULL|READERS_FULL)[A-Z_]+|not an LMDB file|invalid_store_file|invalid state/;

/**
 * The engine's refusal, if an error is one: the client wraps those that its `httpClient` throws as it wraps lost
 * connections.
 */
export function engineAnswer(error: unknown): MeilisearchApiError | null {
  const cause = error instanceof MeilisearchRequestError ? error.cause : error;
  return cause instanceof MeilisearchApiError ? cause : null;
}

/** An EngineError with this message, or with that of a full disk if the message reports one. */
export function engineError(message: string): EngineError {
  return new EngineError(NO_SPACE.test(message) ? DISK_FULL : message);
}

/** Whether the engine says, in a message, a code or its log, that its data cannot be read. */
export function isDamage(message: string): boolean {
  return DAMAGE.test(message) && !NO_SPACE.test(message);
}

/** Whether a process that ended so has read data where its file had none: what LMDB does with a truncated file. */
export function isCrashOfDamage(signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGBUS' || signal === 'SIGSEGV';
}

/** @param what is the matter with it, without a subject */
export function damagedSentence(database: string, what: string): string {
  return `索引 ${database} ${what}；请停止镇鉴，删除这个文件夹，再重新启动，索引会从报告文件重建，报告不受影响`;
}

/** An index that an engine has opened, but cannot read. */
export function unreadableIndex(stateDir: string, cause: unknown): EngineError {
  return new EngineError(damagedSentence(stateDir, '已损坏，搜索引擎读不出来'), { cause });
}

/**
 * @param stateDir where the user finds the index
 * @returns null if the error comes neither from the engine nor from a full disk
 */
export function toEngineError(thrown: unknown, stateDir: string): EngineError | null {
  const error = engineAnswer(thrown) ?? thrown;
  if (error instanceof EngineError) return error;
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return new EngineError(DISK_FULL, { cause: error });
  // The engine stopped during the run: what is indexed stays, and the next run continues from there.
  if (error instanceof MeilisearchRequestError) return new EngineError(ENGINE_STOPPED, { cause: error });
  // Payloads are never malformed when sent: a full disk truncates the engine's copy.
  if (error instanceof MeilisearchApiError && error.cause?.code === 'malformed_payload')
    return new EngineError(DISK_FULL, { cause: error });
  if (error instanceof MeilisearchError && isDamage(`${error.message} ${codeOf(error)}`))
    return unreadableIndex(stateDir, error);
  if (error instanceof MeilisearchApiError) return engineError(`Meilisearch 没有接受请求：${error.message}`);
  return error instanceof MeilisearchError ? new EngineError(error.message, { cause: error }) : null;
}

/** Whether an error comes from the engine or a full disk, so that it ends the run. */
export function isEngineFailure(error: unknown): boolean {
  return toEngineError(error, '') !== null;
}

function codeOf(error: MeilisearchError): string {
  return error instanceof MeilisearchApiError ? (error.cause?.code ?? '') : '';
}
