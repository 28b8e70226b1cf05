/** Routes of the words of the collection: keywords, collocates, word list. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { collocates } from '../analysis/words/collocates.ts';
import { keywords } from '../analysis/words/keywords.ts';
import { wordList } from '../analysis/words/word-list.ts';
import {
  collocatesAnswer,
  collocatesQuery,
  keywordsAnswer,
  keywordsQuery,
  wordsAnswer,
  wordsQuery,
} from '../contract/words.ts';
import { inTurn } from '../limits/in-turn.ts';
import { Slots } from '../limits/slots.ts';
import type { Services } from '../services.ts';
import { apiRoutes, getRoute, requestLanguage } from './api.ts';

/** Counted at once: each reads the words of up to the whole collection, and searches go on beside them. */
const AT_ONCE = 2;
const WAITING = 64;
/** Seconds. */
const RETRY = 3;

export function wordRoutes(services: Services): OpenAPIHono {
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
  return routes;
}
