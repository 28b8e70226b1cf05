/** Test pages: templates that lay out a report's title and lines the way government sites do. */
import type { SourceLine } from '../source.ts';

type Page = (title: string, lines: readonly SourceLine[]) => string;

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const renderLines = (
  lines: readonly SourceLine[],
  render: (text: string, line: SourceLine) => string,
): string => lines.map((line) => render(escaped(line.text), line)).join('\n');

const HEAD = (title: string): string => `<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${title}_法治政府建设年度报告_清漪县人民政府</title><style>.a{color:red}</style><script>var a = "<p>脚本，不是正文。</p>";</script>`;
const TOP = `<div class="top"><a href="/">清漪县人民政府</a> <span>今天是2024年2月1日，星期四，欢迎您访问本站！</span></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/bs">办事服务</a></li></ul>`;
const CRUMBS = `<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; <a href="/fz">法治政府建设年度报告</a></div>`;
const TOOLS = `<div>【字体：<a href="javascript:big()">大</a> <a href="javascript:mid()">中</a> <a href="javascript:small()">小</a>】
【<a href="javascript:print()">打印本页</a>】 【<a href="javascript:close()">关闭窗口</a>】</div><div class="bdsharebuttonbox">分享到：<a href="#">微信</a><a href="#">微博</a></div>`;
const BELOW = `<div><p>扫一扫在手机打开当前页</p><img src="ewm.png"></div>
<div><h3>相关链接</h3><ul><li><a href="/1">柳汀镇召开法治建设推进会，部署全年工作</a></li><li><a href="/2">图解：一张图看懂年度报告</a></li></ul></div>
<div class="footer"><p>主办单位：清漪县人民政府办公室　承办单位：清漪县大数据管理局</p><p>地址：清漪县人民路1号，邮编：225700，电话：0523-00000000</p>
<p>苏ICP备05000000号　<a href="/gongan">苏公网安备 32000000000000号</a>　网站标识码：3200000000</p><p><a href="/map">网站地图</a> | 版权所有：清漪县人民政府，未经授权，禁止转载。</p></div>`;

export const PAGES: Readonly<Record<string, Page>> = {
  'a TRS page: h1, a source line, indented paragraphs': (title, lines) => `<!DOCTYPE html>
<html><head>${HEAD(title)}</head><body>${TOP}${CRUMBS}
<div class="article"><h1>${title}</h1><p class="info">来源：柳汀镇人民政府 发布时间：2024-01-31 08:30 浏览次数：<span id="hits">12</span> 责任编辑：管理员</p>${TOOLS}
<div class="TRS_Editor"><style>.TRS_Editor p{margin:0}</style>${renderLines(lines, (text) => `<p>&nbsp;&nbsp;&nbsp;&nbsp;${text}</p>`)}</div>
<p>责任编辑：管理员</p>${BELOW}</div></body></html>`,

  'text with line breaks in #zoom, title in .title': (title, lines) => `<html><head>${HEAD(title)}</head>
<body>${TOP}${CRUMBS}<div class="title">${title}</div><div class="laiyuan"><span>来源：柳汀镇人民政府</span><span>发布日期：2024-01-31</span></div>
<div id="zoom">${renderLines(lines, (text) => `　　${text}<br><br>`)}</div>${TOOLS}${BELOW}</body></html>`,

  'a table layout without class names or closing tags': (
    title,
    lines,
  ) => `<html><head>${HEAD(title)}</head><body bgcolor=white>
<table width=1000><tr><td colspan=2>${CRUMBS}<tr><td width=200><table><tr><td><a href=1>领导之窗</a><tr><td><a href=2>机构设置</a><tr><td><a href=3>通知公告</a></table>
<td><table width=100%><tr><td align=center><font size=5><b>${title}</b></font><tr><td align=center>发布时间：2024-01-31　点击数：<script>document.write(1)</script>
<tr><td>${renderLines(lines, (text) => `<p>　　${text}`)}<tr><td align=right>【<a href=4>打印此页</a>】【<a href=5>关闭窗口</a>】</table>
<tr><td colspan=2>${BELOW}</table></body></html>`,

  'a metadata table above, divs for paragraphs, spans from Word': (
    title,
    lines,
  ) => `<html><head>${HEAD(title)}
<meta name="ArticleTitle" content="${title}"><link rel="canonical" href="https://example.gov.cn/2024/fz.html"></head><body>${TOP}${CRUMBS}
<div class="xxgk"><table><tr><td>索 引 号：</td><td>014300000/2024-00012</td><td>主题分类：</td><td>司法</td></tr>
<tr><td>发文机构：</td><td>清漪县柳汀镇人民政府</td><td>成文日期：</td><td>2024年1月15日</td></tr>
<tr><td>名　　称：</td><td colspan=3>${title}</td></tr><tr><td>文　　号：</td><td>柳政发〔2024〕3号</td><td>发布日期：</td><td>2024-01-31</td></tr><tr><td>有 效 性：</td><td colspan=3>有效</td></tr></table></div>
<div class="wrap"><h2>${title}</h2>${TOOLS}<div class="content-box">${renderLines(lines, (text, line) => `<div style="text-indent:${line.indented ? 2 : 0}em"><span style="font-family:仿宋"><span lang="EN-US">${text.slice(0, 3)}</span>\n<o:p></o:p>${text.slice(3)}</span></div>`).replace(/<\/span>\n<o:p>/g, '</span><o:p>')}</div></div>${BELOW}</body></html>`,

  'one box for everything, title and tools inside, metadata as a list': (
    title,
    lines,
  ) => `<html><head>${HEAD(title)}</head><body><div id="app">${TOP}
<div class="main"><ul><li>索引号：014300000/2024-00012</li><li>发布机构：柳汀镇人民政府</li><li>发文日期：2024-01-31</li></ul>
<h1>${title}</h1><div>2024-01-31 08:30</div>${renderLines(lines, (text) => `<p style="text-indent:2em">${text}</p><p>&nbsp;</p>`)}
<p style="display:none">隐藏的文字，不是正文。</p><div>上一篇：<a href=1>柳汀镇2022年财政决算公开，附表格</a></div><div>下一篇：没有了</div></div>${BELOW}</div></body></html>`,

  'preformatted text': (title, lines) => `<html><head>${HEAD(title)}</head><body>${TOP}<h1>${title}</h1><pre>
${renderLines(lines, (text, line) => (line.indented ? '　　' : '') + text)}
</pre>${TOOLS}${BELOW}</body></html>`,

  'the national template: hidden duplicates, tools beside the date, related drafts below': (title, lines) =>
    `<html><head>${HEAD(title)}</head><body><div style="display:block"><div class="share-popup" id="share-popup"><h6>分享到：<b></b></h6><ul><li><a class="share-btn">QQ空间</a></li><li><a class="share-btn">豆瓣网</a></li></ul></div></div>
<div class="main"><div class="content"><div class="padd"><div class="BreadcrumbNav"><a href="/">首页</a>&nbsp;>&nbsp;<a href="/a">政务公开</a>&nbsp;>&nbsp;<a href="/b">年度报告</a></div>
<div class="article oneColumn pub_border"><h1>\n  ${title}\n </h1><div class="pages-date">2024-01-31 06:59 <span class="font">来源： 柳汀镇人民政府</span>
<div class="pages_print"><span>【字体：<span>大</span> <span>中</span> <span>小</span>】</span><span onclick="javascript:window.print()">打印</span><div class="share" id="share"><a title="微信">&nbsp;</a></div></div></div>
<div class="pages_content" id="UCAP-CONTENT">${renderLines(lines, (text) => `<p style="text-indent: 2em; font-family: 宋体; font-size: 12pt;">${text}</p>`)}</div>
<div class="editor"><span><a href="/jc">【我要纠错】</a> </span>责任编辑：某人 </div><div id="qr_container">扫一扫在手机打开当前页</div><canvas>浏览器版本过低，请升级。</canvas>
<div class="xg-list related"><div class="pannel-title">相关稿件</div><ul><li><a href="/1">加强统筹协调，狠抓措施落实，全力做好各项工作</a></li></ul></div>
<div class="share-title" style="display:none">${title}</div><div class="share-substr" style="display:none">摘要，重复正文开头的一句话。</div></div></div></div></div>
<div class="back_top"><a>回到\n顶部</a></div></body> </body></html>`,

  'a box closed early by a stray end tag, signature in boxes of its own': (title, lines) => {
    const half = Math.floor((lines.length * 3) / 4);
    return `<html><head>${HEAD(title)}</head><body>${TOP}${CRUMBS}<div class="w"><h1>${title}</h1><p>日期：2024-01-31 来源：镇政府 点击：<span>5</span>次</p>
<div class="show-content">${renderLines(lines.slice(0, half), (text) => `<p>　　${text}</p>`)}</div></div>
${renderLines(lines.slice(half), (text) => `<div class="l">　　${text}</div>`)}
<p><a href="/">返回首页</a></p>${BELOW}</body></html>`;
  },

  'a WeChat page, its text hidden until a script runs': (title, lines) =>
    `<html><head>${HEAD(title)}<meta property="og:url" content="https://example.com/s/1"></head><body><div id="js_article"><h1 class="rich_media_title" id="activity-name">${title}</h1>
<div id="meta_content"><span>柳汀发布</span> <em>2024-01-31 10:00</em></div><div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;"><section>${renderLines(lines, (text) => `<p style="text-indent:2em"><span leaf="">${text}</span></p><p><br></p>`)}</section></div>
<div>微信扫一扫关注该公众号</div></div></body></html>`,

  'a bare page': (title, lines) =>
    `<html><head><meta charset="utf-8"><title>${title}</title></head><body>${renderLines(lines, (text) => `<p>${text}</p>`)}</body></html>`,
};
