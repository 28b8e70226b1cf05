/** All layout stages on literal runs. */
import { describe, expect, test } from 'vitest';
import type { Run } from '../text-rows.ts';
import { layOut, type Page } from './layout.ts';
import { BODY, BODY_READ, FULL, lines, page, read, run } from './test-pages.ts';

describe('paragraphs', () => {
  test('a paragraph begins at an indented line', () => {
    expect(read(page(lines(BODY)))).toEqual(BODY_READ);
  });

  test('a paragraph records whether it was indented', () => {
    expect(layOut([page(lines(BODY))]).lines[1]).toMatchObject({
      indented: true,
      headingLevel: null,
      whole: false,
    });
  });

  test('a paragraph continues across pages', () => {
    const [first, second] = [lines(BODY), lines([`${FULL}继`, '续。', ...BODY])];
    expect(read(page(first.slice(0, 7)), page(second))).toEqual([
      BODY_READ[0],
      `${FULL.slice(2)}，${FULL}全${FULL}部${FULL}继续。`,
      ...BODY_READ,
    ]);
  });

  test('a paragraph that runs over to a recognised page is marked, with the page it begins on', () => {
    const [first, second] = [lines(BODY), lines([`${FULL}继`, '续。', ...BODY])];
    const read = layOut([page(first.slice(0, 7)), { ...page(second), recognised: true }]).lines;
    expect(read.map(({ page, recognised = false }) => [page, recognised]).slice(0, 3)).toEqual([
      [1, false],
      [1, true],
      [2, true],
    ]);
  });

  test('without indents a paragraph begins after a short line', () => {
    const block = [
      `${FULL}全`,
      `${FULL}面`,
      '做好工作。',
      `${FULL}一`,
      `${FULL}二`,
      '落实到位。',
      `${FULL}三`,
      '结束。',
    ];
    expect(read(page(lines(block)))).toEqual([
      `${FULL}全${FULL}面做好工作。`,
      `${FULL}一${FULL}二落实到位。`,
      `${FULL}三结束。`,
    ]);
  });

  test('a paragraph begins after a vertical gap', () => {
    const [first, second] = [
      [`${FULL}全`, `${FULL}面。`],
      [`${FULL}一`, `${FULL}二`, `${FULL}三`, '完。'],
    ];
    const paragraphs = layOut([page([...lines(first), ...lines(second, 220)])]).lines;
    expect(paragraphs.map(({ text, gap }) => [text, gap])).toEqual([
      [`${FULL}全${FULL}面。`, false],
      [`${FULL}一${FULL}二${FULL}三完。`, true],
    ]);
  });

  test('a line left short by a long word does not end the paragraph', () => {
    const [word, rest] = ['https://example.gov.cn/a', '可查。'];
    const block = [`${FULL}全`, '全部内容公开发布于政府网站', word + rest, ...BODY];
    expect(read(page(lines(block)))[0]).toBe(`${FULL}全全部内容公开发布于政府网站${word}${rest}`);
  });

  test('a signature and a date far to the right are separate paragraphs', () => {
    const signed = [...lines(BODY), run('青禾镇人民政府', 250, 372), run('2024年1月9日', 260, 400)];
    expect(read(page(signed))).toEqual([...BODY_READ, '青禾镇人民政府', '2024年1月9日']);
  });
});

describe('titles', () => {
  test('lines of a centred title stay separate', () => {
    const title = [run('青禾镇人民政府', 128, 80, 22), run('关于2023年的报告', 125, 112, 22)];
    expect(read(page([...title, ...lines(BODY, 160)]))).toEqual([
      '青禾镇人民政府',
      '关于2023年的报告',
      ...BODY_READ,
    ]);
  });

  test('a title wrapped from a full line is joined', () => {
    const title = [run('青禾镇人民政府法治政府建设报', 86, 80, 22), run('告', 229, 112, 22)];
    expect(read(page([...title, ...lines(BODY, 160)]))[0]).toBe('青禾镇人民政府法治政府建设报告');
  });
});

describe('running heads, feet and page numbers', () => {
  const threePages = (marginRuns: (number: number) => Run[]): Page[] =>
    [1, 2, 3].map((number) => page([...lines(BODY), ...marginRuns(number)]));
  test.each<[string, (number: number) => Run[]]>([
    ['a page number — 3 — is dropped', (number) => [run(`— ${number} —`, 250, 800)]],
    ['a page number 第 3 页 共 9 页 is dropped', (number) => [run(`第 ${number} 页 共 3 页`, 250, 800)]],
    ['a bare page number is dropped', (number) => [run(String(number), 280, 800)]],
    ['a page number 3/9 is dropped', (number) => [run(`${number}/3`, 280, 800)]],
    ['a running head is dropped', () => [run('法治政府建设报告汇编', 200, 50, 10)]],
    [
      'a running foot beside the page number is dropped',
      (number) => [run('青禾镇', 80, 800), run(`${number}`, 300, 800)],
    ],
    [
      'the header and footer of a browser are dropped',
      (number) => [run('2024/1/9 10:20', 20, 20, 8), run(`https://a.cn/ ${number}/3`, 20, 830, 8)],
    ],
  ])('%s', (_, marginRuns) => {
    const { lines: paragraphs, dropped } = layOut(threePages(marginRuns));
    expect(paragraphs.map(({ text }) => text)).toEqual([...BODY_READ, ...BODY_READ, ...BODY_READ]);
    expect(dropped).toHaveLength(
      marginRuns(1).length === 2 && marginRuns(1)[0]?.y !== marginRuns(1)[1]?.y ? 6 : 3,
    );
  });

  test('a running head beside a red letterhead, above its baseline or below, is dropped without it', () => {
    for (const y of [64, 76]) {
      const head = run('法治建设资料汇编', 440, y, 10);
      const letterhead = run('青禾镇人民政府文件', 90, 72, 36);
      const pages = [[letterhead, head], [head], [head]].map((runs) => page([...lines(BODY, 150), ...runs]));
      const { lines: paragraphs, dropped } = layOut(pages);
      expect(paragraphs.map(({ text }) => text)).toEqual([
        '青禾镇人民政府文件',
        ...BODY_READ,
        ...BODY_READ,
        ...BODY_READ,
      ]);
      expect(dropped).toEqual(['法治建设资料汇编', '法治建设资料汇编', '法治建设资料汇编']);
    }
  });

  test('a running head is dropped from a last page with less than a line of text', () => {
    const head = run('法治政府建设资料汇编', 80, 50, 10);
    const pages = [page([head, ...lines(BODY)]), page([head, ...lines(['续。'])])];
    expect(layOut(pages).dropped).toHaveLength(2);
  });

  test('cells of a table that repeat at the top of pages are kept', () => {
    const row = (count: number): Run[] => [
      run('信访件', 80, 90),
      run(`${'镇村社'[count]}级`, 240, 90),
      run('8', 400, 90),
    ];
    const pages = [0, 1, 2].map((count) => page([...row(count), ...lines(BODY)]));
    expect(read(...pages).filter((text) => /信访件.*8/.test(text))).toHaveLength(3);
  });

  test('a number within the text is kept, and so is a repeated line at another place', () => {
    const pages = [page([...lines(BODY), run('3', 280, 400)]), page([...lines(BODY), run('3', 280, 500)])];
    expect(read(...pages).filter((text) => text === '3')).toHaveLength(2);
    expect(layOut(pages).dropped).toEqual([]);
  });
});

test('a title across two columns is read first, then each column in turn', () => {
  const words = '甲乙丙丁戊己庚辛'.split('');
  const column = (name: string): string[] =>
    words.map((word, index) => (index === 7 ? '完。' : `${name}栏文字一直写到边上${word}`));
  const runs = [
    run('青禾镇法治政府建设年度工作情况报告全文', 120, 80),
    ...lines(column('左'), 120, 80),
    ...lines(column('右'), 126, 310),
  ];
  expect(read(page(runs))).toEqual([
    '青禾镇法治政府建设年度工作情况报告全文',
    column('左').join(''),
    column('右').join(''),
  ]);
});

describe('tables', () => {
  const rows = [
    ['类别', '受理', '化解'],
    ['邻里关系', '142件', '140件'],
    ['劳动报酬', '63件', ''],
    ['合计', '205件', '200件'],
  ];
  const cells = (pitch = 28): Run[] =>
    rows.flatMap((row, r) =>
      row.flatMap((text, c) => (text ? [run(text, 90 + c * 120, 400 + r * pitch)] : [])),
    );
  const expected = [
    '类别\u3000受理\u3000化解',
    '邻里关系\u3000142件\u3000140件',
    '劳动报酬\u300063件',
    '合计\u3000205件\u3000200件',
  ];

  test('a table without lines is detected by its columns', () => {
    const paragraphs = layOut([page([...lines(BODY), ...cells()])]).lines;
    expect(paragraphs.slice(2).map(({ text, whole }) => [text, whole])).toEqual(
      expected.map((text) => [text, true]),
    );
  });

  test('a ruled table may have cells of several lines', () => {
    const [xs, ys] = [
      [85, 165, 300, 420],
      [380, 410, 470, 500],
    ];
    const rules = [
      ...ys.map((y) => ({ x: 85, right: 420, y, bottom: y })),
      ...xs.map((x) => ({ x, right: x, y: 380, bottom: 500 })),
    ];
    const texts = [
      run('序号', 90, 400),
      run('任务', 170, 400),
      run('时限', 305, 400),
      run('1', 90, 445),
      run('健全重大行政', 170, 431),
      run('决策程序', 170, 459),
      run('六月底', 305, 445),
      run('2', 90, 490),
      run('开展普法', 170, 490),
      run('全年', 305, 490),
    ];
    expect(read(page([...lines(BODY), ...texts], rules)).slice(2)).toEqual([
      '序号\u3000任务\u3000时限',
      '1\u3000健全重大行政决策程序\u3000六月底',
      '2\u3000开展普法\u3000全年',
    ]);
  });

  test('a frame around the text is not a table', () => {
    const frame = [
      { x: 60, right: 520, y: 60, bottom: 60 },
      { x: 60, right: 520, y: 700, bottom: 700 },
      { x: 60, right: 60, y: 60, bottom: 700 },
      { x: 520, right: 520, y: 60, bottom: 700 },
    ];
    expect(read(page(lines(BODY), frame))).toEqual(BODY_READ);
  });
});

test('pages without text are ignored', () => {
  expect(layOut([])).toEqual({ lines: [], dropped: [] });
  expect(read(page([]), page(lines(BODY)), page([]))).toEqual(BODY_READ);
});

test.each([
  [
    'Safari',
    '甲山市政府工作报告 - 甲山市人民政府',
    '2026/1/9 上午10:20',
    'https://www.jiashan.gov.cn/art/2026/1/9/art_1.html',
    '第 1 页（共 2 页）',
  ],
  ['Firefox', '甲山市政府工作报告', 'https://www.jiashan.gov.cn/art/1.html', '1 of 2', '2026年1月9日 10:20'],
  ['Chrome', '2026/1/9 10:20', '甲山市政府工作报告', 'https://www.jiashan.gov.cn/art/1.html', '1/2'],
])('what %s prints around a page is dropped, on a single page too', (_, left, right, footLeft, footRight) => {
  const heads = [
    run(left, 20, 20, 9),
    run(right, 400, 20, 9),
    run(footLeft, 20, 825, 9),
    run(footRight, 520, 825, 9),
  ];
  expect(read(page([...heads, ...lines(BODY)]))).toEqual(BODY_READ);
});
