import { describe, expect, test } from 'vitest';
import { numbering } from '../../text/numbering.ts';
import { docxOf, p, t } from '../testing/docx-of.ts';
import { readDocx } from './docx/docx.ts';
import { formatNumber } from './number-formats.ts';

const level = (index: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, ...levels: string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const instance = (id: number, listId: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${listId}"/>${more}</w:num>`;
const start = (index: number, value: number): string =>
  `<w:lvlOverride w:ilvl="${index}"><w:startOverride w:val="${value}"/></w:lvlOverride>`;
const at = (id: number, index?: number): string =>
  `<w:numPr>${index === undefined ? '' : `<w:ilvl w:val="${index}"/>`}<w:numId w:val="${id}"/></w:numPr>`;
/** The labels of paragraphs given as pairs of list and level. */
const labelsOf = async (
  places: readonly (readonly [number, number])[],
  lists: string,
  styles = '',
): Promise<string[]> => {
  const body = places.map(([id, index]) => p(t('文'), at(id, index))).join('');
  return (await readDocx(docxOf(body, { numbering: lists, styles }))).lines.map(({ text }) =>
    text.replace(/文$/, ''),
  );
};

const OFFICIAL = list(
  0,
  level(0, 'chineseCountingThousand', '%1、'),
  level(1, 'chineseCountingThousand', '（%2）'),
  level(2, 'decimal', '%3.'),
  level(3, 'decimal', '（%4）'),
);

describe('automatic numbering', () => {
  test.each<[string, [number, number][], string, string[]]>([
    [
      'deeper levels restart under a new outer number',
      [
        [1, 0],
        [1, 1],
        [1, 1],
        [1, 2],
        [1, 0],
        [1, 1],
        [1, 2],
        [1, 3],
      ],
      OFFICIAL + instance(1, 0),
      ['一、', '（一）', '（二）', '1. ', '二、', '（一）', '1. ', '（1）'],
    ],
    [
      'two instances of one list count on together',
      [
        [1, 0],
        [2, 0],
      ],
      OFFICIAL + instance(1, 0) + instance(2, 0),
      ['一、', '二、'],
    ],
    [
      'an instance with a start override restarts once',
      [
        [1, 0],
        [2, 0],
        [2, 0],
      ],
      OFFICIAL + instance(1, 0) + instance(2, 0, start(0, 1)),
      ['一、', '一、', '二、'],
    ],
    [
      'a list may start at any number',
      [
        [1, 0],
        [1, 0],
      ],
      OFFICIAL + instance(1, 0, start(0, 3)),
      ['三、', '四、'],
    ],
    [
      'an instance may override the format of a level',
      [[1, 0]],
      OFFICIAL + instance(1, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'decimal', '%1)')}</w:lvlOverride>`),
      ['1) '],
    ],
    [
      'a label may contain the numbers of outer levels',
      [
        [1, 0],
        [1, 1],
        [1, 1],
      ],
      list(0, level(0, 'decimal', '%1.'), level(1, 'decimal', '%1.%2')) + instance(1, 0),
      ['1. ', '1.1 ', '1.2 '],
    ],
    [
      'a label in legal style writes all numbers in digits',
      [
        [1, 0],
        [1, 1],
      ],
      list(0, level(0, 'chineseCounting', '%1、'), level(1, 'decimal', '%1.%2', '<w:isLgl/>')) +
        instance(1, 0),
      ['一、', '1.1 '],
    ],
    [
      'a skipped outer level counts as started',
      [[1, 1]],
      list(0, level(0, 'decimal', '%1'), level(1, 'decimal', '%1.%2')) + instance(1, 0),
      ['1.1 '],
    ],
    [
      'a level with restart 0 never restarts',
      [
        [1, 0],
        [1, 1],
        [1, 0],
        [1, 1],
      ],
      list(0, level(0, 'decimal', '%1.'), level(1, 'decimal', '%2)', '<w:lvlRestart w:val="0"/>')) +
        instance(1, 0),
      ['1. ', '1) ', '2. ', '2) '],
    ],
    ['a bullet gives no label', [[1, 0]], list(0, level(0, 'bullet', '●')) + instance(1, 0), ['']],
    [
      'a label may be text without a number',
      [[1, 0]],
      list(0, level(0, 'none', '附：')) + instance(1, 0),
      ['附：'],
    ],
    [
      'a label with the suffix nothing has no space after it',
      [[1, 0]],
      list(0, level(0, 'decimal', '%1.', '<w:suff w:val="nothing"/>')) + instance(1, 0),
      ['1.'],
    ],
    ['list 0 means no numbering', [[0, 0]], OFFICIAL + instance(1, 0), ['']],
    ['a missing list gives no label', [[9, 0]], OFFICIAL + instance(1, 0), ['']],
    ['a missing level gives no label', [[1, 8]], OFFICIAL + instance(1, 0), ['']],
    ['a level beyond the last gives no label', [[1, 1e9]], OFFICIAL + instance(1, 0), ['']],
  ])('%s', async (_, places, lists, labels) => {
    expect(await labelsOf(places, lists)).toEqual(labels);
  });

  test('a paragraph is numbered by its style, by a base style or by the level that names the style', async () => {
    const styles =
      `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="一级"/><w:pPr>${at(1)}</w:pPr></w:style>` +
      `<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="二级"/><w:pPr>${at(1)}</w:pPr></w:style>` +
      '<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="三级"/><w:basedOn w:val="H1"/></w:style>';
    const lists =
      list(
        0,
        level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="H1"/>'),
        level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="H2"/>'),
      ) + instance(1, 0);
    const body = ['H1', 'H2', 'H3'].map((id) => p(t('文'), `<w:pStyle w:val="${id}"/>`)).join('');
    const none = p(t('无'), `<w:pStyle w:val="H1"/>${at(0)}`);
    const { lines } = await readDocx(docxOf(body + none, { numbering: lists, styles }));
    expect(lines.map(({ text }) => text)).toEqual(['一、文', '（一）文', '二、文', '无']);
  });

  test('a list may refer to another list, and a cycle of references gives no label', async () => {
    const styles = `<w:style w:type="numbering" w:styleId="S"><w:name w:val="编号"/><w:pPr>${at(2)}</w:pPr></w:style>`;
    const lists = `${OFFICIAL}<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="S"/></w:abstractNum>${instance(1, 5)}${instance(2, 0)}`;
    expect(await labelsOf([[1, 0]], lists, styles)).toEqual(['一、']);
    const cycle = `<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="S"/></w:abstractNum>${instance(1, 5)}${instance(2, 5)}`;
    expect(await labelsOf([[1, 0]], cycle, styles)).toEqual(['']);
  });

  test('empty paragraphs are counted and deleted ones are not', async () => {
    const deleted = `<w:p><w:pPr>${at(1, 0)}<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`;
    const body = p(t('甲'), at(1, 0)) + p('', at(1, 0)) + deleted + p(t('乙'), at(1, 0));
    const { lines } = await readDocx(docxOf(body, { numbering: OFFICIAL + instance(1, 0) }));
    expect(lines.map(({ text }) => text)).toEqual(['一、甲', '三、乙']);
  });

  test('cells of a 序号 column keep their number without any text', async () => {
    const row = (name: string): string =>
      `<w:tr><w:tc>${p('', at(1, 0))}</w:tc><w:tc>${p(t(name))}</w:tc></w:tr>`;
    const numbers = list(0, level(0, 'decimal', '%1')) + instance(1, 0);
    const { lines } = await readDocx(
      docxOf(`<w:tbl>${row('甲')}${row('乙')}</w:tbl>`, { numbering: numbers }),
    );
    expect(lines.map(({ text }) => text)).toEqual(['1\u3000甲', '2\u3000乙']);
  });

  test('the numbering parser recognizes the labels, even before a digit', async () => {
    const body = [0, 1, 2, 3].map((index) => p(t('2023年度'), at(1, index))).join('');
    const { lines } = await readDocx(docxOf(body, { numbering: OFFICIAL + instance(1, 0) }));
    expect(lines.map(({ text }) => numbering(text))).toMatchObject(
      [1, 2, 3, 4].map((rank) => ({ rank, value: 1, rest: '2023年度' })),
    );
  });
});

test.each<[string, Record<number, string>]>([
  ['decimal', { 1: '1', 12: '12' }],
  ['decimalZero', { 1: '01', 12: '12' }],
  ['decimalFullWidth', { 12: '１２' }],
  ['decimalEnclosedCircle', { 1: '①', 20: '⑳', 21: '21' }],
  ['decimalEnclosedCircleChinese', { 3: '③' }],
  ['decimalEnclosedParen', { 3: '⑶' }],
  ['decimalEnclosedFullstop', { 3: '⒊' }],
  ['chineseCounting', { 1: '一', 10: '十', 11: '十一', 20: '二十', 99: '九十九', 105: '一〇五' }],
  [
    'chineseCountingThousand',
    { 10: '十', 21: '二十一', 105: '一百零五', 110: '一百一十', 1001: '一千零一', 1000: '一千' },
  ],
  ['chineseLegalSimplified', { 1: '壹', 12: '壹拾贰' }],
  ['ideographDigital', { 3: '三', 10: '一〇' }],
  ['ideographTraditional', { 1: '甲', 11: '11' }],
  ['ideographZodiac', { 1: '子' }],
  ['upperRoman', { 4: 'IV', 19: 'XIX' }],
  ['lowerRoman', { 9: 'ix' }],
  ['upperLetter', { 1: 'A', 27: 'AA', 28: 'BB' }],
  ['lowerLetter', { 26: 'z' }],
  ['hebrew1', { 3: '3' }],
])('formatNumber writes numbers in %s', (format, numbers) => {
  for (const [value, text] of Object.entries(numbers)) expect(formatNumber(format, Number(value))).toBe(text);
});
