/** Errors of the client, the engine and the disk in, the one sentence that a person is told out. */
import { MeilisearchApiError, MeilisearchError, MeilisearchRequestError } from 'meilisearch';
import { EngineError } from './error.ts';

export const ENGINE_STOPPED = '搜索引擎中途停止了；请重新运行，已索引的不会丢失';
export const DISK_FULL = '磁盘已满，索引没有完成；请腾出空间后重新运行，已索引的不会丢失';
/** As Meilisearch, its storage and the system say it. */
export const NO_SPACE = /no.space.left|MDB_MAP_FULL|disk full|os error 28|ENOSPC/i;

export function engineFailed(what: string): EngineError {
  return new EngineError(NO_SPACE.test(what) ? DISK_FULL : what);
}

/** @returns null where the error is none of the engine, nor of a disk that is full */
export function asEngineError(error: unknown): EngineError | null {
  if (error instanceof EngineError) return error;
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return new EngineError(DISK_FULL, { cause: error });
  // The engine went while it was being written to: what is in stays in, and the next run goes on from there.
  if (error instanceof MeilisearchRequestError) return new EngineError(ENGINE_STOPPED, { cause: error });
  // What is sent is never malformed: a full disk cuts what the engine keeps of it.
  if (error instanceof MeilisearchApiError && error.cause?.code === 'malformed_payload')
    return new EngineError(DISK_FULL, { cause: error });
  if (error instanceof MeilisearchApiError) return engineFailed(`Meilisearch 没有接受请求：${error.message}`);
  return error instanceof MeilisearchError ? new EngineError(error.message, { cause: error }) : null;
}
