/**
 * Recognises lines of boilerplate, which publishing systems put around every article. Edge boilerplate is a
 * kind of its own because some wordings are boilerplate only above or below an article.
 */

import { isToolbar } from '../../toolbar.ts';

/** Characters. Longer lines are sentences, whatever they begin with. */
const MAX_BOILERPLATE_LENGTH = 200;
const MAX_LABEL_LENGTH = 120;

const ANYWHERE: readonly RegExp[] = [
  // Breadcrumbs
  /^(?:您|你|我)?(?:现在|当前|目前)?的?(?:所在|所处)?的?位置(?:是|为)?\s*[:：>＞]/,
  /^(?:网站)?首\s*页\s*[>＞»›→/\\-]/,
  // The signs of a tag are no arrows.
  /^[^。<]*[>＞»›][^。<>＞»›]+[>＞»›][^。<]*$/,
  // Counters and font sizes
  /^(?:浏览|点击|阅读|访问)(?:次数|量|数|率)?\s*[:：]?\s*[\d,]*\s*次?$/,
  /^[【[（(]?\s*(?:选择)?字[体号](?:大小)?\s*[:：]/,
  // Placeholders that a script would have filled
  /\{\{[^{}]*\}\}|\$\{[^{}]*\}|<%.*%>/,
  // Footers
  /版权所有|copyright|©|ICP备|公网安备|网站标识码|(?:网站)?备案(?:编|序)?号|建议使用.{0,40}浏览器|produced by/i,
  /今天是.{0,12}\d月|欢迎您?(?:访问|光临|浏览|来到)/,
  /^(?:您是第|你是第).{0,20}(?:位|个)访/,
  /扫一扫.{0,8}(?:打开|查看|阅读|分享|关注|当前|本页)/,
  /^责任编辑\s*[:：]/,
  /^[上下]一[篇条]\s*(?:[:：]|$)/,
];
const AT_EDGES: readonly RegExp[] = [
  /^(?:网站)?(?:主办|承办|协办|维护|管理)(?:单位|机构)?\s*[:：]/,
  /^(?:技术支持|网站管理|联系我们|邮政编码|邮编|传真|您好|欢迎)\s*[:：]?/,
  /^(?:地址|电话)\s*[:：].*(?:邮编|电话|传真)/,
  /^[【[（(]?(?:编辑|责编|审核|校对|[一二三初复终]审|录入|签发|供稿|摄影|撰稿|值班编辑)\s*[:：].{0,40}$/,
  /^[^，。；]{0,30}(?:扫一扫|二维码|手机(?:版|浏览)|微信公众号)[^，。；]{0,12}$/,
  /^(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?$/,
];
/** Headings of related content, which end the article. */
const RELATED_HEADING =
  /^[【[]?(?:相关(?:链接|阅读|文章|文档|文件|稿件|信息|解读|新闻|推荐|政策|报道|内容)|延伸阅读|推荐阅读|阅读推荐|关联(?:文件|阅读|信息)|解读链接|热[点门](?:新闻|推荐|文章|信息)|最新(?:文章|信息|动态|发布)|猜你喜欢|友情链接|[上下]一[篇条](?=\s*(?:[:：]|$)))[】\]]?\s*[:：]?/;
const MAX_RELATED_LENGTH = 60;

const DISCLAIMER =
  /免责声明|版权声明|隐私(?:声明|政策)|(?:本网站?|本站|本平台).{0,20}(?:版权|转载|链接|免责|声明|不承担|所有权)|未经.{0,12}(?:授权|许可|同意).{0,12}(?:转载|复制|使用)|浏览器|javascript|请先?(?:登录|开启|启用)/i;

const LABELS =
  /^[【[（(]?(?:(?:信息|文章|稿件|文字|内容|资料)?来源|(?:信息)?(?:发布|发表|更新|公开|生成|录入|上传|发稿)(?:时间|日期|人|者|机构|机关|单位)|时间|日期|作者|发布|成文日期|成文时间|索\s*引\s*号|信息索引|发文(?:机构|机关|单位|字号|文号|日期)|文\s*号|文件编号|主题分类|主题词|公开类别|公开方式|公开范围|公开形式|信息分类|体裁分类|组配分类|有效性|名\s*称|标\s*题|关键词|所属主题|浏览次数|点击数|阅读量|字体|生效日期|废止日期)\s*[:：]/;

/** Whether a line is boilerplate wherever it occurs. */
export function isBoilerplate(text: string): boolean {
  if (text.length > MAX_BOILERPLATE_LENGTH) return false;
  return ANYWHERE.some((pattern) => pattern.test(text)) || isToolbar(text);
}

/** Whether a line is boilerplate if it comes before the first sentence of the article or after the last. */
export function isEdgeBoilerplate(text: string): boolean {
  return text.length <= MAX_LABEL_LENGTH && AT_EDGES.some((pattern) => pattern.test(text));
}

/** Whether a line holds metadata: 来源：… 发布时间：… between title and text, or a line of a metadata table. */
export function isLabelLine(text: string): boolean {
  return text.length <= MAX_LABEL_LENGTH && LABELS.test(text) && !/。/.test(text);
}

export function endsArticle(text: string): boolean {
  return text.length <= MAX_RELATED_LENGTH && RELATED_HEADING.test(text) && !/。/.test(text);
}

/** Whether a sentence speaks of the site rather than of what is published on it. */
export function isDisclaimer(text: string): boolean {
  return DISCLAIMER.test(text);
}
