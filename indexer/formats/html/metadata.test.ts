import { describe, expect, test } from 'vitest';
import { readHtml } from './html.ts';

const ARTICLE =
  '<div id=zoom>' +
  '<p>柳汀镇坚持和发展新时代“枫桥经验”，把矛盾纠纷化解在基层，全年调解纠纷406件。</p>'.repeat(3) +
  '</div>';
const read = (around: string) => readHtml(new TextEncoder().encode(`${around}${ARTICLE}`));

describe('stated metadata', () => {
  const ALL = {
    indexNumber: '014300000/2024-00012',
    issuer: '清漪县柳汀镇人民政府',
    documentNumber: '柳政发〔2024〕3号',
    issuedOn: '2024-01-15',
  };
  test.each([
    [
      'a table of labels and values',
      '<table><tr><td>索 引 号<td>014300000/2024-00012<td>主题分类<td>司法<tr><td>发文机构<td>清漪县柳汀镇人民政府<td>成文日期<td>2024年1月15日<tr><td>发文字号<td>柳政发〔2024〕3号<td>发布日期<td>2024-01-31</table>',
      { ...ALL, publishedOn: '2024-01-31' },
    ],
    [
      'a table whose cells hold both',
      '<table><tr><td>索引号：014300000/2024-00012<td>发布机构：清漪县柳汀镇人民政府<tr><td>文号：柳政发〔2024〕3号<td>生成日期：2024/1/15</table>',
      ALL,
    ],
    [
      'a list',
      '<ul><li><b>索引号：</b>014300000/2024-00012</li><li>发文机关：清漪县柳汀镇人民政府</li><li>文　　号：柳政发〔2024〕3号</li><li>成文日期：2024-01-15</li></ul>',
      ALL,
    ],
    [
      'one line above the text',
      '<p>来源：清漪县柳汀镇人民政府 发布时间：2024-01-31 08:30 浏览次数：12</p>',
      { issuer: '清漪县柳汀镇人民政府', publishedOn: '2024-01-31' },
    ],
    [
      'spans without space between them',
      '<p><span>来源：镇政府办公室</span><span>发布日期：2024-01-31</span></p>',
      { issuer: '镇政府办公室', publishedOn: '2024-01-31' },
    ],
    [
      'meta elements',
      '<meta name="PubDate" content="2024-01-31 08:30"><meta name="ContentSource" content="柳汀镇人民政府">',
      { issuer: '柳汀镇人民政府', publishedOn: '2024-01-31' },
    ],
    [
      'nothing where values are empty',
      '<table><tr><td>文号<td>无<td>发布日期<td>-<tr><td>索引号<td><td>有效性<td>有效</table>',
      {},
    ],
    ['no impossible date', '<p>发布日期：2024-02-30 来源：互联网</p>', {}],
  ])('readHtml finds the metadata that a page states: %s', async (_, around, stated) => {
    const text = await read(around);
    expect(text.stated).toEqual(stated);
    expect(text.lines).toHaveLength(3);
  });
});

describe('declared title', () => {
  test.each([
    [
      'in its table',
      '<table><tr><td>名称<td>柳汀镇报告<td>索引号<td>1<tr><td>文号<td>无<td>有效性<td>有效</table>',
      '柳汀镇报告',
    ],
    ['in the meta element for it', '<meta name="ArticleTitle" content="柳汀镇报告">', '柳汀镇报告'],
    ['not in <title>', '<title>柳汀镇报告_清漪县人民政府</title><h1>柳汀镇报告</h1>', undefined],
  ])('a page declares its title %s', async (_, around, title) => {
    expect((await read(around)).declared.title).toBe(title);
  });
});

describe('URL of the page', () => {
  test.each([
    [
      'the canonical one',
      '<link rel="canonical" href="https://example.gov.cn/a.html"><meta property="og:url" content="https://example.gov.cn/b">',
      'https://example.gov.cn/a.html',
    ],
    [
      'the one for sharing',
      '<link rel=canonical href="/a.html"><meta property="og:url" content="https://example.gov.cn/b">',
      'https://example.gov.cn/b',
    ],
    [
      'the one it was saved from',
      '<!-- saved from url=(0032)http://example.gov.cn/2024/1.html --><html>',
      'http://example.gov.cn/2024/1.html',
    ],
    ['unknown', '<link rel=canonical href="file:///C:/a.html">', undefined],
  ])('the URL of a page is %s', async (_, around, url) => {
    expect((await read(around)).declared.url).toBe(url);
  });
});
