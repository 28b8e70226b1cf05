/** The joined passages of a report are its whole cleaned text: samples, real reports and random texts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportText } from '../domain/report.ts';
import { decode } from '../formats/plain-text/decode.ts';
import { readMarkdown } from '../formats/plain-text/markdown.ts';
import { readPlainText } from '../formats/plain-text/plain-text.ts';
import { loadSectionKinds } from './outline/section-kinds.ts';
import { Gazetteer } from './place/gazetteer.ts';
import { readReport } from './read-report.ts';

const RULES = {
  gazetteer: Gazetteer.load(),
  sectionKinds: loadSectionKinds(join(import.meta.dirname, '../../data/section-kinds.json')),
};

function read(name: string, text: string): ReportText {
  return readReport(name.endsWith('.md') ? readMarkdown(text) : readPlainText(text), name, RULES);
}

/**
 * Independent oracle: removes front matter, page numbers, Markdown marks and white space from a source text.
 */
function cleaned(text: string): string {
  const lines = text.replace(/^---\n[\s\S]*?\n---\n/, '').split(/[\n\f\r]/);
  return lines
    .map((line) => line.trim())
    .filter((line) => !/^[-—－·]*\s*\d{1,3}\s*[-—－·]*$/.test(line) && !/^[-|: ]*$/.test(line))
    .map((line) => line.replace(/\*\*/g, '').replace(/^(?:#+|>|- )/, ''))
    .map((line) => (line.startsWith('|') ? line.replaceAll('|', '') : line))
    .join('')
    .replace(/\s/g, '');
}

function expectWhole(text: string, report: ReportText): void {
  const { passages, outline } = report;
  const joined = passages.map((passage) => passage.text).join('');
  expect(joined.replace(/\s/g, '')).toBe(cleaned(text));
  expect(passages.map(({ position }) => position)).toEqual(passages.map((_, index) => index + 1));

  const lastParagraph = new Map<string, number>();
  let headingId = '';
  for (const { role, paragraph, section, position } of passages) {
    // Two headings may have the same path: a heading at this position restarts the count.
    if (outline.some((heading) => heading.position === position)) headingId = String(position);
    expect(paragraph === null).toBe(role !== 'body');
    if (paragraph === null) continue;
    const heading = section.path.length === 0 ? 'none' : `${headingId} ${section.path.join('>')}`;
    expect(paragraph).toBe((lastParagraph.get(heading) ?? 0) + 1);
    lastParagraph.set(heading, paragraph);
  }

  for (const { number, text: title, position, kind } of outline) {
    const passage = passages[position - 1];
    expect(passage?.text.startsWith(number ?? title)).toBe(true);
    expect(passage?.text).toContain(title);
    expect(passage?.role).toMatch(/heading|body/);
    expect(passage?.section.kind).toBe(kind);
  }
}

const real = process.env['REAL_REPORTS'];
const FOLDERS = [join(import.meta.dirname, '../../data/reports'), ...(real ? [real] : [])];
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .map((name) => join(folder, name)),
);

describe('files', () => {
  test.each(FILES)('the passages of %s are its whole text and are numbered throughout', (file) => {
    const text = decode(readFileSync(file)).replaceAll('\r', '');
    expectWhole(text, read(file, text));
  });
});

const words = fc.array(
  fc.constantFrom('全镇', '法治', '问题', '下一步', '召开会议', '12次', '，', '、', 'A'),
  {
    minLength: 1,
    maxLength: 12,
  },
);
const sentence = words.map((parts) => `全${parts.join('')}`);
const line = fc.oneof(
  { weight: 4, arbitrary: sentence.map((text) => `${text}。`) },
  { weight: 3, arbitrary: sentence },
  fc
    .tuple(fc.constantFrom('一、', '二、', '（一）', '(二) ', '1. ', '2、', '（3）', '①'), sentence)
    .map((p) => p.join('')),
  fc
    .tuple(fc.constantFrom('一、', '（二）', '1.'), sentence)
    .map(([number, text]) => `${number}${text}。全年完成。`),
  fc.tuple(fc.constantFrom('一是', '二是', '三是'), sentence).map(([number, text]) => `${number}${text}。`),
  fc
    .tuple(fc.constantFrom('## ', '**', '- ', '> ', '　　', '        '), sentence)
    .map(([mark, text]) => (mark === '**' ? `**${text}**` : mark + text)),
  // A number alone may be a page number or a figure: `lone-numbers.test.ts` has both.
  fc.constantFrom('', '', '— 3 —', '- 12 -', '\f', '---', '| 类别 | 件数 |', '| --- | --- |'),
  fc.constantFrom(
    '青禾镇人民政府',
    '2024年1月9日',
    '（此件公开发布）',
    '青政发〔2024〕7号',
    '县政府：',
    '青禾镇2023年报告',
  ),
);

test('the passages of arbitrary lines in any order are the whole text', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 40, size: 'max' }), (lines) => {
      const text = `青禾镇报告\n${lines.join('\n')}`;
      expectWhole(text, read('报告.txt', text));
    }),
    { seed: 20240131, numRuns: 1000 },
  );
});

test('the passages of a text wrapped at any width, with page numbers between the lines, are the whole text', () => {
  const plain = fc.oneof(
    sentence.map((text) => `${text}。`),
    fc
      .tuple(fc.constantFrom('一、', '（一）', '（3）', '一是', '二是'), sentence)
      .map((parts) => parts.join('')),
  );
  const texts = fc.array(plain, { minLength: 3, maxLength: 12, size: 'max' });
  fc.assert(
    fc.property(texts, fc.integer({ min: 8, max: 40 }), fc.boolean(), (paragraphs, width, indent) => {
      const text = paragraphs
        .map((paragraph) => (indent ? '　　' : '') + paragraph)
        .flatMap((paragraph) => paragraph.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [])
        .flatMap((line, index) => (index % 5 === 4 ? [line, `— ${index} —`, ''] : [line]))
        .join('\n');
      expectWhole(text, read('报告.txt', text));
    }),
    { seed: 20240131, numRuns: 500 },
  );
});
