/** The quotation check over the sample collection: what it finds, and how it answers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuotationCheck, QuotationsAnswer } from '../contract/quotations.ts';
import { MAX_DRAFT_BODY, MAX_DRAFT_LENGTH } from '../contract/quotations.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { checkDrawn, textsOf } from '../testing/checked-quotations.ts';
import { type SampleServer, sampleServer } from '../testing/sample-server.ts';

let server: SampleServer;
beforeAll(async () => {
  server = await sampleServer();
});
afterAll(() => server.stop());

async function post(body: unknown, query = '', language = 'zh-CN'): Promise<Response> {
  return server.routes.request(`/api/quotations${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function check(text: string, query = ''): Promise<QuotationsAnswer> {
  const response = await post({ text }, query);
  expect(response.status).toBe(200);
  return (await response.json()) as QuotationsAnswer;
}

async function first(text: string): Promise<QuotationCheck> {
  const [quotation] = (await check(text)).quotations;
  if (!quotation) throw new Error(`no quotation in ${text}`);
  return quotation;
}

const TRUE = '把述法结果作为评先评优的重要依据';

describe('what is found', () => {
  test('a quotation as it is written is verbatim, with its passage, its citation and its link', async () => {
    const text = `荻溆镇2023年的报告说：“${TRUE}”。`;
    const quotation = await first(text);
    expect(quotation).toMatchObject({ status: 'verbatim', text: TRUE, differences: [], elisions: [] });
    expect(text.slice(quotation.start, quotation.end)).toBe(TRUE);
    const [[start = 0, end = 0] = []] = quotation.source?.ranges ?? [];
    expect(quotation.source?.text.slice(start, end)).toBe(TRUE);
    expect(quotation.source?.report).toMatchObject({ year: 2023, place: { town: '荻溆镇' } });
    expect(quotation.citation?.text).toContain('荻溆镇');
    expect(quotation.citation?.link).toContain(`/passages/${quotation.passage}`);
    expect(quotation.found).toMatchObject({ passages: 1, exact: true });
    expect(quotation.cited).toMatchObject({ agrees: true, place: { given: '荻溆镇', agrees: true } });
  });

  test.each([
    ['white space and a line break', `“把述法结果作为\n评先评优 的重要依据”`],
    ['marks inside', `“把‘述法结果’作为评先评优的重要依据”`],
    ['corner brackets', `「${TRUE}」`],
    ['straight marks', `"${TRUE}"`],
    ['a block quotation', `> 把述法结果作为评先\n> 评优的重要依据`],
    ['an ellipsis', '“组织班子成员……把述法结果作为评先评优的重要依据”'],
    ['an insertion', '“[镇里]把述法结果作为评先评优的重要依据”'],
  ])('%s do not matter', async (_, text) => {
    expect(await first(text)).toMatchObject({ status: 'verbatim', differences: [] });
  });

  test('parts in another order are not verbatim', async () => {
    const { status } = await first('“把述法结果作为评先评优的重要依据……组织班子成员”');
    expect(status).not.toBe('verbatim');
  });

  test.each([
    ['form', '“把述法結果作為評先評優的重要依據”'],
    ['wording', '“把述法情况作为评先评优的重要依据”'],
    ['wording', '“把年终述法结果作为评先评优的重要依据”'],
    ['number', '“现场督办重点事项 15 件”'],
    ['punctuation', '“现场督办重点事项 14 件;制定党政主要负责人履责清单”'],
  ])('a difference in %s makes it altered', async (kind, text) => {
    const quotation = await first(text);
    expect(quotation.status).toBe('altered');
    expect(quotation.differences.map((difference) => difference.kind)).toContain(kind);
    for (const { start, end, passageStart, passageEnd, ...difference } of quotation.differences) {
      expect(text.slice(start, end).replace(/\s/g, '')).toBe(difference.text);
      expect(quotation.source?.text.slice(passageStart, passageEnd).replace(/[\s“”]/g, '')).toBe(
        difference.passageText,
      );
    }
  });

  test('a made-up quotation is absent, and the answer says what was searched', async () => {
    const answer = await check('“全镇无人机配送快递覆盖率达到百分之百，月球基地建成投用”');
    expect(answer.quotations).toMatchObject([
      { status: 'absent', passage: null, source: null, citation: null },
    ]);
    expect(answer.searched).toMatchObject({ reports: server.catalogue.all.size, years: [2021, 2023] });
  });

  test('a quotation over the border of two paragraphs is found in both', async () => {
    const reports = server.catalogue.list(NO_FILTERS);
    const passages = await server.reader.passagesOf(reports.map(({ id }) => id));
    const at = passages.findIndex(
      ({ role, report, text }, index) =>
        role === 'body' &&
        text.length > 60 &&
        passages[index + 1]?.report === report &&
        (passages[index + 1]?.text.length ?? 0) > 60 &&
        !/["“”]/.test(text.slice(-25) + passages[index + 1]?.text.slice(0, 25)),
    );
    const [one, other] = [passages[at], passages[at + 1]];
    const quoted = `${one?.text.slice(-20)}\n${other?.text.slice(0, 20)}`;
    const quotation = await first(`“${quoted}”`);
    expect(quotation).toMatchObject({ status: 'verbatim', passage: one?.id });
    expect(quotation.source?.next).toBe(other?.id);
  });

  test('of an absent quotation, those inside it are looked up', async () => {
    const { quotations } = await check(`他在会上说：“大家看看报告里‘${TRUE}’这一句，写得多么实在啊各位”`);
    expect(quotations.map(({ status }) => status)).toEqual(['absent', 'verbatim']);
  });
});

describe('the source given beside it', () => {
  test.each([
    ['another year', `荻溆镇2021年的报告说：“${TRUE}”`, { year: { agrees: false }, place: { agrees: true } }],
    ['another place', `柳汀镇的报告说：“${TRUE}”`, { place: { given: '柳汀镇', agrees: false } }],
    ['brackets after it', `“${TRUE}”（荻溆镇，2023年）`, { year: { agrees: true }, place: { agrees: true } }],
    [
      'a note',
      `“${TRUE}”[3]。\n\n[3] 荻溆镇人民政府. 荻溆镇2023年法治政府建设情况报告[R/OL]. 2024.\n`,
      { title: { agrees: true } },
    ],
    ['the line below', `> ${TRUE}\n\n——荻溆镇2021年报告`, { year: { agrees: false } }],
  ])('%s', async (_, text, cited) => {
    expect((await first(text)).cited).toMatchObject(cited);
  });

  test('nothing given, nothing said', async () => {
    expect((await first(`有人说：“${TRUE}”`)).cited).toBeNull();
  });

  test('of several passages the one that it names is taken', async () => {
    const { body } = await server.get(`/api/search?q=${encodeURIComponent('"习近平法治思想"')}&limit=100`);
    const hits = body.hits as { report: { id: string; year: number; place: { town: string } } }[];
    expect(hits.length).toBeGreaterThan(3);
    for (const { report } of hits.slice(0, 5)) {
      const quotation = await first(`${report.place.town}${report.year}年报告：“习近平法治思想”`);
      expect(quotation.source?.report).toMatchObject({
        year: report.year,
        place: { town: report.place.town },
      });
    }
  });
});

describe('the answer', () => {
  test('a long draft is answered part by part', async () => {
    const text = `“${TRUE}”\n`.repeat(5);
    const one = await check(text, '?limit=2');
    expect(one).toMatchObject({ total: 5, next: 2 });
    expect(one.quotations).toHaveLength(2);
    const last = await check(text, '?limit=2&from=4');
    expect(last).toMatchObject({ total: 5, next: null });
    expect(last.quotations).toHaveLength(1);
  });

  test('filters narrow what is searched', async () => {
    const { quotations, searched } = await check(`“${TRUE}”`, '?year=2021');
    expect(quotations[0]?.status).not.toBe('verbatim');
    expect(searched.years).toEqual([2021, 2021]);
  });

  test.each([
    ['no JSON', '不是 JSON', 400, '读不懂'],
    ['no text', { text: '' }, 400, 'text'],
    ['another field', { words: '“”' }, 400, '不合规'],
    ['a text too long', { text: '字'.repeat(MAX_DRAFT_LENGTH + 1) }, 400, 'text'],
    ['a body too long', 'x'.repeat(MAX_DRAFT_BODY + 1), 413, '最多'],
  ])('%s is refused with a sentence', async (_, body, status, words) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { error: { message: string } }).error.message).toContain(words);
  });
});

test('of drawn quotations none altered is called verbatim, none true altered or absent', async () => {
  const tally = await checkDrawn(server, { count: 100, seed: 7, lengths: { least: 12, most: 80 } });
  expect(tally).toEqual({ true: 100, altered: 100, wrong: [] });
  expect((await textsOf(server)).length).toBeGreaterThan(100);
});
