import { describe, expect, test } from 'vitest';
import { ofdOf, ofdText, typeset } from '../testing/ofd-of.ts';
import { zipOf } from '../testing/zip-of.ts';
import { readOfd } from './ofd.ts';

const PARAGRAPHS = [
  '一、主要举措',
  '2023年，全镇推行板凳议事会，在村口设议事点36处，调解邻里、土地、婚姻等各类矛盾纠纷120件，同比下降8.5%，没有一件交到县里，办结率97.3%。',
  '二、存在问题',
  '基层力量不足，每村仅1名调解员，懂得law and order的人少，培训一年不过两次，离群众的要求还有差距，须在下步工作中着力解决。',
];
const line = (text: string, y = 40): string => ofdText(text, 28, y);
const read = async (...args: Parameters<typeof ofdOf>): Promise<string[]> =>
  (await readOfd(ofdOf(...args))).lines.map(({ text }) => text);
const LONG = '全镇调解纠纷一百二十件办结率很高';

describe('text', () => {
  test('paragraphs are whole across lines and pages, page numbers are dropped', async () => {
    const many = Array.from({ length: 6 }, () => PARAGRAPHS).flat();
    const { lines, dropped } = await readOfd(ofdOf(typeset(many)));
    expect(lines.map(({ text }) => text)).toEqual(many);
    expect(dropped).toEqual(['—1—', '—2—', '—3—']);
  });

  test('steps may be counted, and may be missing for a single character', async () => {
    const object = (code: string, x: number): string =>
      `<ofd:TextObject Boundary="${x} 40 100 8" Size="5">${code}</ofd:TextObject>`;
    const counted = object(`<ofd:TextCode X="0" Y="5" DeltaX="g 15 5">${LONG}</ofd:TextCode>`, 28);
    expect(await read([counted])).toEqual([LONG]);
    const single = [...LONG].map((character, index) =>
      object(`<ofd:TextCode X="0" Y="5">${character}</ofd:TextCode>`, 28 + index * 5),
    );
    expect(await read([single.join('')])).toEqual([LONG]);
  });

  test('the matrix of an object moves and scales its text', async () => {
    // Half the size, from an origin 20 mm to the right: it continues the line before it.
    const first = ofdText(LONG, 28, 40);
    const second = `<ofd:TextObject Boundary="98.24 34.36 100 8" Size="11.28" CTM="0.5 0 0 0.5 20 0"><ofd:TextCode X="0" Y="11.28" DeltaX="11.28">以上</ofd:TextCode></ofd:TextObject>`;
    expect(await read([first + second])).toEqual([`${LONG}以上`]);
  });

  test('text of a template is read, invisible text is not, text across the page is dropped', async () => {
    const { lines, dropped } = await readOfd(
      ofdOf(
        [
          line(LONG, 60) +
            ofdText('暗文', 28, 80, 'Visible="false"') +
            ofdText('内部资料', 90, 200, 'CTM="0.7 0.7 -0.7 0.7 0 0"'),
        ],
        {
          template: line('柳汀镇人民政府文件', 40),
        },
      ),
    );
    expect(lines.map(({ text }) => text)).toEqual(['柳汀镇人民政府文件', LONG]);
    expect(dropped.join('')).toBe('内部资料');
  });

  test('a ruled table is read by rows', async () => {
    const stroke = (x: number, y: number, toX: number, toY: number): string =>
      `<ofd:PathObject Boundary="0 0 210 297"><ofd:AbbreviatedData>M ${x} ${y} L ${toX} ${toY}</ofd:AbbreviatedData></ofd:PathObject>`;
    const rules = [60, 72, 84]
      .map((y) => stroke(28, y, 128, y))
      .concat([28, 78, 128].map((x) => stroke(x, 60, x, 84)));
    const cells = [
      [ofdText('类别', 30, 68), ofdText('件数', 80, 68)],
      [ofdText('邻里', 30, 80), ofdText('64', 80, 80)],
    ].flat();
    expect(await read([line(LONG) + rules.join('') + cells.join('')])).toEqual([
      LONG,
      '类别\u3000件数',
      '邻里\u300064',
    ]);
  });

  test('a page on its side is read upright', async () => {
    // A quarter turn clockwise, the lines one after the other from right to left.
    const turned = (text: string, x: number): string =>
      `<ofd:TextObject Boundary="${x} 30 8 200" Size="5" CTM="0 1 -1 0 0 0"><ofd:TextCode X="0" Y="0" DeltaX="g ${text.length - 1} 5">${text}</ofd:TextCode></ofd:TextObject>`;
    const lines = await read([turned(`${LONG}。`, 120) + turned(`${LONG}多。`, 100)]);
    expect(lines.join('')).toBe(`${LONG}。${LONG}多。`);
  });
});

describe('refused, in one sentence', () => {
  const whole = ofdOf(typeset(PARAGRAPHS));
  test.each<[string, Uint8Array, RegExp]>([
    ['a truncated file', whole.subarray(0, -100), /^文件已损坏，无法解压；/],
    ['a scan', ofdOf(['<ofd:ImageObject Boundary="0 0 210 297"/>']), /^没有文字层（是扫描件）/],
    ['no document', zipOf({ 'OFD.xml': '<OFD/>' }), /^OFD 文件不完整，/],
    ['another zip', zipOf({ 'a.txt': 'x' }), /^OFD 文件不完整，/],
    [
      'a missing page',
      zipOf({ 'OFD.xml': '<OFD><DocRoot>D.xml</DocRoot></OFD>', 'D.xml': '<D><Page BaseLoc="P.xml"/></D>' }),
      /^OFD 第 1 页缺失/,
    ],
    [
      'the same page a million times',
      zipOf({
        'OFD.xml': '<OFD><DocRoot>D.xml</DocRoot></OFD>',
        'D.xml': `<D>${'<Page BaseLoc="P.xml"/>'.repeat(100_000)}</D>`,
        'P.xml': '<Page/>',
      }),
      /^OFD 超过 2000 页/,
    ],
    [
      'objects nested too deep',
      ofdOf([`${'<ofd:PageBlock>'.repeat(2000)}${'</ofd:PageBlock>'.repeat(2000)}`]),
      /^文件已损坏，/,
    ],
    [
      'a page that says it inflates to gigabytes',
      ofdOf([''], {
        more: { 'Doc_0/Pages/Page_0/Content.xml': { text: '<Page/>', deflate: true, size: 2 ** 31 } },
      }),
      /^文件解压后超过 64 MB/,
    ],
    [
      'a protected file',
      ofdOf([line(LONG)], { more: { 'Doc_0/Encryptions.xml': '<x/>' } }),
      /^文件有密码保护/,
    ],
  ])('%s', async (_, bytes, reason) => {
    await expect(readOfd(bytes)).rejects.toThrow(reason);
  });

  test('a count of steps that no line has takes no memory', async () => {
    const code = `<ofd:TextCode X="0" Y="5" DeltaX="g 900000000 5">${LONG}</ofd:TextCode>`;
    expect(await read([`<ofd:TextObject Boundary="28 40 100 8" Size="5">${code}</ofd:TextObject>`])).toEqual([
      LONG,
    ]);
  });
});
