/** The reader as a whole, on PDFs written by hand; what Chromium prints is in pdf-printed.test.ts. */
import { describe, expect, it } from 'vitest';
import { readPdf } from './pdf.ts';
import { type WrittenLine, writePdf } from './test-files.ts';

const LOCK = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> /ID [<00> <00>]`;
const line = (text: string, y: number, x = 80): WrittenLine => ({ text, x, y });

/** A page as official documents are set: 26 characters of 16 points a line, first lines in by two. */
const REPORT: WrittenLine[][] = [
  [
    { text: '青禾镇2023年度法治政府建设报告', x: 150, y: 120, size: 22 },
    line('2023年，青禾镇坚持以习近平法治思想为指导，全面贯彻党', 180, 112),
    line('的二十大精神，认真落实上级部署，扎实推进法治建设工作，', 210),
    line('现将有关情况报告如下。', 240),
    line('一、主要举措', 270, 112),
    line('坚持和发展新时代“枫桥经验”，调解矛盾纠纷120件，化', 300, 112),
    { text: '— 1 —', x: 280, y: 790, size: 14 },
  ],
  [
    line('解率百分之九十八，做到小事不出村、大事不出镇、矛盾不上', 120),
    line('交，群众的法治获得感持续增强。', 150),
    line('青禾镇人民政府', 210, 330),
    line('2024年1月9日', 240, 340),
    { text: '— 2 —', x: 280, y: 790, size: 14 },
  ],
];

describe('a report of two pages', () => {
  it('is read in paragraphs, across the page, without page numbers', async () => {
    const { lines, dropped, declared } = await readPdf(writePdf(REPORT));
    expect(lines.map(({ text }) => text)).toEqual([
      '青禾镇2023年度法治政府建设报告',
      '2023年，青禾镇坚持以习近平法治思想为指导，全面贯彻党的二十大精神，认真落实上级部署，扎实推进法治建设工作，现将有关情况报告如下。',
      '一、主要举措',
      '坚持和发展新时代“枫桥经验”，调解矛盾纠纷120件，化解率百分之九十八，做到小事不出村、大事不出镇、矛盾不上交，群众的法治获得感持续增强。',
      '青禾镇人民政府',
      '2024年1月9日',
    ]);
    expect(dropped.map((text) => text.replace(/\s/g, ''))).toEqual(['—1—', '—2—']);
    expect(declared).toEqual({});
  });

  it('is read alike however often, and its bytes stay the caller’s', async () => {
    const bytes = Buffer.from(writePdf(REPORT));
    const first = await readPdf(bytes);
    expect(bytes.length).toBeGreaterThan(0);
    expect(await readPdf(bytes)).toEqual(first);
  });
});

it('what stands askew is left out and named', async () => {
  const [first = []] = REPORT;
  const stamped = [...first, { text: '内部资料', x: 200, y: 500, size: 40, turned: 45 }];
  const { lines, dropped } = await readPdf(writePdf([stamped]));
  expect(lines.some(({ text }) => text.includes('内部'))).toBe(false);
  expect(dropped).toContain('内部资料');
});

it('a page whose text is all turned by a quarter is read as if it was not', async () => {
  const turned = ['青禾镇法治政府建设报告。', '调解矛盾纠纷一百二十件。'].map((text, index) => ({
    text,
    x: 120 + index * 30,
    y: 700,
    turned: 90,
  }));
  const { lines, dropped } = await readPdf(writePdf([turned]));
  expect(lines.map(({ text }) => text).join('')).toBe(turned.map(({ text }) => text).join(''));
  expect(dropped).toEqual([]);
});

describe('what cannot be read is refused with one sentence', () => {
  const whole = writePdf(REPORT);
  it.each<[string, Uint8Array, RegExp]>([
    ['a locked file', writePdf(REPORT, LOCK), /^文件有密码保护，.*后重试$/],
    ['a scan', writePdf([[], []]), /^没有文字层（是扫描件），请先用 OCR 软件识别后重试$/],
    [
      'a scan with a stamp of text',
      writePdf([[line('扫描全能王', 800)], [line('扫描全能王', 800)]]),
      /^没有文字层/,
    ],
    [
      'text without the meaning of its glyphs',
      writePdf([[line('\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009\ue010\ue011', 120)]]),
      /^(?:没有文字层|文字层是乱码).*OCR/,
    ],
    [
      'a book',
      writePdf(Array.from({ length: 2001 }, () => [line('青禾镇', 120)])),
      /^PDF 有 2001 页，.*后重试$/,
    ],
    ['no PDF', new TextEncoder().encode('青禾镇'), /^PDF 已损坏，.*后重试$/],
    ['a PDF that ends early', whole.slice(0, 60), /^PDF 已损坏/],
  ])('%s', async (_, bytes, sentence) => {
    await expect(readPdf(bytes)).rejects.toThrow(sentence);
  });
});

it('two hundred broken copies of a PDF neither crash nor hang it, and each failure is one sentence', async () => {
  const whole = writePdf(REPORT);
  const unhandled: unknown[] = [];
  const note = (reason: unknown): number => unhandled.push(reason);
  process.on('unhandledRejection', note);
  const failures: string[] = [];
  let state = 20240131;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let round = 0; round < 200; round++) {
    const bytes = whole.slice(0, round % 5 === 0 ? random(whole.length) : whole.length);
    for (let change = random(12); change >= 0; change--) bytes[random(bytes.length)] = random(256);
    try {
      expect((await readPdf(bytes)).lines.every(({ text }) => text !== '')).toBe(true);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
  expect(failures.filter((message) => !/^[^\n]*(?:后重试)$/.test(message))).toEqual([]);
});
