/** Routes of the words of the collection: keywords, collocates, word list, and the lexicon that they are cut by. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { collocates } from '../analysis/words/collocates.ts';
import { keywords } from '../analysis/words/keywords.ts';
import { newWords } from '../analysis/words/new-words.ts';
import { wordList } from '../analysis/words/word-list.ts';
import {
  collocatesAnswer,
  collocatesQuery,
  keywordsAnswer,
  keywordsQuery,
  lexiconRoute,
  MAX_LEXICON_BODY,
  newWordsAnswer,
  newWordsQuery,
  wordsAnswer,
  wordsQuery,
} from '../contract/words.ts';
import { LexiconFile } from '../keeper/lexicon-file.ts';
import { inTurn } from '../limits/in-turn.ts';
import { Slots } from '../limits/slots.ts';
import type { Services } from '../services.ts';
import { apiRoutes, getRoute, limitBody, requestLanguage, requireJson, requireKeeper } from './api.ts';

/** Counted at once: each reads the words of up to the whole collection, and searches go on beside them. */
const AT_ONCE = 2;
const WAITING = 64;
/** Seconds. */
const RETRY = 3;

export interface LexiconParts {
  /** Permits adding words from another machine; null if nobody may. */
  readonly keeperKey: string | null;
  /** Requests a run of the indexer without waiting for it. */
  readonly reindex: () => void;
}

export function wordRoutes(services: Services, { keeperKey, reindex }: LexiconParts): OpenAPIHono {
  const routes = apiRoutes();
  const slots = new Slots(AT_ONCE, WAITING);
  const turn = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> =>
    inTurn(slots, RETRY, signal, work);
  routes.openapi(
    getRoute('/api/keywords', '关键词：筛选出的文字比别处多说（或少说）的词', keywordsAnswer, {
      query: keywordsQuery,
    }),
    async (c) => {
      const { signal } = c.req.raw;
      return c.json(await turn(signal, () => keywords(services, c.req.valid('query'), signal)));
    },
  );
  routes.openapi(
    getRoute('/api/collocates', '词语搭配：检索到的词句旁边常有的词', collocatesAnswer, {
      query: collocatesQuery,
    }),
    async (c) => {
      const { signal } = c.req.raw;
      const language = requestLanguage(c);
      return c.json(await turn(signal, () => collocates(services, c.req.valid('query'), language, signal)));
    },
  );
  routes.openapi(
    getRoute('/api/words', '词表：库里的词，各多少处、多少段、多少地区，分布匀不匀', wordsAnswer, {
      query: wordsQuery,
    }),
    async (c) => {
      const { signal } = c.req.raw;
      return c.json(await turn(signal, () => wordList(services, c.req.valid('query'), signal)));
    },
  );
  routes.openapi(
    getRoute('/api/words/new', '新词：词典里没有、却像词的字串', newWordsAnswer, { query: newWordsQuery }),
    async (c) => {
      const { signal } = c.req.raw;
      return c.json(await turn(signal, () => newWords(services, c.req.valid('query'), signal)));
    },
  );
  const lexicon = new LexiconFile(services.settings.lexicon);
  routes.on('POST', lexiconRoute.path, requireKeeper(keeperKey), limitBody(MAX_LEXICON_BODY), requireJson);
  routes.openapi(lexiconRoute, async (c) => {
    const { word } = c.req.valid('json');
    await lexicon.add(word);
    reindex();
    return c.json({ word }, 202);
  });
  return routes;
}
