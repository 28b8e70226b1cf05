/** Converts errors of the client, the engine and the disk to one sentence for the user. */
import { MeilisearchApiError, MeilisearchError, MeilisearchRequestError } from 'meilisearch';
import { EngineError } from './error.ts';

export const ENGINE_STOPPED = '搜索引擎中途停止了；已索引的不会丢失，再次运行会接着做';
export const DISK_FULL = '磁盘已满，索引没有完成；请腾出空间，已索引的不会丢失，再次运行会接着做';
/** How Meilisearch, LMDB and the operating system report a full disk. */
export const NO_SPACE = /no.space.left|MDB_MAP_FULL|disk full|os error 28|ENOSPC/i;

/** An EngineError with this message, or with that of a full disk if the message reports one. */
export function engineError(message: string): EngineError {
  return new EngineError(NO_SPACE.test(message) ? DISK_FULL : message);
}

/** @returns null if the error comes neither from the engine nor from a full disk */
export function toEngineError(error: unknown): EngineError | null {
  if (error instanceof EngineError) return error;
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return new EngineError(DISK_FULL, { cause: error });
  // The engine stopped during the run: what is indexed stays, and the next run continues from there.
  if (error instanceof MeilisearchRequestError) return new EngineError(ENGINE_STOPPED, { cause: error });
  // Payloads are never malformed when sent: a full disk truncates the engine's copy.
  if (error instanceof MeilisearchApiError && error.cause?.code === 'malformed_payload')
    return new EngineError(DISK_FULL, { cause: error });
  if (error instanceof MeilisearchApiError) return engineError(`Meilisearch 没有接受请求：${error.message}`);
  return error instanceof MeilisearchError ? new EngineError(error.message, { cause: error }) : null;
}
