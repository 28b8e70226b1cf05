import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentParts, joinTitle } from '../../../reading/document-parts.ts';
import { decode } from '../../plain-text/decode.ts';
import { readMarkdown } from '../../plain-text/markdown.ts';
import { readHtml } from '../html.ts';
import { PAGES } from '../test-pages.ts';

const SAMPLES = join(import.meta.dirname, '../../../../data/reports');
const read = (html: string) => readHtml(new TextEncoder().encode(html));
const SENTENCE = '柳汀镇坚持和发展新时代“枫桥经验”，把矛盾纠纷化解在基层，全年调解纠纷406件。';
const ARTICLE = `<p>${SENTENCE}</p>`.repeat(4);
const texts = async (html: string) => (await read(html)).lines.map((line) => line.text);

/** The sample text files as read by the plain text and Markdown readers. */
const reports = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:txt|md)$/.test(name))
  .map((name) => [name, readMarkdown(decode(readFileSync(join(SAMPLES, name)))).lines] as const);

describe.each(Object.entries(PAGES))('%s', (_, page) => {
  test.each(reports)('the page gives back every line of %s', async (_name, lines) => {
    const title = joinTitle(documentParts(lines).title.map(({ text }) => text));
    // HTML collapses runs of spaces.
    const expected = lines.map(({ text }) => text.replace(/ {2,}/g, ' '));
    const text = await read(page(title, lines));
    expect(text.lines.map((line) => line.text)).toEqual(expected);
    expect(text.dropped.every((line) => line !== '' && line === line.trim())).toBe(true);
  });
});

describe('boilerplate', () => {
  test.each([
    '当前位置：首页 > 政务公开 > 年度报告',
    '您现在的位置：首页>>政务公开>>正文',
    '首页 > 信息公开 > 法治政府',
    '【字体：大 中 小】',
    '字号：[ 大 中 小 ]',
    '【打印本页】 【关闭窗口】',
    '分享到： 微信 新浪微博 QQ空间',
    '浏览次数：1,234',
    '责任编辑：张某',
    '扫一扫在手机打开当前页',
    '上一篇：没有了',
    '相关链接',
    '版权所有：清漪县人民政府',
    '苏ICP备05000000号-1',
    '网站标识码：3200000000',
    '主办单位：清漪县人民政府办公室',
    '网站地图 | 联系我们 | 关于我们',
  ])('boilerplate in the article box is dropped: %s', async (boilerplate) => {
    const text = await read(`<div>${ARTICLE}<p>${boilerplate}</p></div>`);
    expect(text.lines.map((line) => line.text)).toEqual(Array(4).fill(SENTENCE));
    expect(text.dropped).toEqual([boilerplate]);
  });
});

describe('text that resembles boilerplate', () => {
  test.each([
    '推广“扫码说事”，群众扫一扫二维码就能反映问题，镇里限时办结。',
    '（一）打印便民服务手册，分享法治故事',
    '资金来源：镇级财政，全年安排经费12万元。',
    '附件：柳汀镇2023年法治政府建设任务清单',
    '联系人：镇司法所',
    '清漪县柳汀镇人民政府',
    '2024年1月31日',
    '（此件公开发布）',
  ])('a line that resembles boilerplate is kept: %s', async (line) => {
    expect(
      await texts(`<div class="top"><a href=1>首页</a></div><div>${ARTICLE}<p>${line}</p></div>`),
    ).toContain(line);
    expect(await texts(`<div>${ARTICLE}<p>${line}</p>${ARTICLE}</div>`)).toContain(line);
  });

  test('a link to an attachment is kept', async () => {
    expect(await texts(`<div>${ARTICLE}<p><a href="1.docx">任务清单.docx</a></p></div>`)).toContain(
      '任务清单.docx',
    );
  });
});

describe('the title', () => {
  const page = (title: string, before: string) =>
    `<title>${title}_清漪县人民政府</title><div class=top>清漪县人民政府</div><h1>${title}</h1><p>来源：柳汀镇</p><div id=zoom>${before}${ARTICLE}</div>`;
  const TITLE = '柳汀镇2023年度法治政府建设情况报告';

  test.each([
    ['is put first if the text lacks it', '', [TITLE]],
    ['is not doubled if the text has it', `<p>${TITLE}</p>`, [TITLE]],
    [
      'is not doubled if the text has variants of its characters',
      `<p>柳汀鎮２０２３年度法治政府建設情況報告</p>`,
      ['柳汀鎮２０２３年度法治政府建設情況報告'],
    ],
    [
      'is not doubled if the text breaks it into lines',
      '<p>柳汀镇</p><p>2023年度法治政府建设情况报告</p>',
      ['柳汀镇', '2023年度法治政府建设情况报告'],
    ],
    [
      'stays below its letterhead',
      `<p>柳汀镇人民政府文件</p><p>柳政发〔2024〕3号</p><p>${TITLE}</p>`,
      ['柳汀镇人民政府文件', '柳政发〔2024〕3号', TITLE],
    ],
    [
      'gives way to a fuller one in the text',
      '<p>清漪县柳汀镇人民政府</p><p>关于2023年度法治政府建设情况的报告</p>',
      ['清漪县柳汀镇人民政府', '关于2023年度法治政府建设情况的报告'],
    ],
    [
      'is put first if the text only mentions it',
      `<p>现将${TITLE}公布如下，请予监督。</p>`,
      [TITLE, `现将${TITLE}公布如下，请予监督。`],
    ],
  ])('the title %s', async (_, before, expected) => {
    expect(await texts(page(TITLE, before))).toEqual([...expected, ...Array(4).fill(SENTENCE)]);
  });

  test('the title is never the name of the site', async () => {
    const lines = await texts(
      `<title>清漪县人民政府</title><div class=title>清漪县人民政府</div><div id=zoom>${ARTICLE}</div>`,
    );
    expect(lines).toEqual(Array(4).fill(SENTENCE));
  });
});

describe('the main text', () => {
  test('the main text is the article and not a long list of links with summaries', async () => {
    const news = '<li><a href=1>全县法治建设推进会召开，部署全年工作任务，强调压实责任</a></li>'.repeat(60);
    expect(await texts(`<div><ul>${news}</ul></div><div class=c>${ARTICLE}</div>`)).toEqual(
      Array(4).fill(SENTENCE),
    );
  });

  test('the main text is found in a box named like navigation', async () => {
    expect(await texts(`<div class="share print">${ARTICLE}</div>`)).toEqual(Array(4).fill(SENTENCE));
  });

  test('the main text is found under an unclosed link', async () => {
    expect(await texts(`<a name=top><a href=1>首页<div>${ARTICLE}</div>`)).toContain(SENTENCE);
  });

  test('the main text includes the signature and date in separate boxes below it', async () => {
    const signed = '<div>清漪县柳汀镇人民政府</div><div>2024年1月31日</div><div>清漪县人民政府</div>';
    expect((await texts(`<div id=zoom>${ARTICLE}</div>${signed}`)).slice(4)).toEqual([
      '清漪县柳汀镇人民政府',
      '2024年1月31日',
    ]);
  });
});
