import { describe, expect, test } from 'vitest';
import { layOut } from './layout.ts';
import { BODY, BODY_READ, lines, page, read, run } from './test-pages.ts';

const ENTRIES = ['一、主要举措', '二、存在的问题', '三、下步安排', '四、保障措施'];
const dots = (text: string, number: number): string => `${text}${'.'.repeat(24)}${number}`;

describe('tables of contents', () => {
  test('entries with dot leaders and their heading are dropped', () => {
    const contents = lines(['目　录', ...ENTRIES.map((entry, index) => dots(entry, index + 1))], 120);
    const { lines: paragraphs, dropped } = layOut([page(contents), page(lines(BODY))]);
    expect(paragraphs.map(({ text }) => text)).toEqual(BODY_READ);
    expect(dropped).toHaveLength(5);
  });

  test.each([
    ['dots in runs of their own', (y: number) => [run('·'.repeat(20), 200, y, 10), run('3', 500, y)]],
    ['ellipses', (y: number) => [run('………………', 200, y), run('（3）', 480, y)]],
    ['dots set apart', (y: number) => [run('. . . . . . . .', 220, y), run('3', 480, y)]],
  ])('entries with %s are dropped', (_, leader) => {
    const contents = ENTRIES.flatMap((entry, index) => [
      run(entry, 80, 120 + index * 28),
      ...leader(120 + index * 28),
    ]);
    expect(read(page(contents), page(lines(BODY)))).toEqual(BODY_READ);
  });

  test('entries in two columns are dropped', () => {
    const contents = [
      run('目录', 280, 90, 22),
      ...[0, 1].flatMap((column) =>
        [0, 1].map((row) =>
          run(
            `${ENTRIES[column * 2 + row]}........${column * 2 + row + 1}`,
            80 + column * 230,
            130 + row * 28,
            14,
          ),
        ),
      ),
    ];
    expect(read(page([...contents, ...lines(BODY, 220)]))).toEqual(BODY_READ);
  });

  test('an entry of two lines is dropped', () => {
    const contents = [
      '目录',
      dots('一、主要举措', 1),
      '（一）坚持和发展新时代“枫桥经验”，健全',
      dots('矛盾纠纷多元化解机制', 2),
      dots('二、下步安排', 9),
    ];
    expect(read(page(lines(contents)), page(lines(BODY)))).toEqual(BODY_READ);
  });

  test('below its heading a table of contents needs no leaders', () => {
    const contents = ENTRIES.flatMap((entry, index) => [
      run(entry, 80, 150 + index * 28),
      run(String(index + 1), 390, 150 + index * 28),
    ]);
    expect(read(page([run('目录', 280, 110), ...contents]), page(lines(BODY)))).toEqual(BODY_READ);
  });

  test('blanks of a form and an ellipsis before a number are text', () => {
    const form = ['联系人........', '电话........12345', '第一步……第二步……2024'];
    expect(read(page(lines([...BODY, ...form]))).join('')).toContain('电话........12345');
    expect(
      read(page(lines([...form.slice(2), ...form.slice(2), ...form.slice(2), ...BODY]))).join(''),
    ).toContain('第二步……2024');
  });
});
