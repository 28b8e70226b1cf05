/**
 * Round trip of every sample report (and those in REAL_REPORTS) through a printed PDF: it must yield the same
 * passages, ignoring white space, and the same metadata and outline as the text file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Passage } from '../../domain/passage.ts';
import type { ReportText } from '../../domain/report.ts';
import { loadSectionKinds } from '../../reading/outline/section-kinds.ts';
import { Gazetteer } from '../../reading/place/gazetteer.ts';
import { readReport } from '../../reading/read-report.ts';
import { comparableReport } from '../../testing/comparable-report.ts';
import { decode } from '../plain-text/decode.ts';
import { readMarkdown } from '../plain-text/markdown.ts';
import { readPlainText } from '../plain-text/plain-text.ts';
import type { SourceText } from '../source.ts';
import { readPdf } from './pdf.ts';
import { chromium, printPdf } from './test-files.ts';

const DATA = join(import.meta.dirname, '../../../data');
const RULES = {
  gazetteer: Gazetteer.load(),
  sectionKinds: loadSectionKinds(join(DATA, 'section-kinds.json')),
};

const real = process.env['REAL_REPORTS'];
const FILES = [join(DATA, 'reports'), ...(real ? [real] : [])].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .map((name) => join(folder, name)),
);

const STYLES = {
  official: `@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —" } }
    body { font: 16pt/28.9pt "Noto Serif CJK SC", serif; text-align: justify; margin: 0 } p { margin: 0; text-indent: 2em }
    h1 { font-size: 22pt; line-height: 34pt; text-align: center } .middle { text-align: center; text-indent: 0 }
    .margin { text-indent: 0 } .right { text-align: right; padding-right: 4em }`,
  block: `@page { size: A4; margin: 20mm } body { font: 12pt/1.6 "Noto Serif CJK SC", serif } p { margin: 0 }
    h1 { font-size: 18pt; text-align: center } .middle { text-align: center } .right { text-align: right }`,
};

/**
 * Markdown marks, which may be a report's only structure: print loses them, and headings become paragraphs.
 */
const MARKDOWN_MARKS = /^(?:#|>)/m;

function html(report: ReportText, css: string): string {
  const first = report.outline[0]?.position ?? 5;
  const body = report.passages.map(({ role, text, position }: Passage) => {
    if (role === 'title') return `<h1>${text}</h1>`;
    if (role !== 'imprint') return `<p>${text}</p>`;
    if (position < first) return `<p class="${/[：:]$/.test(text) ? 'margin' : 'middle'}">${text}</p>`;
    return /^(?:特此|（|抄送|报送|联系|注|.*印发$)/.test(text)
      ? `<p>${text}</p>`
      : `<p class="right">${text}</p>`;
  });
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${css}</style>${body.join('\n')}`;
}

const browser = chromium();
describe.skipIf(!browser).each(Object.entries(STYLES))('reports printed in %s style', (style, css) => {
  test.each(FILES)(`%s printed in ${style} style reads like its text`, async (file) => {
    const text = decode(readFileSync(file));
    const source: SourceText = file.endsWith('.md') ? readMarkdown(text) : readPlainText(text);
    const report = readReport({ lines: source.lines, declared: {} }, 'report', RULES);
    const read = readReport(await readPdf(printPdf(browser ?? '', html(report, css))), 'report', RULES);
    if (!MARKDOWN_MARKS.test(text)) expect(comparableReport(read)).toEqual(comparableReport(report));
    const fullText = ({ passages }: ReportText): string =>
      passages
        .map((passage) => passage.text)
        .join('')
        .replace(/\s/g, '');
    expect(fullText(read)).toBe(fullText(report));
  });
});

test.skipIf(!browser)(
  'two hundred broken copies of a PDF printed by Chromium neither crash nor hang readPdf',
  async () => {
    const printed = printPdf(
      browser ?? '',
      '<meta charset="utf-8"><p>青禾镇2023年度法治政府建设报告，全文如下。</p>',
    );
    let state = 20240131;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let round = 0; round < 200; round++) {
      const bytes = printed.slice(0, round % 5 === 0 ? random(printed.length) : printed.length);
      for (let change = random(40); change >= 0; change--) bytes[random(bytes.length)] = random(256);
      await readPdf(bytes).catch((error: unknown) => {
        expect(error instanceof Error && error.message).toMatch(/^[^\n]*后重试$/);
      });
    }
  },
);
