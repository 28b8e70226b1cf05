/**
 * A report printed by Chromium, rendered to pictures that are askew, blurred and dusty, and read from them: what is
 * read is held against its text layer. Skipped without tesseract, pdftoppm or Chromium.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldToString } from '../../text/fold.ts';
import type { FormatText } from '../format.ts';
import { readPdf } from '../pdf/pdf.ts';
import { chromium } from '../pdf/test-files.ts';
import type { SourceLine } from '../source.ts';
import { HEADINGS, printedReport } from '../testing/printed-report.ts';
import { pdfOfPictures, pngOf, scanOf, USUAL_FAULTS } from '../testing/scan-of.ts';
import { readImage } from './image.ts';
import { type GreyPicture, turned } from './picture.ts';
import { missingPackages } from './tools.ts';

const BROWSER = chromium();
const FOLDER = mkdtempSync(join(tmpdir(), 'zhenjian-scans-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const MAX_WRONG = 0.01;
/** Pixels of the longer side of A4 at 200 and 300 dpi. */
const [DPI_200, DPI_300] = [2339, 3508];

let printed: Uint8Array;
let text: FormatText;
let scans: GreyPicture[];
const isSkipped = missingPackages().length > 0 || BROWSER === null;
beforeAll(async () => {
  if (isSkipped) return;
  printed = printedReport(BROWSER ?? '');
  text = await readPdf(printed);
  scans = await scanOf(printed, 2, DPI_200);
}, 300_000);

const file = (name: string, contents: Uint8Array): string => {
  const path = join(FOLDER, name);
  writeFileSync(path, contents);
  return path;
};
const recognition = (path: string, cacheFolder: string | null = null) => ({
  path,
  cacheFolder,
  onProgress: () => {},
});
const read = (name: string, pdf: Uint8Array, cacheFolder: string | null = null): Promise<FormatText> =>
  readPdf(pdf, recognition(file(name, pdf), cacheFolder));

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The same paragraphs on the same pages, the same headings, and nearly the same characters. */
function expectReadAs(expected: readonly SourceLine[], found: readonly SourceLine[]): void {
  const folded = (lines: readonly SourceLine[]): string[] => lines.map((line) => foldToString(line.text));
  const [want, got] = [folded(expected), folded(found)];
  expect(got, got.join('\n')).toHaveLength(want.length);
  // No paragraph has another's lines: a rare character may be wrong in any of them.
  for (const [index, line] of want.entries())
    expect(distance(line, got[index] ?? '')).toBeLessThanOrEqual(Math.max(2, line.length / 10));
  const wrong = want.reduce((sum, line, index) => sum + distance(line, got[index] ?? ''), 0);
  expect(wrong / want.join('').length, got.join('\n')).toBeLessThanOrEqual(MAX_WRONG);
  const headings = HEADINGS.map(foldToString).filter((heading) => want.includes(heading));
  expect(got).toEqual(expect.arrayContaining(headings));
  expect(found.map(({ page }) => page)).toEqual(expected.map(({ page }) => page));
}

describe.skipIf(isSkipped)('scans (needs tesseract with chi_sim, pdftoppm and Chromium)', () => {
  test('a scanned PDF has the paragraphs, headings and pages of its text, all marked as recognised', async () => {
    const scan = await read('scan.pdf', pdfOfPictures(scans));
    expectReadAs(text.lines, scan.lines);
    expect(scan.lines.every(({ recognised }) => recognised)).toBe(true);
    expect(scan.scans).toBe('recognised');
    expect(text.lines.some(({ recognised }) => recognised)).toBe(false);
  });

  test('recognised pages are kept: the next reading of the file needs no tesseract', async () => {
    const [first] = scans;
    const scan = pdfOfPictures(first ? [first] : []);
    const cache = join(FOLDER, 'recognised');
    const before = await read('kept.pdf', scan, cache);
    const { PATH } = process.env;
    process.env['PATH'] = '/nonexistent';
    try {
      expect(await read('kept.pdf', scan, cache)).toEqual(before);
    } finally {
      process.env['PATH'] = PATH;
    }
  });

  test('a scanned page among others is recognised alone; without OCR a note names it', async () => {
    const [, second] = scans;
    const [one, two] = [
      file('printed.pdf', printed),
      file('second.pdf', pdfOfPictures(second ? [second] : [])),
    ];
    const first = join(FOLDER, 'first.pdf');
    execFileSync('pdfseparate', ['-f', '1', '-l', '1', one, first]);
    const mixed = join(FOLDER, 'mixed.pdf');
    execFileSync('pdfunite', [first, two, mixed]);
    const bytes = new Uint8Array(readFileSync(mixed));
    const whole = await read('mixed.pdf', bytes);
    expectReadAs(text.lines, whole.lines);
    const marks = whole.lines.map(({ page, recognised = false }) => [page, recognised]);
    // The last paragraph may run over to the scanned page, and would then be marked.
    expect(
      marks
        .filter(([page]) => page === 1)
        .slice(0, -1)
        .some(([, recognised]) => recognised),
    ).toBe(false);
    expect(marks.filter(([page]) => page === 2).every(([, recognised]) => recognised)).toBe(true);
    const unread = await readPdf(bytes);
    expect([unread.scans, unread.notes]).toEqual([
      'unread',
      ['第 2 页是扫描的图像，没有读入；设 OCR=1 可以识别'],
    ]);
  });

  test('image files of any resolution are read: a PNG of 200 dpi, a JPEG of 300', async () => {
    const onFirst = text.lines.filter(({ page }) => page === 1).slice(0, -1);
    const [first] = scans;
    if (!first) throw new Error('no scan');
    const png = pngOf(first);
    const fromPng = await readImage(png, recognition(file('scan.png', png)));
    const [fine] = await scanOf(printed, 1, DPI_300, { ...USUAL_FAULTS, skew: -0.8 });
    const source = file('fine.pdf', pdfOfPictures(fine ? [fine] : []));
    execFileSync('pdftoppm', [
      '-jpeg',
      '-singlefile',
      '-scale-to',
      String(DPI_300),
      source,
      join(FOLDER, 'fine'),
    ]);
    const path = join(FOLDER, 'fine.jpg');
    const fromJpeg = await readImage(new Uint8Array(readFileSync(path)), recognition(path));
    for (const { lines } of [fromPng, fromJpeg]) {
      // The last paragraph of the page goes on behind it.
      expectReadAs(onFirst, lines.slice(0, onFirst.length));
      expect(lines.every(({ page, recognised }) => page === 1 && recognised)).toBe(true);
    }
  });

  test('a page scanned sideways is turned upright', async () => {
    const [first] = scans;
    if (!first) throw new Error('no scan');
    const png = pngOf(turned(first, 1));
    const { lines } = await readImage(png, recognition(file('sideways.png', png)));
    const onFirst = text.lines.filter(({ page }) => page === 1).slice(0, -1);
    expectReadAs(onFirst, lines.slice(0, onFirst.length));
  });

  test('a picture without text is refused with one sentence', async () => {
    const empty = pngOf({
      width: 400,
      height: 500,
      pixels: Buffer.alloc(200_000, 255),
      file: Buffer.alloc(0),
    });
    await expect(readImage(empty, recognition(file('empty.png', empty)))).rejects.toThrow(
      /^图片里没有认出文字；/,
    );
    const broken = pngOf(scans[0] as GreyPicture).subarray(0, 400);
    await expect(readImage(broken, recognition(file('broken.png', broken)))).rejects.toThrow(
      /^图片(?:已损坏|里没有认出文字)/,
    );
  });
});
