import { describe, expect, it } from 'vitest';
import { numbering } from '../../text/numbering.ts';
import { docxOf, p, t } from '../testing/docx-of.ts';
import { readDocx } from './docx/docx.ts';
import { numberIn } from './number-forms.ts';

const level = (index: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, ...levels: string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const use = (id: number, of: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const start = (index: number, value: number): string =>
  `<w:lvlOverride w:ilvl="${index}"><w:startOverride w:val="${value}"/></w:lvlOverride>`;
const at = (id: number, index?: number): string =>
  `<w:numPr>${index === undefined ? '' : `<w:ilvl w:val="${index}"/>`}<w:numId w:val="${id}"/></w:numPr>`;
/** Paragraphs given as list and level, each with the text 文. */
const read = async (
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

describe('paragraphs get the numbers that Word draws', () => {
  it.each<[string, [number, number][], string, string[]]>([
    [
      'deeper levels begin anew',
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
      OFFICIAL + use(1, 0),
      ['一、', '（一）', '（二）', '1. ', '二、', '（一）', '1. ', '（1）'],
    ],
    [
      'two uses of one list count on',
      [
        [1, 0],
        [2, 0],
      ],
      OFFICIAL + use(1, 0) + use(2, 0),
      ['一、', '二、'],
    ],
    [
      'a use with a start begins anew, once',
      [
        [1, 0],
        [2, 0],
        [2, 0],
      ],
      OFFICIAL + use(1, 0) + use(2, 0, start(0, 1)),
      ['一、', '一、', '二、'],
    ],
    [
      'a start may be any',
      [
        [1, 0],
        [1, 0],
      ],
      OFFICIAL + use(1, 0, start(0, 3)),
      ['三、', '四、'],
    ],
    [
      'a use may draw a level otherwise',
      [[1, 0]],
      OFFICIAL + use(1, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'decimal', '%1)')}</w:lvlOverride>`),
      ['1) '],
    ],
    [
      'levels above are part of the number',
      [
        [1, 0],
        [1, 1],
        [1, 1],
      ],
      list(0, level(0, 'decimal', '%1.'), level(1, 'decimal', '%1.%2')) + use(1, 0),
      ['1. ', '1.1 ', '1.2 '],
    ],
    [
      'in figures where it is legal style',
      [
        [1, 0],
        [1, 1],
      ],
      list(0, level(0, 'chineseCounting', '%1、'), level(1, 'decimal', '%1.%2', '<w:isLgl/>')) + use(1, 0),
      ['一、', '1.1 '],
    ],
    [
      'a level above that was skipped counts as begun',
      [[1, 1]],
      list(0, level(0, 'decimal', '%1'), level(1, 'decimal', '%1.%2')) + use(1, 0),
      ['1.1 '],
    ],
    [
      'a level that never restarts',
      [
        [1, 0],
        [1, 1],
        [1, 0],
        [1, 1],
      ],
      list(0, level(0, 'decimal', '%1.'), level(1, 'decimal', '%2)', '<w:lvlRestart w:val="0"/>')) +
        use(1, 0),
      ['1. ', '1) ', '2. ', '2) '],
    ],
    ['bullets are nothing', [[1, 0]], list(0, level(0, 'bullet', '●')) + use(1, 0), ['']],
    ['text without a number', [[1, 0]], list(0, level(0, 'none', '附：')) + use(1, 0), ['附：']],
    [
      'no room after it where Word leaves none',
      [[1, 0]],
      list(0, level(0, 'decimal', '%1.', '<w:suff w:val="nothing"/>')) + use(1, 0),
      ['1.'],
    ],
    ['list 0 is none', [[0, 0]], OFFICIAL + use(1, 0), ['']],
    ['a list that is not there', [[9, 0]], OFFICIAL + use(1, 0), ['']],
    ['a level that is not there', [[1, 8]], OFFICIAL + use(1, 0), ['']],
    ['a level beyond all', [[1, 1e9]], OFFICIAL + use(1, 0), ['']],
  ])('%s', async (_, places, lists, labels) => {
    expect(await read(places, lists)).toEqual(labels);
  });

  it('by style, by what the style is based on, and by the level that names the style', async () => {
    const styles =
      `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="一级"/><w:pPr>${at(1)}</w:pPr></w:style>` +
      `<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="二级"/><w:pPr>${at(1)}</w:pPr></w:style>` +
      '<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="三级"/><w:basedOn w:val="H1"/></w:style>';
    const lists =
      list(
        0,
        level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="H1"/>'),
        level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="H2"/>'),
      ) + use(1, 0);
    const body = ['H1', 'H2', 'H3'].map((id) => p(t('文'), `<w:pStyle w:val="${id}"/>`)).join('');
    const none = p(t('无'), `<w:pStyle w:val="H1"/>${at(0)}`);
    const { lines } = await readDocx(docxOf(body + none, { numbering: lists, styles }));
    expect(lines.map(({ text }) => text)).toEqual(['一、文', '（一）文', '二、文', '无']);
  });

  it('through a list that stands for another', async () => {
    const styles = `<w:style w:type="numbering" w:styleId="S"><w:name w:val="编号"/><w:pPr>${at(2)}</w:pPr></w:style>`;
    const lists = `${OFFICIAL}<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="S"/></w:abstractNum>${use(1, 5)}${use(2, 0)}`;
    expect(await read([[1, 0]], lists, styles)).toEqual(['一、']);
    const ring = `<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="S"/></w:abstractNum>${use(1, 5)}${use(2, 5)}`;
    expect(await read([[1, 0]], ring, styles)).toEqual(['']);
  });

  it('empty and deleted paragraphs: the first are counted, the second are not', async () => {
    const deleted = `<w:p><w:pPr>${at(1, 0)}<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`;
    const body = p(t('甲'), at(1, 0)) + p('', at(1, 0)) + deleted + p(t('乙'), at(1, 0));
    const { lines } = await readDocx(docxOf(body, { numbering: OFFICIAL + use(1, 0) }));
    expect(lines.map(({ text }) => text)).toEqual(['一、甲', '三、乙']);
  });

  it('a column of 序号 has numbers and no text', async () => {
    const row = (name: string): string =>
      `<w:tr><w:tc>${p('', at(1, 0))}</w:tc><w:tc>${p(t(name))}</w:tc></w:tr>`;
    const numbers = list(0, level(0, 'decimal', '%1')) + use(1, 0);
    const { lines } = await readDocx(
      docxOf(`<w:tbl>${row('甲')}${row('乙')}</w:tbl>`, { numbering: numbers }),
    );
    expect(lines.map(({ text }) => text)).toEqual(['1\u3000甲', '2\u3000乙']);
  });

  it('and numbering.ts knows them, before a figure too', async () => {
    const body = [0, 1, 2, 3].map((index) => p(t('2023年度'), at(1, index))).join('');
    const { lines } = await readDocx(docxOf(body, { numbering: OFFICIAL + use(1, 0) }));
    expect(lines.map(({ text }) => numbering(text))).toMatchObject(
      [1, 2, 3, 4].map((rank) => ({ rank, value: 1, rest: '2023年度' })),
    );
  });
});

it.each<[string, Record<number, string>]>([
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
])('numbers in %s', (format, numbers) => {
  for (const [value, text] of Object.entries(numbers)) expect(numberIn(format, Number(value))).toBe(text);
});
