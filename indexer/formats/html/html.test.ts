import { describe, expect, test } from 'vitest';
import { paragraphs } from '../../reading/paragraphs.ts';
import { readHtml } from './html.ts';

const SENTENCE = '柳汀镇坚持和发展新时代“枫桥经验”，把矛盾纠纷化解在基层，全年调解纠纷406件。';
const read = (html: string) => readHtml(new TextEncoder().encode(html));
const linesOf = async (html: string) => (await read(html)).lines;
const texts = async (html: string) => (await linesOf(html)).map((line) => line.text);

describe('visible text', () => {
  test.each([
    ['paragraphs', `<p>甲，一。</p><p>乙，二。</p>`, ['甲，一。', '乙，二。']],
    ['paragraphs that are not closed', `<p>甲，一。<p>乙，二。`, ['甲，一。', '乙，二。']],
    ['line breaks', `<div>甲，一。<br/>乙，二。<br><br>丙，三。</div>`, ['甲，一。', '乙，二。', '丙，三。']],
    [
      'boxes and the bare text between them',
      `甲，一。<div>乙，二。</div>丙，三。`,
      ['甲，一。', '乙，二。', '丙，三。'],
    ],
    [
      'spans pasted from Word',
      `<p><span>20</span><span lang=EN-US>23<o:p></o:p></span><b>年</b></p>`,
      ['2023年'],
    ],
    ['source line breaks between Han characters', `<p>甲乙\n   丙丁，\r\n\t戊。</p>`, ['甲乙丙丁，戊。']],
    ['source line breaks between Latin words', `<p>on\nline</p>`, ['on line']],
    ['non-breaking and collapsible spaces', `<p>共 &nbsp;3   件</p>`, ['共  3 件']],
    [
      'named and numeric entities',
      `<p>&ldquo;枫桥&rdquo;&#12289;&#x67ab;&amp;&lt;p&gt;</p>`,
      ['“枫桥”、枫&<p>'],
    ],
    ['zero-width characters', `<p>枫\u200b桥&#8203;经\ufeff验&shy;</p>`, ['枫桥经验']],
    ['preformatted text', `<pre>甲  乙\n\n  丙</pre>`, ['甲  乙', '丙']],
    ['list items, one line each', `<ul><li>甲<li><p>乙</p><li>丙</ul>`, ['甲', '乙', '丙']],
    [
      'page numbers, which are dropped',
      `<p>甲，一。</p><p>— 3 —</p><p>乙，二。</p>`,
      ['甲，一。', '乙，二。'],
    ],
    ['custom elements', `<UCAPCONTENT><p>甲。</p></UCAPCONTENT>`, ['甲。']],
  ])('readHtml gives the lines that a reader sees: %s', async (_, html, expected) => {
    expect(await texts(html)).toEqual(expected);
  });

  test.each([
    ['a script', '<script>x = "<p>甲</p>"</script>'],
    ['a style', '<style>p{}</style>'],
    ['a comment', '<!-- <p>甲</p> -->'],
    ['a template', '<template><p>甲</p></template>'],
    ['a noscript element', '<noscript>甲</noscript>'],
    ['display: none', '<div style="color:red; display : none"><p>甲</p></div>'],
    ['visibility: hidden', '<p style="visibility:hidden">甲</p>'],
    ['the attribute hidden', '<div hidden><p>甲</p></div>'],
    ['a text field', '<textarea>甲</textarea>'],
  ])('readHtml ignores invisible text: %s', async (_, html) => {
    const text = await read(`<p>${SENTENCE}</p>${html}<p>${SENTENCE}</p>`);
    expect(text.lines.map((line) => line.text)).toEqual([SENTENCE, SENTENCE]);
    expect(text.dropped).toEqual([]);
  });
});

describe('line attributes', () => {
  test('indents come from characters or style, gaps from empty paragraphs, breaks and rules', async () => {
    const html =
      '<p>　　甲</p><p>&nbsp;&nbsp;&nbsp;&nbsp;乙</p><p> &nbsp;丙</p><p>&nbsp;</p><p style="text-indent:2em">丁<br>戊</p>' +
      '<div style="text-indent:21pt"><p>己</p><p style="text-indent:0">庚</p></div><br><p>&emsp;辛</p><p></p><p>壬</p><hr><p>癸</p>';
    expect((await linesOf(html)).map(({ text, indented, gap }) => [text, indented, gap])).toEqual([
      ['甲', true, false],
      ['乙', true, false],
      ['丙', false, false],
      ['丁', true, true],
      ['戊', false, false],
      ['己', true, false],
      ['庚', false, false],
      ['辛', true, true],
      ['壬', false, false],
      ['癸', false, true],
    ]);
  });

  test('headings have a level and are complete, paragraphs have no level and may continue', async () => {
    const html = `<h2><span>一、成效</span></h2><p>${SENTENCE}</p><h3>（一）学法</h3><ul><li>甲</li></ul>`;
    expect((await linesOf(html)).map(({ headingLevel, whole }) => [headingLevel, whole])).toEqual([
      [2, true],
      [null, false],
      [3, true],
      [null, true],
    ]);
  });

  test('a list item that holds an article is treated as a box', async () => {
    const lines = await linesOf(`<ul><li>${`<p>${SENTENCE}</p>`.repeat(5)}</li></ul>`);
    expect(lines.map(({ whole }) => whole)).toEqual([false, false, false, false, false]);
  });

  test('a page converted from PDF, with one <p> per printed line, is read as paragraphs', async () => {
    const text = SENTENCE.repeat(4);
    const printed = (paragraph: string) =>
      [`　　${paragraph.slice(0, 26)}`, ...(paragraph.slice(26).match(/.{1,28}/gu) ?? [])].map(
        (line) => `<p>${line}</p>`,
      );
    const html = [text, text, text].flatMap(printed).join('\n');
    expect(paragraphs(await linesOf(html)).map((paragraph) => paragraph.text)).toEqual([text, text, text]);
  });
});

describe('tables', () => {
  const FIGURES =
    '<table><caption>化解情况</caption><tr><th>类别<th>受理<th>化解率<tr><td><p>物业<br>服务</p><td>187件<td>96.8%<tr><td>合计<td><td>97.2%</table>';

  test('a table of figures gives one line per row with its cells separated', async () => {
    const lines = await linesOf(`<p>${SENTENCE}</p>${FIGURES}<p>${SENTENCE}</p>`);
    expect(lines.map(({ text, whole }) => [text, whole])).toEqual([
      [SENTENCE, false],
      ['化解情况', false],
      ['类别\u3000受理\u3000化解率', true],
      ['物业服务\u3000187件\u300096.8%', true],
      ['合计\u3000\u300097.2%', true],
      [SENTENCE, false],
    ]);
  });

  test('a table with a heading row of labels is data and not metadata of the page', async () => {
    const table = '<table><tr><td>名称<td>时间<td>来源<tr><td>议事会<td>2023年<td>茶山村</table>';
    expect(await texts(`<p>${SENTENCE}</p>${table}<p>${SENTENCE}</p>`)).toContain('名称\u3000时间\u3000来源');
  });

  test('a layout table around the article gives no rows', async () => {
    const html = `<table><tr><td>侧栏</td><td><p>${SENTENCE}</p><p>${SENTENCE}</p>${FIGURES}<p>${SENTENCE}</p></td></tr></table>`;
    const lines = await texts(html);
    expect(lines.filter((text) => text === SENTENCE)).toHaveLength(3);
    expect(lines).toContain('合计\u3000\u300097.2%');
  });

  test('a table of one column gives paragraphs', async () => {
    expect(await texts(`<table><tr><td>${SENTENCE}<tr><td>${SENTENCE}</table>`)).toEqual([
      SENTENCE,
      SENTENCE,
    ]);
  });
});

describe('pages without text', () => {
  test.each([
    '<html></html>',
    '<script>load()</script><div id=app></div>',
    ' ',
    '<frameset><frame src=a.html></frameset>',
  ])('readHtml refuses a page without text with one sentence: %s', async (html) => {
    await expect(read(html)).rejects.toThrow(/^网页里没有可读的正文，[^。]+$/);
  });

  test('readHtml refuses an empty file', async () => {
    await expect(readHtml(new Uint8Array())).rejects.toThrow(/^文件是空的$/);
  });
});
