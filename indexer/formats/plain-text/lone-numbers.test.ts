import { describe, expect, test } from 'vitest';
import { readHtml } from '../html/html.ts';
import { readPlainText } from './plain-text.ts';

const BEFORE = '全市坚持以人民为中心的发展思想，深入推进法治建设，今年以来全省有';
const AFTER = '万人次参加普法活动，受到群众好评。';

const inText = (text: string): string =>
  readPlainText(text)
    .lines.map((line) => line.text)
    .join('|');
const inPage = async (text: string): Promise<string> => {
  const paragraphs = text.split('\n').map((line) => `<p>${line}</p>`);
  const { lines } = await readHtml(new TextEncoder().encode(`<body>${paragraphs.join('')}</body>`));
  return lines.map((line) => line.text).join('|');
};

describe('a figure alone on its line stays in its sentence', () => {
  test.each([
    ['between a short line and a unit', '全省有\n\n125\n\n万人次', '全省有125万人次'],
    ['between a long line and a unit', `${BEFORE}\n125\n${AFTER}`, `${BEFORE}125|${AFTER}`],
    ['before a percent sign', '依法行政能力提高\n12\n％，群众满意', '依法行政能力提高12％，群众满意'],
    [
      'before another word, where no other number is that of a next page',
      '镇里牵头，组织全县\n12\n镇街开展执法培训。',
      '镇里牵头，组织全县12镇街开展执法培训。',
    ],
    ['of full width', '共化解纠纷\n１２\n件，审查合同三份。', '共化解纠纷１２件，审查合同三份。'],
  ])('%s', async (_, text, expected) => {
    expect(inText(text)).toBe(expected);
    expect(await inPage(`甲山镇2023年报告。\n${text}`)).toBe(`甲山镇2023年报告。|${expected}`);
  });
});

describe('a number alone on its line is a page number', () => {
  const page = (number: number): string =>
    `${'全镇开展普法宣传，群众法治意识提高。\n'.repeat(6)}镇里召开专题会议三次，人民调解委\n${number}\n员会化解纠纷数起。`;

  test('in the middle of a sentence, where pages are counted', () => {
    const { lines, dropped } = readPlainText([1, 2, 3].map(page).join('\n'));
    expect(dropped).toEqual(['1', '2', '3']);
    expect(lines.some(({ text }) => /\d/.test(text))).toBe(false);
  });

  test.each([
    ['after a sentence', '化解纠纷三起。\n3\n审查合同两份。'],
    ['after a heading', '一、存在问题\n3\n法治意识有待提高。'],
    ['before a heading', '镇里召开会议，听取\n3\n二、下步安排'],
    ['at the end', '镇里召开会议，听取\n3'],
  ])('%s', (_, text) => {
    expect(readPlainText(text).dropped).toEqual(['3']);
  });
});

test('figures on their lines are kept between page numbers', () => {
  const lines = Array.from({ length: 12 }, (_, line) => `第${line}次会议研究法治建设工作。`);
  const text = [...lines, '1', ...lines, '全年受理案件', '125', '件，办结率提高。', ...lines, '2'].join('\n');
  const { lines: read, dropped } = readPlainText(text);
  expect(dropped).toEqual(['1', '2']);
  expect(read.map((line) => line.text)).toContain('全年受理案件125件，办结率提高。');
});
