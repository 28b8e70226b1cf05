/**
 * The tools for assistants, each over a route of the API: search, read, compare, cite, find reuse, verify quotations.
 */
import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { CitationsAnswer } from '../contract/citations.ts';
import type { CompareAnswer } from '../contract/compare.ts';
import type { PassageAnswer } from '../contract/passages.ts';
import type { QuotationCheck, QuotationsAnswer } from '../contract/quotations.ts';
import type { ReportAnswer } from '../contract/reports.ts';
import type { SearchAnswer } from '../contract/search.ts';
import { answer, cited, citedPassages, orRefusal } from './answers.ts';
import { type Api, getJson, pathWith, postJson } from './api-client.ts';
import { addFindReuse } from './find-reuse.ts';
import { FILTERS, READS_ONLY } from './parameters.ts';

/** Passages in an answer: what an assistant reads at once. */
const MAX_PASSAGES = 20;
const MAX_READ = 60;
const MAX_IN_COLUMN = 5;

const id = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/);

export function addTools(server: McpServer, api: Api): void {
  addSearch(server, api);
  addRead(server, api);
  addCompare(server, api);
  addCite(server, api);
  addFindReuse(server, api);
  addVerify(server, api);
}

function addSearch(server: McpServer, api: Api): void {
  server.registerTool(
    'search',
    {
      title: '检索 Search',
      description:
        '在政府报告里逐字检索，给出核对过的段落原文、引文和链接。q：空格隔开的词须在同一段，"……" 是整句，-词 排除，甲|乙 任一；mode=smart 按词和近义词找。' +
        ' Finds passages of Chinese government reports; exact by default.',
      annotations: READS_ONLY,
      inputSchema: z.object({
        q: z.string().min(1).max(2000),
        mode: z.enum(['exact', 'smart']).default('exact'),
        ...FILTERS,
        sort: z.enum(['relevance', 'newest', 'oldest', 'place']).default('relevance'),
        limit: z.number().int().min(1).max(MAX_PASSAGES).default(10),
        offset: z.number().int().min(0).default(0),
      }),
    },
    (query) =>
      orRefusal(async () => {
        const { total, hits } = await getJson<SearchAnswer>(api, pathWith('/api/search', query));
        const { passages, occurrences, reports, places, exact } = total;
        const summary = `${exact ? '' : '约 '}${passages} 段、${occurrences} 处，${reports} 份报告，${places} 个地区`;
        return answer(summary, { total, passages: await citedPassages(api, hits) });
      }),
  );
}

function addRead(server: McpServer, api: Api): void {
  server.registerTool(
    'read',
    {
      title: '阅读 Read',
      description:
        '读一段及其前后文（passage），或从某段起读一份报告（report、from、count）。' +
        ' Reads a passage in its context, or a report from a passage on.',
      annotations: READS_ONLY,
      inputSchema: z.object({
        passage: id.optional().describe('段落的 id'),
        context: z.number().int().min(0).max(20).default(2).describe('前后各几段'),
        report: id.optional().describe('报告的 id'),
        from: z.number().int().min(1).default(1).describe('从第几段起'),
        count: z.number().int().min(1).max(MAX_READ).default(30),
      }),
    },
    ({ passage, context, report, from, count }) =>
      orRefusal(async () => {
        if (passage !== undefined) {
          const path = pathWith(`/api/passages/${passage}`, { context });
          const read = await getJson<PassageAnswer>(api, path);
          const head = read.passage.report;
          const passages = [...read.before, read.passage, ...read.after].map((one) => ({
            ...one,
            report: head,
          }));
          return answer(head.title, { passages: await citedPassages(api, passages) });
        }
        if (report === undefined) throw new Error('请给出 passage（段落的 id）或 report（报告的 id）');
        const read = await getJson<ReportAnswer>(api, `/api/reports/${report}`);
        const chosen = read.passages
          .filter(({ position }) => position >= from && position < from + count)
          .map((one) => ({ ...one, report: read.report }));
        const summary = `${read.report.title}，共 ${read.passages.length} 段，这里是第 ${from} 段起的 ${chosen.length} 段`;
        return answer(summary, { total: read.passages.length, passages: await citedPassages(api, chosen) });
      }),
  );
}

function addCompare(server: McpServer, api: Api): void {
  server.registerTool(
    'compare',
    {
      title: '对比 Compare',
      description:
        '几个地区或几份报告对同一词句怎样写，并排给出（places 是 placeKey，reports 是报告的 id，2 至 6 个）。' +
        ' Sets passages of several places or reports side by side.',
      annotations: READS_ONLY,
      inputSchema: z.object({
        q: z.string().min(1).max(2000),
        mode: z.enum(['exact', 'smart']).default('exact'),
        places: z.array(z.string()).max(6).default([]),
        reports: z.array(id).max(6).default([]),
        ...FILTERS,
      }),
    },
    ({ places, reports, ...query }) =>
      orRefusal(async () => {
        const path = pathWith('/api/compare', {
          ...query,
          places: places.length > 0 ? places.join(',') : undefined,
          reports: reports.length > 0 ? reports.join(',') : undefined,
        });
        const compared = await getJson<CompareAnswer>(api, path);
        const columns = [];
        for (const { key, total, hits } of compared.columns)
          columns.push({ key, total, passages: await citedPassages(api, hits.slice(0, MAX_IN_COLUMN)) });
        return answer(`${columns.length} 栏，每栏最多列 ${MAX_IN_COLUMN} 段`, { columns });
      }),
  );
}

function addCite(server: McpServer, api: Api): void {
  server.registerTool(
    'cite',
    {
      title: '引文 Cite',
      description:
        '给出几段的引文和一份参考文献表。 Cites passages, with one list of references that has each report once.',
      annotations: READS_ONLY,
      inputSchema: z.object({
        passages: z.array(id).min(1).max(100).describe('段落的 id'),
        format: z
          .enum(['gbt7714-2025', 'gbt7714-2015', 'markdown', 'text', 'bibtex', 'ris', 'csl-json'])
          .default('gbt7714-2025'),
      }),
    },
    ({ passages, format }) =>
      orRefusal(async () => {
        const path = pathWith('/api/citations', { ids: passages.join(','), format });
        const { items, references, missing } = await getJson<CitationsAnswer>(api, path);
        const citations = items.map(({ id, mark, text, quote, link }) => ({
          id,
          mark,
          text: quote,
          citation: text,
          link: api.origin + link,
        }));
        const gone = missing.length === 0 ? '' : `，${missing.length} 段已不在库里`;
        return answer(`${citations.length} 段的引文${gone}`, { citations, references, missing });
      }),
  );
}

function addVerify(server: McpServer, api: Api): void {
  server.registerTool(
    'verify_quotations',
    {
      title: '引文核对 Verify quotations',
      description:
        '核对一段文字里每处引文（“……”、「……」、引用块，六个字以上）：verbatim 一字不差，altered 有出入并逐字列出，absent 库中没有。没有引号的，整段当作一处引文。写出引文之前先核对。' +
        ' Checks every quotation in a text against the reports. Do this before quoting.',
      annotations: READS_ONLY,
      inputSchema: z.object({
        text: z.string().min(1).max(200_000),
        from: z.number().int().min(0).default(0).describe('略过前几处（上一次回答的 next）'),
      }),
    },
    ({ text, from }) =>
      orRefusal(async () => {
        const path = pathWith('/api/quotations', { from, limit: MAX_PASSAGES });
        let checked = await postJson<QuotationsAnswer>(api, path, { text });
        if (checked.total === 0) checked = await postJson<QuotationsAnswer>(api, path, { text: `“${text}”` });
        const { quotations, total, next, searched } = checked;
        const counted = (status: QuotationCheck['status']): number =>
          quotations.filter((one) => one.status === status).length;
        const summary =
          `这里 ${quotations.length} 处（共 ${total} 处）：一字不差 ${counted('verbatim')}，有出入 ${counted('altered')}，` +
          `库中没有 ${counted('absent')}。查遍 ${searched.reports} 份报告、${searched.passages} 段。`;
        return answer(summary, {
          quotations: quotations.map((one) => shown(one, api)),
          total,
          next,
          searched,
        });
      }),
  );
}

function shown(
  { text, status, source, citation, differences, cited: given }: QuotationCheck,
  { origin }: Api,
) {
  return {
    quotation: text,
    status,
    differences: differences.map(({ kind, text: draft, passageText }) => ({
      kind,
      draft,
      passage: passageText,
    })),
    passage: source && citation ? cited(source, citation, origin) : null,
    sourceGiven: given,
  };
}
