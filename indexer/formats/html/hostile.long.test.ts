/** Hostile and corrupt pages give a text or a one-sentence error, within seconds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLines } from '../plain-text/plain-text.ts';
import { readHtml } from './html.ts';
import { readMhtml } from './mhtml.ts';
import { PAGES } from './test-pages.ts';

/** Milliseconds; the slowest of these pages takes a fifth of it on two busy cores. */
const TIMEOUT_MS = 20_000;
const SENTENCE = '柳汀镇坚持和发展新时代“枫桥经验”，把矛盾纠纷化解在基层，全年调解纠纷406件。';
const ONE_SENTENCE = /^[^。！？\n]*\p{Script=Han}[^。！？\n]*$/u;
const times = (count: number, render: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => render(index)).join('');

describe('huge pages', () => {
  test.each([
    ['deeply nested boxes', `${'<div>'.repeat(300_000)}${SENTENCE}`],
    ['deeply nested spans, all closed', `${'<span>'.repeat(300_000)}${SENTENCE}${'</span>'.repeat(300_000)}`],
    ['deeply nested lists', `${'<ul><li>'.repeat(100_000)}${SENTENCE}`],
    ['deeply nested tables', `${'<table><tr><td>'.repeat(50_000)}${SENTENCE}`],
    ['nested navigation', `${'<nav class=nav>甲'.repeat(50_000)}</nav><p>${SENTENCE}`],
    ['many line breaks in a table', `<table>${'<br>'.repeat(300_000)}</table><p>${SENTENCE}`],
    ['one element with many attributes', `<p ${times(300_000, (index) => `a${index} `)}>${SENTENCE}`],
    ['a table of many rows', `<p>${SENTENCE}</p><table>${'<tr><td>甲<td>1'.repeat(100_000)}</table>`],
    ['a paragraph of many characters', `<p>${SENTENCE.repeat(50_000)}`],
    ['many paragraphs', `<p>${SENTENCE}`.repeat(100_000)],
    ['many lines without a sentence', '<p>甲'.repeat(200_000) + SENTENCE],
    ['a very long run of white space', `<p>${' \n&nbsp;'.repeat(300_000)}</p>${SENTENCE}`],
  ])('readHtml keeps the sentence of a page with %s', { timeout: TIMEOUT_MS }, async (_, html) => {
    const { lines, dropped } = await readHtml(new TextEncoder().encode(html));
    expect([...lines.map(({ text }) => text), ...dropped].some((text) => text.includes(SENTENCE))).toBe(true);
  });
});

test('readHtml refuses unclosed formatting, whose tree grows with the square of the page', {
  timeout: TIMEOUT_MS,
}, async () => {
  const html = times(20_000, (index) => `<p><font color=${index}>${SENTENCE}`);
  await expect(readHtml(new TextEncoder().encode(html))).rejects.toThrow(ONE_SENTENCE);
});

describe('mutated bytes', () => {
  const lines = readLines(
    new TextDecoder('gb18030').decode(
      readFileSync(join(import.meta.dirname, '../../../data/reports/甘肃-砚泉镇-2021.txt')),
    ),
  );
  const pages = Object.values(PAGES).map((page) =>
    Buffer.from(page('柳汀镇2023年法治政府建设情况报告', lines)),
  );
  const archives = pages.map((page) =>
    Buffer.from(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${page.toString('base64')}\r\n--b--\r\n`,
    ),
  );
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(40),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc
        .constantFrom('<table>', '</div>', '<!--', '<b>', '"', '=', '--b\r\n', '\u0000')
        .map((text) => new Uint8Array(Buffer.from(text))),
    ),
  });

  test.each([
    ['pages', pages, readHtml],
    ['archives', archives, readMhtml],
  ] as const)('mutated %s give a text or one sentence', { timeout: 60_000 }, async (_, originals, reader) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        async (original, changes) => {
          let bytes: Uint8Array = original;
          for (const { at, cut, put } of changes) {
            const start = Math.floor(at * bytes.length);
            bytes = Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + cut)]);
          }
          const failed = await reader(bytes).then(
            () => null,
            (error: unknown) => (error instanceof Error ? error.message : String(error)),
          );
          if (failed !== null) expect(failed).toMatch(ONE_SENTENCE);
        },
      ),
      { numRuns: 300 },
    );
  });
});
