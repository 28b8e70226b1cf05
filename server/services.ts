/** The parts of a running server, wired once: for `main.ts`, for tests and for what draws the API without an engine. */
import type { Settings } from '../indexer/settings.ts';
import { Catalogue } from './corpus/catalogue.ts';
import { RecentPassages } from './corpus/recent-passages.ts';
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

/** `services.reader` must be connected to an engine before anything is asked of it. */
export function createServices(
  settings: Settings,
  limits: Limits = LIMITS,
  smartLimits: SmartLimits = SMART_LIMITS,
): Services {
  const reader = new EngineReader();
  const texts = new TextStore((reports) => reader.passagesOf(reports));
  const catalogue = new Catalogue(
    () => reader.records(),
    // What a failed reading leaves out, the next one reads; until then the engine is asked for those texts.
    (records) => void texts.follow(records).catch((error: unknown) => console.error(error)),
  );
  return {
    settings,
    reader,
    catalogue,
    texts,
    recent: new RecentPassages(reader),
    smart: smartMode(settings, reader, catalogue, smartLimits),
    limits,
  };
}
