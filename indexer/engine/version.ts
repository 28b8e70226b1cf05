/** The versions of Meilisearch that the indexes and queries are made for. */
import { EngineError } from './error.ts';

/** The version that all measurements were made with; older ones lack settings that are sent. */
const OLDEST = [1, 21] as const;

/**
 * @param label the engine, as the subject of a sentence
 * @throws EngineError if it is too old
 */
export function requireVersion(version: string, label: string): void {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  const [oldestMajor, oldestMinor] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new EngineError(
    `${label}是 Meilisearch ${version}，太旧了；镇鉴需要 ${OLDEST.join('.')} 或更新的版本，请升级它`,
  );
}
