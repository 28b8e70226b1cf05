/**
 * Wires the parts of a running server: for `main.ts`, for tests, and for the API document, which needs no
 * engine.
 */
import { totalmem } from 'node:os';
import { FigureGrammar } from '../indexer/figures/figures.ts';
import type { Settings } from '../indexer/settings.ts';
import { WordIndex } from './analysis/words/word-index.ts';
import { Catalogue } from './corpus/catalogue.ts';
import { PassageCache } from './corpus/passage-cache.ts';
import { TextStore } from './corpus/text-store.ts';
import type { EngineObserver } from './engine/engine-http.ts';
import { EngineReader } from './engine/engine-reader.ts';
import { FigureIndex } from './figures/figure-index.ts';
import { Practices } from './practices/practices.ts';
import { log } from './process/log.ts';
import { Fingerprints } from './reuse/fingerprints.ts';
import { SEARCH_COSTS, type SearchCosts } from './search/plan/plan.ts';
import { lazyVocabulary } from './search/smart/concepts/vocabulary.ts';
import { PhraseCounts } from './search/smart/phrase-counts.ts';
import type { SmartContext } from './search/smart/smart-context.ts';
import { TEXT_MEMORY_SHARE } from './settings.ts';

export interface Services extends SmartContext {
  readonly settings: Settings;
  readonly fingerprints: Fingerprints;
  readonly practices: Practices;
  /** Resolves when all that is derived from the texts has followed the latest refresh of the catalogue. */
  settled(): Promise<void>;
  readonly figures: FigureIndex;
  readonly words: WordIndex;
}

export interface ServiceOptions {
  /** Tests change the costs, to reach every branch of the plan with little data. */
  readonly costs?: SearchCosts;
  /** Bytes of text to keep in memory. */
  readonly textMemory?: number;
  /** Told of every request to the engine. */
  readonly observeEngine?: EngineObserver;
}

/** `services.reader` must be connected to an engine before its first use. */
export function createServices(
  settings: Settings,
  { costs = SEARCH_COSTS, textMemory = totalmem() * TEXT_MEMORY_SHARE, observeEngine }: ServiceOptions = {},
): Services {
  const reader = new EngineReader(observeEngine);
  const texts = new TextStore(reader, textMemory);
  const fingerprints = new Fingerprints(texts);
  const practices = new Practices(reader, texts, settings);
  let following: Promise<void> = Promise.resolve();
  const grammar = FigureGrammar.load(settings);
  const figures = new FigureIndex(texts, grammar);
  const words = new WordIndex(texts);
  const catalogue = new Catalogue(
    () => reader.records(),
    // The next refresh retries texts that failed to load; until then they are fetched from the engine.
    (records) => {
      following = texts
        .sync(records)
        .then(() => fingerprints.sync())
        .then(() => words.sync())
        .then(() => figures.sync())
        .then(() => practices.sync(records))
        .catch((err: unknown) => log.error({ err }, '正文没有取全'));
    },
  );
  reader.subscribe(({ isAnswering }) => {
    if (isAnswering) void catalogue.refresh().catch((err: unknown) => log.error({ err }, '没有读到报告目录'));
    else catalogue.keep((id) => reader.holds(id));
  });
  return {
    settings,
    reader,
    catalogue,
    texts,
    fingerprints,
    practices,
    settled: () => following,
    grammar,
    figures,
    words,
    passageCache: new PassageCache(reader),
    smart: { vocabulary: lazyVocabulary(settings), counts: new PhraseCounts(reader, catalogue) },
    costs,
  };
}
