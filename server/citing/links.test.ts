/** Copied links after the reports they point to have changed, over a real engine and folder. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldToString } from '../../indexer/text/fold.ts';
import { occurrences } from '../../indexer/text/occurrences.ts';
import { query, type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { selectorOf } from './selector.ts';

const QUOTED = '推行“板凳议事会”，调解纠纷37件，群众在家门口说事议事，小事不出村、大事不出镇。';
const COPIED = '坚持党建引领基层治理，持续推进网格化管理，全镇划分网格12个。';
const report = (year: number, { first = '召开会议4次。', quoted = QUOTED } = {}): string =>
  `甲山镇${year}年法治政府建设情况报告\n\n一、主要举措和成效\n\n${first}\n\n${quoted}\n\n${COPIED}\n\n二、存在问题\n\n执法力量不足。\n`;

let folder: string;
let server: SampleServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-links-'));
  await writeFile(join(folder, '甲山镇2022.txt'), report(2022, { quoted: '开展普法宣传20场。' }));
  await writeFile(join(folder, '甲山镇2023.txt'), report(2023));
  server = await sampleServer(folder);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Link, id and text of the first hit of a query. */
async function linkOf(q: string, year = '2023'): Promise<{ id: string; link: string; text: string }> {
  const { body } = await server.get(`/api/search?${query({ q, year })}`);
  const { id } = body.hits[0];
  const { body: citation } = await server.get(`/api/passages/${id}/citation`);
  return { id, link: citation.link, text: citation.quote };
}

/** Resolves a link through the API. */
function resolve(link: string) {
  const [, id, words] = /^\/passages\/([^?]+)\?(.*)$/.exec(link) ?? [];
  return server.get(`/api/passages/find?id=${id}&${words}`);
}

/** Resolves a link through the API and also follows its redirect. */
async function follow(link: string) {
  const { status, body } = await resolve(link);
  const redirect = await server.get(link);
  return {
    status,
    body,
    redirect: { status: redirect.status, location: redirect.headers.get('location') },
  };
}

async function rewrite(year: number, contents: Parameters<typeof report>[1]): Promise<void> {
  await writeFile(join(folder, `甲山镇${year}.txt`), report(year, contents));
  await server.index();
}

describe('a copied link', () => {
  test('a link leads to its passage, also after another paragraph of the report has changed', async () => {
    const { id, link, text } = await linkOf('板凳议事会');
    const before = await follow(link);
    expect(before.body).toMatchObject({ passage: { id, text }, moved: false, changed: false });
    expect(before.redirect).toEqual({
      status: 302,
      location: expect.stringMatching(/^\/reports\/\w+#p\d+$/),
    });

    await rewrite(2023, { first: '召开会议5次。\n\n新增一段，专题研究部署。' });
    expect((await server.get(`/api/passages/${id}`)).status).toBe(404);
    const after = await follow(link);
    expect(after.body).toMatchObject({ passage: { text }, moved: true, changed: false, others: 0 });
    const { report: found, position } = after.body.passage;
    expect(after.redirect).toEqual({ status: 302, location: `/reports/${found.id}?link=moved#p${position}` });
  });

  test('a link to a paragraph repeated from last year leads to the year it was copied from', async () => {
    for (const year of ['2022', '2023']) {
      const { link, text } = await linkOf('划分网格12个', year);
      await rewrite(Number(year), { first: `召开会议${year}次。`, quoted: '开展普法宣传20场。' });
      const { body } = await follow(link);
      expect(body).toMatchObject({ moved: true, changed: false, passage: { text } });
      expect(body.passage.report.year).toBe(Number(year));
    }
  });

  test('a link finds its passage even if its wording has changed, and reports the change', async () => {
    for (const [from, to] of [
      ['37件', '38件'],
      ['推行“板凳议事会”', '推广“板凳议事会”'],
    ] as const) {
      await rewrite(2023, {});
      const { link } = await linkOf('板凳议事会');
      await rewrite(2023, { quoted: QUOTED.replace(from, to) });
      const { body, redirect } = await follow(link);
      expect(body).toMatchObject({ moved: true, changed: true });
      expect(body.passage.text).toBe(QUOTED.replace(from, to));
      expect(redirect.location).toContain('?link=changed#p');
    }
  });

  test('a link prefers the edited passage of its report to a copy of the old wording elsewhere', async () => {
    await rewrite(2023, {});
    const { link } = await linkOf('板凳议事会');
    await rewrite(2022, {});
    await rewrite(2023, { quoted: QUOTED.replace('37件', '38件') });
    expect((await follow(link)).body.passage.report.year).toBe(2023);
    await rewrite(2023, { quoted: '开展普法宣传20场。' });
    expect((await follow(link)).body).toMatchObject({
      moved: true,
      changed: false,
      passage: { report: { year: 2022 } },
    });
    await rewrite(2022, { quoted: '开展普法宣传20场。' });
  });

  test('a link whose words are gone yields an error message in both languages', async () => {
    await rewrite(2023, {});
    const { link } = await linkOf('板凳议事会');
    await rewrite(2023, { quoted: '开展普法宣传20场。' });
    const { status, body } = await resolve(link);
    expect([status, body.error.code]).toEqual([404, 'passage_gone']);
    expect(body.error.message).toContain('推行“板凳议事会”');
    const { body: english } = await server.get(`/api/passages/find?${query({ quote: QUOTED })}`, 'en');
    expect(english.error.message).toMatch(/no longer in the collection/);
  });

  test('a link without a quotation resolves by its id or is a 404', async () => {
    const { id } = await linkOf('划分网格12个');
    const opened = await server.get(`/passages/${id}`);
    expect([opened.status, opened.headers.get('location')]).toEqual([
      302,
      `/reports/${id.replace('-', '#p')}`,
    ]);
    expect((await server.get(`/api/passages/find?${query({ id: 'gone-1' })}`)).body.error.code).toBe(
      'no_such_passage',
    );
  });
});

describe('the words of a link', () => {
  test('the words of a link are short and can be found in any passage', () => {
    const text = fc.string({
      unit: fc.constantFrom('法', '治', '“', '”', '1', '2', 'a', 'B', ' ', '，', '。', '𠮷', '（'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, text, text, (before, passage, after) => {
        const { quote, prefix, suffix } = selectorOf(passage, before, after);
        expect(passage.startsWith(quote)).toBe(true);
        expect(before.endsWith(prefix)).toBe(true);
        expect(quote.length).toBeLessThanOrEqual(100);
        for (const words of [prefix, suffix]) expect(words.length).toBeLessThanOrEqual(12);
        for (const words of [quote, prefix, suffix]) expect(() => encodeURIComponent(words)).not.toThrow();
        const folded = foldToString(quote);
        if (folded !== '' && quote.length < 100)
          expect(occurrences(foldToString(passage), folded).length).toBeGreaterThan(0);
      }),
      { seed: 11, numRuns: 1000 },
    );
  });
});
