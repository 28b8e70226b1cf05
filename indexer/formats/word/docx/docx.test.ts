import { describe, expect, test } from 'vitest';
import { type DocxParts, docxOf, p, t } from '../../testing/docx-of.ts';
import { readDocx } from './docx.ts';

const read = async (body: string, parts?: DocxParts): Promise<string[]> =>
  (await readDocx(docxOf(body, parts))).lines.map(({ text }) => text);
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

describe('readDocx', () => {
  test.each([
    ['runs are joined', p(t('枫桥') + t('经验')), ['枫桥经验']],
    ['spaces under xml:space="preserve" are kept', p(t('共 ') + t('3 件')), ['共 3 件']],
    ['spaces that only format the XML are trimmed', p('<w:r><w:t>\n  甲 \n</w:t></w:r>'), ['甲']],
    [
      'ideographic spaces are always kept',
      p('<w:r><w:t>甲</w:t></w:r><w:r><w:t>　</w:t></w:r><w:r><w:t>　乙</w:t></w:r>'),
      ['甲　　乙'],
    ],
    [
      'a tab becomes a space',
      p(`${t('甲')}<w:r><w:tab/></w:r>${t('乙')}`, '<w:tabs><w:tab w:val="left"/></w:tabs>'),
      ['甲 乙'],
    ],
    [
      'a line break splits a title',
      p(`${t('柳汀镇')}<w:r><w:br/></w:r>${t('年度报告')}`),
      ['柳汀镇', '年度报告'],
    ],
    ['a page break before a paragraph adds nothing', p(`<w:r><w:br w:type="page"/></w:r>${t('甲')}`), ['甲']],
    [
      'non-breaking hyphens are kept and soft hyphens dropped',
      p(`${t('A')}<w:r><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t></w:r>`),
      ['A-BC'],
    ],
    [
      'a ticked box of a symbol font becomes ☑',
      p(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>${t('是')}`),
      ['☑是'],
    ],
    [
      'a w:sym outside symbol fonts is its Unicode character',
      p('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>'),
      ['①'],
    ],
    ['an ornament is dropped', p(`<w:r><w:sym w:font="Webdings" w:char="F023"/></w:r>${t('甲')}`), ['甲']],
    ['link text is kept', p(`<w:hyperlink r:id="r1">${t('见附件')}</w:hyperlink>`), ['见附件']],
    ['a field is replaced by its result', p(`${t('共')}${field('PAGE', t('3'))}${t('页')}`), ['共3页']],
    [
      'a field inside an instruction is hidden',
      p(field(`IF ${'</w:instrText></w:r>'}${field('X', t('内'))}<w:r><w:instrText>`, t('外'))),
      ['外'],
    ],
    [
      'a simple field is replaced by its result',
      p(`<w:fldSimple w:instr="DATE">${t('2023年')}</w:fldSimple>`),
      ['2023年'],
    ],
    [
      'a number circled by a formula becomes ③',
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${t('学法')}`,
      ),
      ['③学法'],
    ],
    [
      'text after a field that never ends is kept',
      `${p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')}${p(t('甲'))}`,
      ['甲'],
    ],
    ['inserted text is kept', p(`<w:ins>${t('新')}</w:ins>${t('文')}`), ['新文']],
    ['deleted text is dropped', p(`<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>${t('文')}`), ['文']],
    [
      'moved text appears at its new place',
      p(`<w:moveFrom>${t('甲')}</w:moveFrom>${t('乙')}<w:moveTo>${t('甲')}</w:moveTo>`),
      ['乙甲'],
    ],
    [
      'a deleted paragraph mark joins two paragraphs',
      p(t('前半'), '<w:rPr><w:del/></w:rPr>') + p(t('后半')),
      ['前半后半'],
    ],
    [
      'hidden text is dropped',
      p(t('明') + t('暗', '<w:vanish/>') + t('亮', '<w:vanish w:val="0"/>')),
      ['明亮'],
    ],
    [
      'earlier formatting is ignored',
      p(t('明', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')),
      ['明'],
    ],
    [
      'comments are dropped',
      p(`<w:commentRangeStart w:id="0"/>${t('文')}<w:r><w:commentReference w:id="0"/></w:r>`),
      ['文'],
    ],
    ['formula text is kept', p(`${t('令')}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`), ['令x=1']],
    [
      'the text of a content control is kept without its alias',
      `<w:sdt><w:sdtPr><w:alias w:val="标"/></w:sdtPr><w:sdtContent>${p(t('甲'))}</w:sdtContent></w:sdt>`,
      ['甲'],
    ],
    [
      'ruby text is kept without its 拼音',
      p(
        '<w:r><w:ruby><w:rt><w:r><w:t>fēng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>枫</w:t></w:r></w:rubyBase></w:ruby></w:r>',
      ),
      ['枫'],
    ],
    [
      'a drop cap joins its paragraph',
      p(t('今'), '<w:framePr w:dropCap="drop"/>') + p(t('年以来。')),
      ['今年以来。'],
    ],
    ['pictures are dropped', p(`<w:r><w:drawing><a:t>图</a:t></w:drawing></w:r>${t('甲')}`), ['甲']],
  ])('%s', async (_, body, lines) => {
    expect(await read(body)).toEqual(lines);
  });

  test('an entity declared in the file is not expanded', async () => {
    const xml =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>';
    await expect(read('', { more: { 'word/document.xml': xml } })).rejects.toThrow(/^文件已损坏/);
  });

  test('a strict file reads as a transitional one', async () => {
    const strict = {
      namespace: 'http://purl.oclc.org/ooxml/wordprocessingml/main',
      relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
    };
    expect(await read(p(t('枫桥经验'), use('H')), { ...strict, styles: style('H', 'heading 1') })).toEqual([
      '枫桥经验',
    ]);
  });
});

describe('text boxes', () => {
  const box = (text: string): string => `<w:txbxContent>${p(t(text))}</w:txbxContent>`;
  test.each([
    [
      'a modern text box with its fallback follows its paragraph once',
      `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('框')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('框')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`,
    ],
    ['a legacy text box follows its paragraph', `<w:pict><v:textbox>${box('框')}</v:textbox></w:pict>`],
    [
      'an unknown extension is replaced by its fallback',
      `<mc:AlternateContent><mc:Choice Requires="w99">${box('新')}</mc:Choice><mc:Fallback><w:pict>${box('框')}</w:pict></mc:Fallback></mc:AlternateContent>`,
    ],
    ['WordArt follows its paragraph', '<w:pict><v:shape><v:textpath string="框"/></v:shape></w:pict>'],
  ])('%s', async (_, content) => {
    expect(await read(p(`${t('前')}<w:r>${content}</w:r>${t('后')}`))).toEqual(['前后', '框']);
  });
});

describe('tables', () => {
  const long = '健全矛盾纠纷多元化解机制，'.repeat(6);
  test.each([
    [
      'a table row is one line',
      table(row(cell(p(t('类别'))), cell(p(t('件数')))), row(cell(p(t('调解'))), cell(p(t('64'))))),
      ['类别\u3000件数', '调解\u300064'],
    ],
    [
      'paragraphs of a cell are separated by a space',
      table(row(cell(p(t('甲')) + p(t('乙'))), cell(p(t('丙'))))),
      ['甲 乙\u3000丙'],
    ],
    ['a table of one cell is a frame of paragraphs', table(row(cell(p(t('甲')) + p(t('乙'))))), ['甲', '乙']],
    [
      'a row of running text is read as paragraphs',
      table(row(cell(p(t('总结'))), cell(p(t(long)) + p(t('乙'))))),
      ['总结', long, '乙'],
    ],
    [
      'a table in a cell is flattened into its row',
      table(row(cell(p(t('甲'))), cell(table(row(cell(p(t('1'))), cell(p(t('2')))))))),
      ['甲\u30001\u30002'],
    ],
    [
      'a table in a frame keeps its rows',
      table(row(cell(table(row(cell(p(t('1'))), cell(p(t('2'))))) + p(t('尾'))))),
      ['1\u30002', '尾'],
    ],
    [
      'a deleted row is dropped',
      table(
        '<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>',
        row(cell(p(t('甲'))), cell(p(t('乙')))),
      ),
      ['甲\u3000乙'],
    ],
    [
      'a deleted cell stays empty',
      table(row(cell(p(t('甲'))), cell(p(t('乙')), '<w:cellDel/>'), cell(p(t('丙'))))),
      ['甲\u3000\u3000丙'],
    ],
  ])('%s', async (_, body, lines) => {
    expect(await read(body)).toEqual(lines);
  });

  test('a table row is whole and a paragraph of a frame is not', async () => {
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
  test.each([
    [
      'notes follow their paragraph under the number of their mark',
      p(t('甲') + mark(5) + t('乙') + mark(6)) + p(t('丙')),
      {},
      ['甲[1]乙[2]', '〔注1〕一号', '〔注2〕二号', '丙'],
    ],
    [
      'notes are numbered in the format of the document',
      p(t('甲') + mark(6)) +
        '<w:sectPr><w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr></w:sectPr>',
      {},
      ['甲①', '〔注①〕二号'],
    ],
    [
      'a note may have a custom mark',
      p(t('甲') + mark(5, ' w:customMarkFollows="1"') + t('*')),
      {},
      ['甲*', '〔注〕一号'],
    ],
    [
      'a deleted note is dropped and not counted',
      p(`${t('甲')}<w:del>${mark(5)}</w:del>${t('乙')}${mark(6)}`),
      {},
      ['甲乙[1]', '〔注1〕二号'],
    ],
    [
      'notes of a table follow its row',
      table(row(cell(p(t('甲') + mark(5))), cell(p(t('乙'))))),
      {},
      ['甲[1]\u3000乙', '〔注1〕一号'],
    ],
    [
      'endnotes are numbered in lower-case Roman',
      p(`${t('甲')}<w:r><w:endnoteReference w:id="1"/></w:r>`),
      { endnotes: `<w:endnote w:id="1">${p(t('尾注'))}</w:endnote>` },
      ['甲[i]', '〔注i〕尾注'],
    ],
  ])('%s', async (_, body, parts, lines) => {
    expect(await read(body, { footnotes, ...parts })).toEqual(lines);
  });
});

describe('dropped navigation', () => {
  test('headers and footers are listed as dropped', async () => {
    const { lines, dropped } = await readDocx(
      docxOf(p(t('甲')), { header: p(t('柳汀镇')), footer: p(t('— ') + field('PAGE', t('1')) + t(' —')) }),
    );
    expect(lines.map(({ text }) => text)).toEqual(['甲']);
    expect(dropped).toEqual(['柳汀镇', '— 1 —']);
  });

  test('page numbers typed into the text are listed as dropped', async () => {
    const { lines, dropped } = await readDocx(docxOf(p(t('甲')) + p(t('— 3 —')) + p(t('3'))));
    expect([lines.map(({ text }) => text), dropped]).toEqual([['甲', '3'], ['— 3 —']]);
  });

  test.each([
    [
      'a table of contents in a field is dropped',
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${t('一、成效')}<w:r><w:tab/></w:r>${t('1')}`,
      ) +
        p(`${t('二、不足')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`) +
        p(t('正文')),
      ['一、成效 1', '二、不足'],
    ],
    [
      'a table of contents in a content control is dropped',
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(t('目录'))}</w:sdtContent></w:sdt>${p(t('正文'))}`,
      ['目录'],
    ],
    [
      'a table of contents marked by its style is dropped',
      p(t('一、成效'), use('TOC1')) + p(t('正文')),
      ['一、成效'],
    ],
  ])('%s', async (_, body, expected) => {
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
    style('Cycle', '环', '<w:basedOn w:val="Cycle"/>'),
  ].join('');
  test.each([
    ['a heading style gives its level', use('H2'), { headingLevel: 2, whole: true }],
    ['a Chinese heading style gives its level', use('B'), { headingLevel: 3 }],
    ['a style based on a heading inherits its level', use('Based'), { headingLevel: 2 }],
    ['a paragraph may set its own level', '<w:outlineLvl w:val="0"/>', { headingLevel: 1 }],
    [
      'a paragraph may reset the level of its style',
      `${use('H2')}<w:outlineLvl w:val="9"/>`,
      { headingLevel: null, whole: false },
    ],
    ['a title style is not a heading', use('T'), { headingLevel: null, whole: false }],
    ['a first-line indent counts as indented', '<w:ind w:firstLine="640"/>', { indented: true }],
    ['a style may indent its paragraphs', use('In'), { indented: true }],
    [
      'a paragraph may reset the indent of its style',
      `${use('In')}<w:ind w:firstLine="0" w:firstLineChars="0"/>`,
      { indented: false },
    ],
    ['a left indent alone does not count as indented', '<w:ind w:left="640"/>', { indented: false }],
    ['a style based on itself has no level', use('Cycle'), { headingLevel: null }],
    ['a missing style has no level and no indent', use('None'), { headingLevel: null, indented: false }],
  ])('%s', async (_, properties, expected) => {
    const { lines } = await readDocx(docxOf(p(t('主要成效'), properties), { styles }));
    expect(lines).toMatchObject([{ text: '主要成效', gap: false, ...expected }]);
  });

  test('a style hides its text unless a run overrides it', async () => {
    expect(await read(p(t('暗') + t('明', '<w:vanish w:val="0"/>'), use('Gone')), { styles })).toEqual([
      '明',
    ]);
  });

  test('typed leading spaces are an indent, and a sentence in a heading style is not a heading', async () => {
    const sentence = `${'全面推进依法行政，'.repeat(8)}取得实效。`;
    const { lines } = await readDocx(docxOf(p(t('　　今年以来，')) + p(t(sentence), use('H2')), { styles }));
    expect(lines).toMatchObject([
      { text: '今年以来，', indented: true },
      { text: sentence, headingLevel: null, whole: false },
    ]);
  });

  test('a heading with a line break is one line', async () => {
    expect(await read(p(`${t('主要')}<w:r><w:br/></w:r>${t('成效')}`, use('H2')), { styles })).toEqual([
      '主要 成效',
    ]);
  });
});

test('a document without text is rejected with a suggestion', async () => {
  await expect(read(p(''))).rejects.toThrow(/^文件里没有可读的文字，可能只有图片；请先识别文字/);
});
