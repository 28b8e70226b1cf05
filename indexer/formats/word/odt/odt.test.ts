import { describe, expect, test } from 'vitest';
import { type OdtParts, odtOf } from '../../testing/odt-of.ts';
import { zipOf } from '../../testing/zip-of.ts';
import { readOdt } from './odt.ts';

const CHINESE = '一, 二, 三, ...';

const p = (content: string, style = ''): string =>
  `<text:p${style === '' ? '' : ` text:style-name="${style}"`}>${content}</text:p>`;
const cell = (content: string, attributes = ''): string =>
  `<table:table-cell ${attributes}>${p(content)}</table:table-cell>`;
const row = (...cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
const numberLevel = (level: number, attributes: string): string =>
  `<text:list-level-style-number text:level="${level}" style:num-format="${CHINESE}" ${attributes}/>`;
const LIST = `<text:list-style style:name="L">${numberLevel(1, 'style:num-suffix="、"')}${numberLevel(2, 'style:num-prefix="（" style:num-suffix="）"')}</text:list-style>`;
const item = (content: string, attributes = ''): string =>
  `<text:list-item ${attributes}>${content}</text:list-item>`;
const list = (items: string, attributes = ''): string =>
  `<text:list text:style-name="L" ${attributes}>${items}</text:list>`;

const read = async (body: string, parts?: OdtParts): Promise<string[]> =>
  (await readOdt(odtOf(body, parts))).lines.map(({ text }) => text);

describe('what a reader sees', () => {
  test.each<[string, string, string[], OdtParts?]>([
    ['each paragraph is a line', p('柳汀镇报告') + p('“枫桥经验”。'), ['柳汀镇报告', '“枫桥经验”。']],
    [
      'white space of the markup is none of the text, that of its own elements is',
      p('\n  甲 \n <text:s text:c="2"/>乙<text:tab/>丙<text:line-break/>丁'),
      ['甲   乙 丙', '丁'],
    ],
    [
      'tracked deletions and comments are not text, insertions are',
      `<text:tracked-changes><text:changed-region><text:deletion>${p('旧件')}</text:deletion></text:changed-region></text:tracked-changes>${p('<text:change/>64件<office:annotation><text:p>核对</text:p></office:annotation>。')}`,
      ['64件。'],
    ],
    [
      'hidden text and hidden sections are not text',
      p('明<text:span text:style-name="T">暗</text:span>文') +
        `<text:section text:display="none">${p('暗节')}</text:section>`,
      ['明文'],
      {
        styles:
          '<style:style style:name="T" style:family="text"><style:text-properties text:display="none"/></style:style>',
      },
    ],
    [
      'of ruby text only the base',
      p('<text:ruby><text:ruby-base>汀</text:ruby-base><text:ruby-text>ting</text:ruby-text></text:ruby>镇'),
      ['汀镇'],
    ],
    [
      'a note follows its paragraph',
      p(
        '36处<text:note text:note-class="footnote"><text:note-citation>9</text:note-citation><text:note-body><text:p>含流动点。</text:p></text:note-body></text:note>，办结。',
      ),
      ['36处[1]，办结。', '〔注1〕含流动点。'],
    ],
    [
      'a note with a mark of its own',
      p(
        '36处<text:note text:note-class="footnote"><text:note-citation text:label="*">*</text:note-citation><text:note-body><text:p>含流动点。</text:p></text:note-body></text:note>。',
      ),
      ['36处*。', '〔注〕含流动点。'],
    ],
    [
      'a text box follows the paragraph that holds it',
      p('前<draw:frame><draw:text-box><text:p>框内</text:p></draw:text-box></draw:frame>后'),
      ['前后', '框内'],
    ],
    [
      'a table row is one line, with a cell for what is covered from above and none from the left',
      `<table:table>${row(cell('类别', 'table:number-rows-spanned="2"'), cell('64'))}${row('<table:covered-table-cell/>', cell('56'))}${row(cell('合计', 'table:number-columns-spanned="2"'), '<table:covered-table-cell/>')}</table:table>`,
      ['类别\u300064', '56', '合计'],
    ],
  ])('%s', async (_, body, lines, parts) => {
    expect(await read(body, parts)).toEqual(lines);
  });

  test('tables of contents, headers and footers are listed as dropped', async () => {
    const { lines, dropped } = await readOdt(
      odtOf(
        `<text:table-of-content><text:index-body>${p('一、成效<text:tab/>3')}</text:index-body></text:table-of-content>${p('正文。')}`,
        {
          named: `<office:master-styles><style:master-page><style:header>${p('柳汀镇文件')}</style:header></style:master-page></office:master-styles>`,
        },
      ),
    );
    expect([lines.map(({ text }) => text), dropped]).toEqual([['正文。'], ['一、成效 3', '柳汀镇文件']]);
  });

  test('headings have their level, first lines their indent, also by an inherited style', async () => {
    const { lines } = await readOdt(
      odtOf(`<text:h text:outline-level="2">成效</text:h>${p('今年。', 'P1')}${p('去年。')}`, {
        named:
          '<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-indent="0.85cm"/></style:style>',
        styles: '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Body"/>',
      }),
    );
    expect(lines).toMatchObject([
      { text: '成效', headingLevel: 2, whole: true },
      { text: '今年。', headingLevel: null, indented: true },
      { text: '去年。', headingLevel: null, indented: false },
    ]);
  });
});

describe('automatic numbers', () => {
  test.each<[string, string, string[]]>([
    [
      'of two levels; only the first paragraph of an item has one',
      list(
        item(`${p('甲')}${p('其下。')}<text:list>${item(p('子'))}${item(p('丑'))}</text:list>`) +
          item(p('乙')),
      ),
      ['一、甲', '其下。', '（一）子', '（二）丑', '二、乙'],
    ],
    [
      'go on where the list says so, and else begin again',
      list(item(p('甲')), 'xml:id="a"') +
        p('文。') +
        list(item(p('另')), 'xml:id="b"') +
        list(item(p('乙')), 'text:continue-list="a"') +
        list(item(p('丙')), 'text:continue-numbering="true"'),
      ['一、甲', '文。', '一、另', '二、乙', '三、丙'],
    ],
    [
      'begin at the number of an item',
      list(item(p('甲')) + item(p('乙'), 'text:start-value="5"') + item(p('丙'))),
      ['一、甲', '五、乙', '六、丙'],
    ],
    [
      'a list header has none',
      list(`<text:list-header>${p('说明')}</text:list-header>${item(p('甲'))}`),
      ['说明', '一、甲'],
    ],
  ])('%s', async (_, body, lines) => {
    expect(await read(body, { named: LIST })).toEqual(lines);
  });

  test('headings outside of lists are numbered by the outline', async () => {
    const heading = (level: number, text: string): string =>
      `<text:h text:outline-level="${level}">${text}</text:h>`;
    const levels = [1, 2]
      .map(
        (level) =>
          `<text:outline-level-style text:level="${level}" text:display-levels="${level}" style:num-format="1" style:num-suffix="."/>`,
      )
      .join('');
    expect(
      await read(heading(1, '甲') + heading(2, '子') + heading(2, '丑') + heading(1, '乙'), {
        named: `<text:outline-style>${levels}</text:outline-style>`,
      }),
    ).toEqual(['1. 甲', '1.1. 子', '1.2. 丑', '2. 乙']);
  });
});

describe('refused, in one sentence', () => {
  const long = p('字'.repeat(2000));
  test.each<[string, Uint8Array, RegExp]>([
    ['a truncated file', odtOf(long).subarray(0, 2000), /^文件已损坏，无法解压；/],
    ['XML that ends early', odtOf('<text:p>甲'), /^文件已损坏，内容不是完整的 XML；/],
    [
      'elements nested too deep',
      odtOf(`${'<text:span>'.repeat(2000)}${'</text:span>'.repeat(2000)}`),
      /^文件已损坏，/,
    ],
    [
      'an entry that says it inflates to gigabytes',
      odtOf('', { more: { 'content.xml': { text: '<a/>', deflate: true, size: 2 ** 31 } } }),
      /^文件解压后超过 64 MB/,
    ],
    [
      'a protected file',
      odtOf(p('甲'), {
        more: {
          'META-INF/manifest.xml':
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
        },
      }),
      /^文件有密码保护/,
    ],
    ['a file without text', odtOf(p('')), /^文件里没有可读的文字/],
    ['a zip of another kind', zipOf({ 'a.txt': '甲' }), /^不是 OpenDocument 文本，/],
  ])('%s', async (_, bytes, reason) => {
    await expect(readOdt(bytes)).rejects.toThrow(reason);
  });

  test('a run of spaces that no document has is cut short', async () => {
    const [line] = await read(p('甲<text:s text:c="900000000"/>乙'));
    expect(line?.length).toBe(1002);
  });
});
