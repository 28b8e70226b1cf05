import { describe, expect, it } from 'vitest';
import { type DocxPieces, docxOf, p, t } from '../../testing/docx-of.ts';
import { readDocx } from './docx.ts';

const read = async (body: string, pieces?: DocxPieces): Promise<string[]> =>
  (await readDocx(docxOf(body, pieces))).lines.map(({ text }) => text);
const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
const style = (id: string, name: string, more = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const use = (id: string): string => `<w:pStyle w:val="${id}"/>`;

describe('a text is what a reader of Word sees', () => {
  it.each([
    ['runs', p(t('枫桥') + t('经验')), ['枫桥经验']],
    ['spaces that are kept', p(t('共 ') + t('3 件')), ['共 3 件']],
    ['spaces that only lay out the XML', p('<w:r><w:t>\n  甲 \n</w:t></w:r>'), ['甲']],
    [
      'wide spaces in any case',
      p('<w:r><w:t>甲</w:t></w:r><w:r><w:t>　</w:t></w:r><w:r><w:t>　乙</w:t></w:r>'),
      ['甲　　乙'],
    ],
    [
      'a tab',
      p(`${t('甲')}<w:r><w:tab/></w:r>${t('乙')}`, '<w:tabs><w:tab w:val="left"/></w:tabs>'),
      ['甲 乙'],
    ],
    [
      'a line break in a title',
      p(`${t('柳汀镇')}<w:r><w:br/></w:r>${t('年度报告')}`),
      ['柳汀镇', '年度报告'],
    ],
    ['a page break before a paragraph', p(`<w:r><w:br w:type="page"/></w:r>${t('甲')}`), ['甲']],
    ['hyphens', p(`${t('A')}<w:r><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t></w:r>`), ['A-BC']],
    ['a ticked box', p(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>${t('是')}`), ['☑是']],
    ['a sign of no symbol font', p('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>'), ['①']],
    ['no ornament', p(`<w:r><w:sym w:font="Webdings" w:char="F023"/></w:r>${t('甲')}`), ['甲']],
    ['a link', p(`<w:hyperlink r:id="r1">${t('见附件')}</w:hyperlink>`), ['见附件']],
    ['a field as its result', p(`${t('共')}${field('PAGE', t('3'))}${t('页')}`), ['共3页']],
    [
      'a field within a field',
      p(field(`IF ${'</w:instrText></w:r>'}${field('X', t('内'))}<w:r><w:instrText>`, t('外'))),
      ['外'],
    ],
    ['a simple field', p(`<w:fldSimple w:instr="DATE">${t('2023年')}</w:fldSimple>`), ['2023年']],
    [
      'a number ringed by a formula',
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${t('学法')}`,
      ),
      ['③学法'],
    ],
    [
      'what follows a field that never ends',
      `${p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')}${p(t('甲'))}`,
      ['甲'],
    ],
    ['inserted text', p(`<w:ins>${t('新')}</w:ins>${t('文')}`), ['新文']],
    ['no deleted text', p(`<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>${t('文')}`), ['文']],
    [
      'moved text where it is now',
      p(`<w:moveFrom>${t('甲')}</w:moveFrom>${t('乙')}<w:moveTo>${t('甲')}</w:moveTo>`),
      ['乙甲'],
    ],
    ['paragraphs joined by a deletion', p(t('前半'), '<w:rPr><w:del/></w:rPr>') + p(t('后半')), ['前半后半']],
    ['no hidden text', p(t('明') + t('暗', '<w:vanish/>') + t('亮', '<w:vanish w:val="0"/>')), ['明亮']],
    ['no earlier formatting', p(t('明', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')), ['明']],
    [
      'no comment',
      p(`<w:commentRangeStart w:id="0"/>${t('文')}<w:r><w:commentReference w:id="0"/></w:r>`),
      ['文'],
    ],
    ['a formula', p(`${t('令')}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`), ['令x=1']],
    [
      'a content control',
      `<w:sdt><w:sdtPr><w:alias w:val="标"/></w:sdtPr><w:sdtContent>${p(t('甲'))}</w:sdtContent></w:sdt>`,
      ['甲'],
    ],
    [
      'ruby without its 拼音',
      p(
        '<w:r><w:ruby><w:rt><w:r><w:t>fēng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>枫</w:t></w:r></w:rubyBase></w:ruby></w:r>',
      ),
      ['枫'],
    ],
    [
      'a drop cap in its paragraph',
      p(t('今'), '<w:framePr w:dropCap="drop"/>') + p(t('年以来。')),
      ['今年以来。'],
    ],
    ['no picture', p(`<w:r><w:drawing><a:t>图</a:t></w:drawing></w:r>${t('甲')}`), ['甲']],
  ])('%s', async (_, body, lines) => {
    expect(await read(body)).toEqual(lines);
  });

  it('an entity that the file declares is not expanded', async () => {
    const xml =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>';
    await expect(read('', { more: { 'word/document.xml': xml } })).rejects.toThrow(/^文件已损坏/);
  });

  it('a strict file reads as a transitional one', async () => {
    const strict = {
      namespace: 'http://purl.oclc.org/ooxml/wordprocessingml/main',
      relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
    };
    expect(await read(p(t('枫桥经验'), use('H')), { ...strict, styles: style('H', 'heading 1') })).toEqual([
      '枫桥经验',
    ]);
  });
});

describe('text boxes come after the paragraph that they hang on, once', () => {
  const box = (text: string): string => `<w:txbxContent>${p(t(text))}</w:txbxContent>`;
  it.each([
    [
      'a box of today with its fallback',
      `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('框')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('框')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`,
    ],
    ['a box of old', `<w:pict><v:textbox>${box('框')}</v:textbox></w:pict>`],
    [
      'what a newer Word knows, as its fallback',
      `<mc:AlternateContent><mc:Choice Requires="w99">${box('新')}</mc:Choice><mc:Fallback><w:pict>${box('框')}</w:pict></mc:Fallback></mc:AlternateContent>`,
    ],
    ['WordArt', '<w:pict><v:shape><v:textpath string="框"/></v:shape></w:pict>'],
  ])('%s', async (_, content) => {
    expect(await read(p(`${t('前')}<w:r>${content}</w:r>${t('后')}`))).toEqual(['前后', '框']);
  });
});

describe('tables', () => {
  const long = '健全矛盾纠纷多元化解机制，'.repeat(6);
  it.each([
    [
      'a row is a line',
      table(row(cell(p(t('类别'))), cell(p(t('件数')))), row(cell(p(t('调解'))), cell(p(t('64'))))),
      ['类别\u3000件数', '调解\u300064'],
    ],
    [
      'paragraphs of a cell are parted',
      table(row(cell(p(t('甲')) + p(t('乙'))), cell(p(t('丙'))))),
      ['甲 乙\u3000丙'],
    ],
    ['a table of one cell is a frame', table(row(cell(p(t('甲')) + p(t('乙'))))), ['甲', '乙']],
    [
      'a row of running text is a layout',
      table(row(cell(p(t('总结'))), cell(p(t(long)) + p(t('乙'))))),
      ['总结', long, '乙'],
    ],
    [
      'a table in a cell',
      table(row(cell(p(t('甲'))), cell(table(row(cell(p(t('1'))), cell(p(t('2')))))))),
      ['甲\u30001\u30002'],
    ],
    [
      'a table in a frame',
      table(row(cell(table(row(cell(p(t('1'))), cell(p(t('2'))))) + p(t('尾'))))),
      ['1\u30002', '尾'],
    ],
    [
      'a deleted row',
      table(
        '<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>',
        row(cell(p(t('甲'))), cell(p(t('乙')))),
      ),
      ['甲\u3000乙'],
    ],
    [
      'a deleted cell',
      table(row(cell(p(t('甲'))), cell(p(t('乙')), '<w:cellDel/>'), cell(p(t('丙'))))),
      ['甲\u3000\u3000丙'],
    ],
  ])('%s', async (_, body, lines) => {
    expect(await read(body)).toEqual(lines);
  });

  it('a row is whole, a paragraph of a frame is not', async () => {
    const { lines } = await readDocx(
      docxOf(table(row(cell(p(t('甲'))), cell(p(t('乙'))))) + table(row(cell(p(t('丙')))))),
    );
    expect(lines.map(({ whole }) => whole)).toEqual([true, false]);
  });
});

describe('notes', () => {
  const note = (text: string, id: number): string =>
    `<w:footnote w:id="${id}">${p(`<w:r><w:footnoteRef/></w:r>${t(` ${text}`)}`)}</w:footnote>`;
  const footnotes = `<w:footnote w:type="separator" w:id="-1">${p(t('——'))}</w:footnote>${note('一号', 5)}${note('二号', 6)}`;
  const mark = (id: number, more = ''): string => `<w:r><w:footnoteReference w:id="${id}"${more}/></w:r>`;
  it.each([
    [
      'come after their paragraph under the number of their mark',
      p(t('甲') + mark(5) + t('乙') + mark(6)) + p(t('丙')),
      {},
      ['甲[1]乙[2]', '〔注1〕一号', '〔注2〕二号', '丙'],
    ],
    [
      'have the numbers that the document wants',
      p(t('甲') + mark(6)) +
        '<w:sectPr><w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr></w:sectPr>',
      {},
      ['甲①', '〔注①〕二号'],
    ],
    [
      'may bring their own mark',
      p(t('甲') + mark(5, ' w:customMarkFollows="1"') + t('*')),
      {},
      ['甲*', '〔注〕一号'],
    ],
    [
      'are not there when deleted',
      p(`${t('甲')}<w:del>${mark(5)}</w:del>${t('乙')}${mark(6)}`),
      {},
      ['甲乙[1]', '〔注1〕二号'],
    ],
    [
      'of a table come after its row',
      table(row(cell(p(t('甲') + mark(5))), cell(p(t('乙'))))),
      {},
      ['甲[1]\u3000乙', '〔注1〕一号'],
    ],
    [
      'at the end of the document are counted in i',
      p(`${t('甲')}<w:r><w:endnoteReference w:id="1"/></w:r>`),
      { endnotes: `<w:endnote w:id="1">${p(t('尾注'))}</w:endnote>` },
      ['甲[i]', '〔注i〕尾注'],
    ],
  ])('%s', async (_, body, pieces, lines) => {
    expect(await read(body, { footnotes, ...pieces })).toEqual(lines);
  });
});

describe('what is navigation is named and left out', () => {
  it('headers and footers', async () => {
    const { lines, dropped } = await readDocx(
      docxOf(p(t('甲')), { header: p(t('柳汀镇')), footer: p(t('— ') + field('PAGE', t('1')) + t(' —')) }),
    );
    expect(lines.map(({ text }) => text)).toEqual(['甲']);
    expect(dropped).toEqual(['柳汀镇', '— 1 —']);
  });

  it('page numbers typed into the text', async () => {
    const { lines, dropped } = await readDocx(docxOf(p(t('甲')) + p(t('— 3 —')) + p(t('3'))));
    expect([lines.map(({ text }) => text), dropped]).toEqual([['甲', '3'], ['— 3 —']]);
  });

  it.each([
    [
      'as a field',
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${t('一、成效')}<w:r><w:tab/></w:r>${t('1')}`,
      ) +
        p(`${t('二、不足')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`) +
        p(t('正文')),
      ['一、成效 1', '二、不足'],
    ],
    [
      'as a content control',
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(t('目录'))}</w:sdtContent></w:sdt>${p(t('正文'))}`,
      ['目录'],
    ],
    ['by its style', p(t('一、成效'), use('TOC1')) + p(t('正文')), ['一、成效']],
  ])('a table of contents %s', async (_, body, expected) => {
    const { lines, dropped } = await readDocx(docxOf(body, { styles: style('TOC1', 'toc 1') }));
    expect([lines.map(({ text }) => text), dropped]).toEqual([['正文'], expected]);
  });
});

describe('styles', () => {
  const styles = [
    style('H2', 'heading 2'),
    style('B', '标题 3'),
    style('Based', '我的标题', '<w:basedOn w:val="H2"/>'),
    style('T', 'Title', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    style('In', '正文缩进', '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>'),
    style('Gone', '隐藏', '<w:rPr><w:vanish/></w:rPr>'),
    style('Ring', '环', '<w:basedOn w:val="Ring"/>'),
  ].join('');
  it.each([
    ['a heading', use('H2'), { mark: 2, whole: true }],
    ['a heading in Chinese', use('B'), { mark: 3 }],
    ['a style based on a heading', use('Based'), { mark: 2 }],
    ['a level of its own', '<w:outlineLvl w:val="0"/>', { mark: 1 }],
    ['a level taken back', `${use('H2')}<w:outlineLvl w:val="9"/>`, { mark: null, whole: false }],
    ['a title', use('T'), { mark: null, whole: false }],
    ['an indent', '<w:ind w:firstLine="640"/>', { indented: true }],
    ['an indent by style', use('In'), { indented: true }],
    [
      'an indent taken back',
      `${use('In')}<w:ind w:firstLine="0" w:firstLineChars="0"/>`,
      { indented: false },
    ],
    ['an indent on the left alone', '<w:ind w:left="640"/>', { indented: false }],
    ['a style based on itself', use('Ring'), { mark: null }],
    ['a style that is not there', use('None'), { mark: null, indented: false }],
  ])('%s', async (_, properties, expected) => {
    const { lines } = await readDocx(docxOf(p(t('主要成效'), properties), { styles }));
    expect(lines).toMatchObject([{ text: '主要成效', gap: false, ...expected }]);
  });

  it('a style hides its text, unless a run says otherwise', async () => {
    expect(await read(p(t('暗') + t('明', '<w:vanish w:val="0"/>'), use('Gone')), { styles })).toEqual([
      '明',
    ]);
  });

  it('typed room at the start is an indent; a sentence under a heading style is no heading', async () => {
    const sentence = `${'全面推进依法行政，'.repeat(8)}取得实效。`;
    const { lines } = await readDocx(docxOf(p(t('　　今年以来，')) + p(t(sentence), use('H2')), { styles }));
    expect(lines).toMatchObject([
      { text: '今年以来，', indented: true },
      { text: sentence, mark: null, whole: false },
    ]);
  });

  it('a heading on two lines is one', async () => {
    expect(await read(p(`${t('主要')}<w:r><w:br/></w:r>${t('成效')}`, use('H2')), { styles })).toEqual([
      '主要 成效',
    ]);
  });
});

describe('a document of any size or depth', () => {
  it('300,000 runs in 20,000 paragraphs are read in proportion', async () => {
    const paragraph = p(t('镇村一体，', '<w:b/>').repeat(15));
    const { lines } = await readDocx(docxOf(paragraph.repeat(20_000)));
    expect(lines).toHaveLength(20_000);
  }, 20_000);

  it.each([
    ['elements', (depth: number) => '<w:smartTag>'.repeat(depth) + '</w:smartTag>'.repeat(depth)],
    [
      'tables',
      (depth: number) =>
        '<w:tbl><w:tr><w:tc>'.repeat(depth) + p(t('甲')) + '</w:tc></w:tr></w:tbl>'.repeat(depth),
    ],
  ])('%s nested too deep are refused and not followed', async (_, nest) => {
    await expect(read(nest(100_000))).rejects.toThrow(/^文件已损坏/);
  });

  it('tables nested as deep as is read do not exhaust the stack', async () => {
    expect(
      await read('<w:tbl><w:tr><w:tc>'.repeat(300) + p(t('甲')) + '</w:tc></w:tr></w:tbl>'.repeat(300)),
    ).toEqual(['甲']);
  });

  it.each([
    ['spaces', p(t(`甲${' '.repeat(500_000)}乙`) + t('　'.repeat(500_000))), {}],
    [
      'marks of one long note',
      p(t('甲') + '<w:r><w:footnoteReference w:id="1"/></w:r>'.repeat(50_000)),
      { footnotes: `<w:footnote w:id="1">${p(t('注'.repeat(100_000)))}</w:footnote>` },
    ],
    [
      'labels of a megabyte',
      p(t('甲'), '<w:numPr><w:numId w:val="1"/></w:numPr>').repeat(5_000),
      {
        numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="${'一'.repeat(300_000)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      },
    ],
  ])('%s cost no more than they are', async (_, body, pieces) => {
    const started = performance.now();
    const { lines } = await readDocx(docxOf(body, pieces));
    expect(lines.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(2_000_000);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('a bomb of four million elements in 30 KB is refused', async () => {
    const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:p/>'.repeat(4_000_000)}</w:body></w:document>`;
    const bomb = docxOf('', { more: { 'word/document.xml': { text: xml, deflate: true } } });
    await expect(readDocx(bomb)).rejects.toThrow(/^文件内容太多/);
  }, 20_000);

  it('fields that never end cost nothing', async () => {
    expect(
      await read(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(100_000)) + p(t('甲'))),
    ).toEqual(['甲']);
  });
});

it('a document without text is refused with what would help', async () => {
  await expect(read(p(''))).rejects.toThrow(/^文件里没有可读的文字，可能只有图片；请先识别文字/);
});
