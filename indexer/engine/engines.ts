/** Opens all servers of the search engine: the one of `openEngine`, or those that `MEILI_URLS` names. */
import type { Settings } from '../settings.ts';
import { connectServer, type Engine, openEngine } from './engine.ts';
import { EngineError } from './error.ts';

/**
 * Of several servers some may be down: they are returned as well, since it depends on all names where a report lies.
 *
 * @param onWaiting see `openEngine`
 * @throws EngineError if none answers, or the settings do not fit each other
 */
export async function openEngines(
  settings: Settings,
  onWaiting?: (owner: number) => void,
): Promise<readonly Engine[]> {
  const { meiliUrls } = settings;
  if (meiliUrls.length === 0) return [await openEngine(settings, onWaiting)];
  const keys = keysOf(settings);
  const opened = await Promise.allSettled(
    meiliUrls.map((url, at) => connectServer(url.replace(/\/+$/, ''), keys[at] ?? '')),
  );
  const engines = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const refused = opened.find((result) => result.status === 'rejected');
  if (!refused && engines.some(({ isAnswering }) => isAnswering)) return engines;
  await Promise.all(engines.map((engine) => engine.stop()));
  throw (
    refused?.reason ??
    new EngineError(
      `连不上任何一台 Meilisearch（${meiliUrls.join('、')}）；请检查 MEILI_URLS，并确认它们正在运行`,
    )
  );
}

/** One key for each server. */
function keysOf({ meiliUrl, meiliUrls, meiliKey, meiliKeys }: Settings): readonly string[] {
  if (meiliUrl)
    throw new EngineError('MEILI_URL 和 MEILI_URLS 只能设一个；几台检索服务器都写在 MEILI_URLS 里');
  const wrong = meiliUrls.find((url) => !URL.canParse(url));
  if (wrong !== undefined)
    throw new EngineError(
      `MEILI_URLS 里的“${wrong}”不是完整的网址，应如 http://10.0.0.1:7700，几个用逗号隔开`,
    );
  const hosts = meiliUrls.map((url) => new URL(url).host);
  const twice = hosts.find((host, at) => hosts.indexOf(host) !== at);
  if (twice !== undefined) throw new EngineError(`MEILI_URLS 里 ${twice} 写了两次；请只留一个`);
  if (meiliKeys.length === 0) return meiliUrls.map(() => meiliKey ?? '');
  if (meiliKeys.length !== meiliUrls.length)
    throw new EngineError(
      `MEILI_KEYS 有 ${meiliKeys.length} 个密钥，MEILI_URLS 有 ${meiliUrls.length} 台服务器；请按同样的次序一一写出`,
    );
  return meiliKeys;
}
