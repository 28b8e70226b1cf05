/**
 * Wires the parts of a running server: for `main.ts`, for tests, and for the API document, which needs no
 * engine.
 */
import type { Settings } from '../indexer/settings.ts';
import { Catalogue } from './corpus/catalogue.ts';
import { PassageCache } from './corpus/passage-cache.ts';
import { TextStore } from './corpus/text-store.ts';
import { EngineReader } from './engine/engine-reader.ts';
import { LIMITS, type Limits } from './search/hits/search-context.ts';
import {
  SMART_LIMITS,
  type SmartLimits,
  type SmartSearchContext,
  smartMode,
} from './search/smart/smart-mode.ts';

export interface Services extends SmartSearchContext {
  readonly settings: Settings;
}

/** `services.reader` must be connected to an engine before its first use. */
export function createServices(
  settings: Settings,
  limits: Limits = LIMITS,
  smartLimits: SmartLimits = SMART_LIMITS,
): Services {
  const reader = new EngineReader();
  const texts = new TextStore((reports) => reader.passagesOf(reports));
  const catalogue = new Catalogue(
    () => reader.records(),
    // The next refresh retries texts that failed to load; until then they are fetched from the engine.
    (records) => void texts.sync(records).catch((error: unknown) => console.error(error)),
  );
  return {
    settings,
    reader,
    catalogue,
    texts,
    passageCache: new PassageCache(reader),
    smart: smartMode(settings, reader, catalogue, smartLimits),
    limits,
  };
}
