/** A report's passages, joined, are the whole cleaned text: samples, real reports, and texts made up at random. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

/** The source without its front matter, page numbers, Markdown marks and white space, by other means than ours. */
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

function isWhole(text: string, report: ReportText): void {
  const { passages, outline } = report;
  const joined = passages.map((passage) => passage.text).join('');
  expect(joined.replace(/\s/g, '')).toBe(cleaned(text));
  expect(passages.map(({ position }) => position)).toEqual(passages.map((_, index) => index + 1));

  const last = new Map<string, number>();
  let untitled = '';
  for (const { role, paragraph, section, position } of passages) {
    // Paths alone do not tell two equal headings apart: a heading that begins here begins the count anew.
    if (outline.some((heading) => heading.position === position)) untitled = String(position);
    expect(paragraph === null).toBe(role !== 'body');
    if (paragraph === null) continue;
    const heading = section.path.length === 0 ? 'none' : `${untitled} ${section.path.join('>')}`;
    expect(paragraph).toBe((last.get(heading) ?? 0) + 1);
    last.set(heading, paragraph);
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

describe('nothing that a reader sees is outside the passages, and all of them are counted', () => {
  it.each(FILES)('%s', (file) => {
    const text = decode(readFileSync(file)).replaceAll('\r', '');
    isWhole(text, read(file, text));
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
  fc.constantFrom('', '', '— 3 —', '- 12 -', '7', '\f', '---', '| 类别 | 件数 |', '| --- | --- |'),
  fc.constantFrom(
    '青禾镇人民政府',
    '2024年1月9日',
    '（此件公开发布）',
    '青政发〔2024〕7号',
    '县政府：',
    '青禾镇2023年报告',
  ),
);

it('any lines at all, in any order, are whole', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 40, size: 'max' }), (lines) => {
      const text = `青禾镇报告\n${lines.join('\n')}`;
      isWhole(text, read('报告.txt', text));
    }),
    { seed: 20240131, numRuns: 1000 },
  );
});

it('a text cut at any width into lines is whole, with page numbers between them', () => {
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
      isWhole(text, read('报告.txt', text));
    }),
    { seed: 20240131, numRuns: 500 },
  );
});
