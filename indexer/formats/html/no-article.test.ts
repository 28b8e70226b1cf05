/** Saved pages of publishing systems that hold no article are refused; those that hold a short one are not. */
import { describe, expect, test } from 'vitest';
import { readHtml } from './html.ts';

const NAVIGATION = ['首页', '走进甲山', '政务公开', '互动交流', '政策解读', '办事服务']
  .map((name) => `<a href="/${name}">${name}</a>`)
  .join('</li><li>');

function page(article: string): Promise<{ readonly lines: readonly { readonly text: string }[] }> {
  const html = `<title>甲山县人民政府</title><ul><li>${NAVIGATION}</li></ul><div class="main">${article}</div>
    <p>版权所有：甲山县人民政府</p><p>网站标识码：3300000000</p><p><a href="/map">网站地图</a></p>`;
  return readHtml(new TextEncoder().encode(html));
}

describe('refused', () => {
  test.each([
    [
      'a template that its script has not filled',
      '<h1>{{detail.title}}</h1><p>文号：{{detail.number}}</p><p>{{detail.content}}</p>',
    ],
    [
      'a disclaimer',
      '<h1>网站声明</h1><p>本网站刊载的内容，版权归甲山县人民政府所有，未经许可不得转载。</p><p>本站对链接的网站不承担任何责任。</p>',
    ],
    [
      'a list of documents',
      `<ul>${[2019, 2020, 2021, 2022].map((year) => `<li><a href="/${year}">甲山县${year}年法治政府建设情况报告</a> ${year}-03-01</li>`).join('')}</ul>`,
    ],
    ['a browser that is too old', '<p>您的浏览器版本过低，请升级浏览器后访问。</p>'],
  ])('%s', async (_, article) => {
    await expect(page(article)).rejects.toThrow(/^网页里没有可读的正文，正文可能由脚本载入；[^\n]+$/);
  });

  test('a cover page, with the name of the attachment that holds the text', async () => {
    const cover =
      '<h1>甲山县2023年法治政府建设情况报告</h1><p>发布时间：2024-01-09</p><p><a href="/a.pdf">附件：甲山县2023年法治政府建设情况报告.pdf</a></p>';
    await expect(page(cover)).rejects.toThrow(
      '网页里没有可读的正文，正文在附件“甲山县2023年法治政府建设情况报告.pdf”里；请下载附件，放进报告文件夹',
    );
  });
});

describe('read', () => {
  test.each([
    [
      'a notice with an attachment',
      '<h1>关于印发法治建设方案的通知</h1><p>现将方案印发给你们，请认真贯彻执行。</p><p><a href="/a.pdf">附件：方案.pdf</a></p>',
      '现将方案印发给你们，请认真贯彻执行。',
    ],
    [
      'a table',
      '<h1>甲山县执法统计</h1><table><tr><td>单位</td><td>件数</td></tr><tr><td>司法局</td><td>12</td></tr></table>',
      '司法局\u300012',
    ],
    [
      'a report that speaks of its site',
      '<h1>甲山县政府网站工作报告</h1><p>全年在本网站公开信息三百条，未经审核的一律不得发布。</p><p>群众满意度不断提高，投诉减少。</p>',
      '群众满意度不断提高，投诉减少。',
    ],
  ])('%s', async (_, article, expected) => {
    const { lines } = await page(article);
    expect(lines.map(({ text }) => text)).toContain(expected);
  });
});
