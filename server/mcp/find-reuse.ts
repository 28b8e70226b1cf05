/** The tool that tells an assistant who wrote a wording first: the stretches of a text that reports have, with their sources. */
import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { CitationsAnswer } from '../contract/citations.ts';
import {
  BANDS,
  MAX_REUSE_TEXT,
  type ReuseAnswer,
  type ReuseSource,
  type ReuseSpan,
} from '../contract/reuse.ts';
import { answer, cited, orRefusal } from './answers.ts';
import { type Api, getJson, pathWith, postJson } from './api-client.ts';
import { FILTERS, READS_ONLY } from './parameters.ts';

/** Stretches in an answer, and sources of each: what an assistant reads at once. */
const MAX_SPANS = 40;
const MAX_SOURCES = 3;
/** Passages in a request for citations. */
const CITED_AT_ONCE = 300;

export function addFindReuse(server: McpServer, api: Api): void {
  server.registerTool(
    'find_reuse',
    {
      title: '谁先写的 Find reuse',
      description:
        '一段文字里哪些话别的报告也有，逐字的和改动过的（插字、漏字、换字、换数字），谁最早，差别在哪里；每个出处带原文、引文和链接。“最早”只就库里而言。' +
        ' Tells which stretches of a text reports have as well, verbatim or altered, the earliest in the collection first.',
      annotations: READS_ONLY,
      inputSchema: z.object({
        text: z.string().min(1).max(MAX_REUSE_TEXT),
        least: z
          .enum(BANDS)
          .default('reuse')
          .describe('formula：8 至 12 字的套话也要；reuse：13 字以上；strong：20 字以上'),
        ...FILTERS,
      }),
    },
    ({ text, least, ...filters }) =>
      orRefusal(async () => {
        const path = pathWith('/api/reuse', filters);
        const reuse = await postJson<ReuseAnswer>(api, path, { text, limit: MAX_SOURCES });
        const spans = reuse.spans.filter(({ band }) => BANDS.indexOf(band) >= BANDS.indexOf(least));
        const shown = spans.slice(0, MAX_SPANS);
        const citations = await citationsOf(api, shown);
        return answer(summaryOf(reuse, spans.length, shown.length), {
          spans: shown.map(({ start, end, band, places, reports, sources }) => ({
            start,
            end,
            text: text.slice(start, end),
            band,
            places,
            reports,
            sources: sources.flatMap((source) => {
              const citation = citations.get(source.passage);
              return citation ? [sourceFor(text, source, citation, api)] : [];
            }),
          })),
          shares: reuse.shares,
          characters: reuse.characters,
          complete: reuse.complete,
        });
      }),
  );
}

type Citation = CitationsAnswer['items'][number];

async function citationsOf(api: Api, spans: readonly ReuseSpan[]): Promise<Map<string, Citation>> {
  const ids = [...new Set(spans.flatMap(({ sources }) => sources.map(({ passage }) => passage)))];
  const citations = new Map<string, Citation>();
  for (let at = 0; at < ids.length; at += CITED_AT_ONCE) {
    const some = ids.slice(at, at + CITED_AT_ONCE).join(',');
    const { items } = await getJson<CitationsAnswer>(api, pathWith('/api/citations', { ids: some }));
    for (const item of items) citations.set(item.id, item);
  }
  return citations;
}

function sourceFor(text: string, source: ReuseSource, citation: Citation, { origin }: Api) {
  const { passage: id, section, report, date, wording, start, similarity, differences } = source;
  return {
    ...cited({ id, section, text: citation.quote, report }, citation, origin),
    date,
    wording,
    similarity,
    differences: differences.map(({ text: [from, to], passage: [passageFrom, passageTo] }) => ({
      text: text.slice(from, to),
      passage: wording.slice(passageFrom - start, passageTo - start),
    })),
  };
}

function summaryOf({ characters, found, complete }: ReuseAnswer, spans: number, shown: number): string {
  const share = characters === 0 ? 0 : Math.round((100 * found) / characters);
  const part = shown < spans ? `，这里是前 ${shown} 处` : '';
  const whole = complete ? '' : '。没有比对完：有的报告还在读入，或文字太长太常见，可分段再问';
  return `${spans} 处别处也有${part}；连同套话，全文 ${characters} 字里有 ${found} 字（${share} %）别处也有${whole}`;
}
