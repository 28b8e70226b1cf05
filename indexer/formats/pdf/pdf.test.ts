/** The whole reader on PDFs written byte by byte; `printed.test.ts` covers PDFs printed by Chromium. */
import { describe, expect, test } from 'vitest';
import { readPdf } from './pdf.ts';
import { type WrittenLine, writePdf } from './test-files.ts';

const ENCRYPTION = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> /ID [<00> <00>]`;
const line = (text: string, y: number, x = 80): WrittenLine => ({ text, x, y });

/** The layout of official documents: 26 characters of 16 points per line, first lines indented by two. */
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

describe('readPdf on a report of two pages', () => {
  test('readPdf joins paragraphs across pages and drops page numbers', async () => {
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

  test('readPdf is repeatable and leaves the bytes of its caller intact', async () => {
    const bytes = Buffer.from(writePdf(REPORT));
    const first = await readPdf(bytes);
    expect(bytes.length).toBeGreaterThan(0);
    expect(await readPdf(bytes)).toEqual(first);
  });
});

test('skewed text is excluded from the lines and listed as dropped', async () => {
  const [first = []] = REPORT;
  const stamped = [...first, { text: '内部资料', x: 200, y: 500, size: 40, rotation: 45 }];
  const { lines, dropped } = await readPdf(writePdf([stamped]));
  expect(lines.some(({ text }) => text.includes('内部'))).toBe(false);
  expect(dropped).toContain('内部资料');
});

test('a page whose whole text is rotated by 90 degrees is read like an upright one', async () => {
  const sideways = ['青禾镇法治政府建设报告。', '调解矛盾纠纷一百二十件。'].map((text, index) => ({
    text,
    x: 120 + index * 30,
    y: 700,
    rotation: 90,
  }));
  const { lines, dropped } = await readPdf(writePdf([sideways]));
  expect(lines.map(({ text }) => text).join('')).toBe(sideways.map(({ text }) => text).join(''));
  expect(dropped).toEqual([]);
});

describe('rejected PDFs', () => {
  const whole = writePdf(REPORT);
  test.each<[string, Uint8Array, RegExp]>([
    [
      'an encrypted PDF is rejected with one sentence',
      writePdf(REPORT, ENCRYPTION),
      /^文件有密码保护，.*后重试$/,
    ],
    [
      'a scan is rejected with one sentence',
      writePdf([[], []]),
      /^没有文字层（是扫描件）；设 OCR=1 可以识别，或先用 OCR 软件识别后重试$/,
    ],
    [
      'a scan with a stamp of text is rejected as a scan',
      writePdf([[line('扫描全能王', 800)], [line('扫描全能王', 800)]]),
      /^没有文字层/,
    ],
    [
      'a PDF whose glyphs have no Unicode mapping is rejected',
      writePdf([[line('\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009\ue010\ue011', 120)]]),
      /^(?:没有文字层|文字层是乱码).*OCR/,
    ],
    [
      'a PDF of 2,001 pages is rejected with its page count',
      writePdf(Array.from({ length: 2001 }, () => [line('青禾镇', 120)])),
      /^PDF 有 2001 页，.*后重试$/,
    ],
    ['a file that is not a PDF is rejected', new TextEncoder().encode('青禾镇'), /^PDF 已损坏，.*后重试$/],
    ['a truncated PDF is rejected', whole.slice(0, 60), /^PDF 已损坏/],
  ])('%s', async (_, bytes, sentence) => {
    await expect(readPdf(bytes)).rejects.toThrow(sentence);
  });
});

test('two hundred broken copies of a PDF neither crash nor hang readPdf, and each failure is one sentence', async () => {
  const whole = writePdf(REPORT);
  const unhandled: unknown[] = [];
  const recordRejection = (reason: unknown): number => unhandled.push(reason);
  process.on('unhandledRejection', recordRejection);
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
  process.off('unhandledRejection', recordRejection);
  expect(unhandled).toEqual([]);
  expect(failures.filter((message) => !/^[^\n]*(?:后重试)$/.test(message))).toEqual([]);
});
