/** From hOCR to pages, and the picture work around it: without tesseract. */
import { describe, expect, test } from 'vitest';
import { layOut } from '../pdf/layout/layout.ts';
import { withoutDust } from './dust.ts';
import { darkness, glyphHeight } from './glyph-height.ts';
import { parseHocr } from './hocr.ts';
import { linePicture, tiffOf } from './line-pictures.ts';
import { type GreyPicture, parseGraymap, turned } from './picture.ts';
import { chinesePunctuation } from './punctuation.ts';
import { recognisedPage } from './recognised-page.ts';

const EM = 33;
const SIZE = { width: 1240, height: 1754 };

/** A line as tesseract writes it, a word for each character; U+3000 stands for an empty em. */
function hocrLine(text: string, left: number, bottom: number, slope = 0): string {
  const drop = (x: number): number => Math.round(slope * (x - left));
  const words = [...text].map((character, index) => {
    if (character === '\u3000') return '';
    const x = left + index * EM;
    const bottomHere = bottom + drop(x);
    return `<span class='ocrx_word' title='bbox ${x} ${bottomHere - 30} ${x + 30} ${bottomHere}; x_wconf 90'><em>${character}</em></span>`;
  });
  const right = left + text.length * EM;
  return `<span class='ocr_line' title="bbox ${left} ${bottom - 30} ${right} ${bottom + drop(right)}; baseline ${slope} ${-drop(right)}; x_size 40; x_descenders 10">${words.join('')}</span>`;
}

const hocr = (...pages: readonly string[]): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><body>${pages
      .map((page) => `<div class='ocr_page' title='bbox 0 0 1240 1754'>${page}</div>`)
      .join('')}</body></html>`,
  );

describe('hOCR', () => {
  test('lines have their words, their place, their baseline and the number of their picture', async () => {
    const lines = await parseHocr(hocr(hocrLine('青禾镇', 100, 200, 0.01), hocrLine('报告', 50, 90)));
    expect(
      lines.map(({ picture, left, slope, rowHeight, words }) => [
        picture,
        left,
        slope,
        rowHeight,
        words.length,
      ]),
    ).toEqual([
      [0, 100, 0.01, 40, 3],
      [1, 50, 0, 40, 2],
    ]);
    expect(lines[0]?.words[1]).toEqual({
      text: '禾',
      left: 133,
      top: 170,
      right: 163,
      bottom: 200,
      confidence: 90,
    });
  });

  test('output that is cut short is an error, not a page with less text', async () => {
    const whole = hocr(hocrLine('青禾镇', 100, 200));
    await expect(parseHocr(whole.subarray(0, whole.length - 20))).rejects.toThrow();
  });
});

describe('a recognised page', () => {
  test.each([0, 0.012, -0.015])(
    'lines that slope by %d are paragraphs with a first-line indent',
    async (slope) => {
      const full = '坚持把法治建设摆在重要位置统筹推进各项工作落地';
      const texts = [
        `　　${full.slice(2)}`,
        full,
        full,
        '完成。',
        `　　${full.slice(2)}`,
        full,
        full,
        '落实。',
      ];
      const written = texts.map((text, index) => {
        const bare = text.replace(/^　+/, '');
        const left = 170 + (text.length - bare.length) * EM;
        const bottom = 300 + index * 58;
        // The page is turned around its top left corner.
        return hocrLine(bare, Math.round(left - slope * bottom), Math.round(bottom + slope * left), slope);
      });
      const page = recognisedPage(await parseHocr(hocr(written.join(''))), SIZE);
      const { lines } = layOut([page]);
      expect(lines.map(({ text }) => text)).toEqual([
        `${full.slice(2)}${full}${full}完成。`,
        `${full.slice(2)}${full}${full}落实。`,
      ]);
      expect(lines.every(({ page, recognised }) => page === 1 && recognised)).toBe(true);
    },
  );

  test('words far apart are cells of a table, words half an em apart are not', async () => {
    const rows = ['甲村', '乙村', '丙村'].map((name, index) =>
      hocrLine(`${name}${'\u3000'.repeat(9)}十二`, 170, 300 + index * 58),
    );
    const lines = layOut([recognisedPage(await parseHocr(hocr(rows.join(''))), SIZE)]).lines;
    expect(lines.map(({ text }) => text)).toEqual(['甲村　十二', '乙村　十二', '丙村　十二']);
  });
});

test.each([
  ['全镇,共调解1,205起;(详见附件)', '全镇，共调解1,205起；（详见附件）'],
  ['时间为9:30,地点:会议室', '时间为9:30，地点：会议室'],
  ['率达98.6%,居全县首位', '率达98.6%，居全县首位'],
  ['〈一)加强领导', '（一）加强领导'],
  ['www.example.cn, a(b)', 'www.example.cn, a(b)'],
])('the punctuation of %s is that of Chinese print', (recognised, printed) => {
  expect(chinesePunctuation(recognised)).toBe(printed);
});

/** White paper with black boxes for characters, lines of them `pitch` apart. */
function paper(em: number, { dust = 0, skew = 0 } = {}): GreyPicture {
  const [width, height] = [40 * em, 40 * em];
  const pixels = Buffer.alloc(width * height, 250);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [column, row] = [x - 4 * em, y - Math.round(skew * x) - 4 * em];
      const inText = column >= 0 && column < 32 * em && row >= 0 && row < 30 * em;
      const inGlyph = row % Math.round(1.75 * em) < 0.93 * em && column % em < 0.9 * em;
      if (inText && inGlyph && (x + y) % 3 === 0) pixels[y * width + x] = 20;
      // Dust at fixed places: every so many pixels.
      if (dust > 0 && (y * width + x) % Math.round(1 / dust) === 0) pixels[y * width + x] = 0;
    }
  return parseGraymap(Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]));
}

describe('a picture', () => {
  test.each([
    [12, {}],
    [33, {}],
    [60, {}],
    [33, { dust: 0.003 }],
    [33, { skew: 0.015 }],
  ])('glyphs of %d pixels %o are measured to a tenth', (em, faults) => {
    const measured = glyphHeight(paper(em, faults))?.em ?? 0;
    expect(Math.abs(measured / em - 1)).toBeLessThan(0.1);
  });

  test('an empty page has no glyphs', () => {
    const empty = Buffer.concat([Buffer.from('P5\n300 400\n255\n'), Buffer.alloc(120_000, 255)]);
    expect(glyphHeight(parseGraymap(empty))).toBeNull();
  });

  test('specks are removed, a decimal point stays', () => {
    const [width, height] = [60, 60];
    const pixels = Buffer.alloc(width * height, 255);
    const box = (left: number, top: number, side: number): void => {
      for (let y = top; y < top + side; y++) pixels.fill(0, y * width + left, y * width + left + side);
    };
    box(10, 10, 2);
    box(30, 30, 4);
    const picture = parseGraymap(Buffer.concat([Buffer.from('P5\n60 60\n255\n'), pixels]));
    const cleaned = withoutDust(picture, darkness(picture), EM);
    expect([cleaned.pixels[10 * width + 10], cleaned.pixels[31 * width + 31]]).toEqual([255, 0]);
    expect(parseGraymap(cleaned.file).pixels).toEqual(cleaned.pixels);
  });

  test('a picture is turned clockwise', () => {
    const picture = parseGraymap(Buffer.from('P5\n2 3\n255\nabcdef'));
    expect(Buffer.from(turned(picture, 1).pixels).toString()).toBe('ecafdb');
    expect(turned(picture, 1)).toMatchObject({ width: 3, height: 2 });
    expect(Buffer.from(turned(picture, 3).pixels).toString()).toBe('bdface');
  });

  test('lines are cut out straight, as pages of a TIFF', async () => {
    const [line] = await parseHocr(hocr(hocrLine('青禾镇', 200, 300, 0.05)));
    if (!line) throw new Error('no line');
    const cut = linePicture(paper(EM), line, EM);
    expect(cut.height).toBe(Math.round(1.22 * EM));
    expect(cut.width).toBe(3 * EM + 2 * Math.round(0.4 * EM));
    const tiff = Buffer.from(tiffOf([cut, cut]));
    const first = tiff.readUInt32LE(4);
    const second = tiff.readUInt32LE(first + 2 + tiff.readUInt16LE(first) * 12);
    expect(tiff.readUInt32LE(second + 2 + tiff.readUInt16LE(second) * 12)).toBe(0);
  });
});
