/**
 * Names of the tools that publishing systems put around every article, and that are copied with its text:
 * 下载 打印 收藏 【字号：大 中 小】.
 */

/** Characters. Longer lines are sentences, whatever they begin with. */
const MAX_TOOLBAR_LENGTH = 200;

const TOOLS =
  /我?要?(?:打印|收藏)(?:本页|此页|本文|文章|该页)?|关闭(?:窗口|本页|此页|页面)?|分享(?:到|至|本文)?|微信(?:好友|扫码)?|(?:新浪|腾讯)?微博|QQ空间|QQ好友|QQ|朋友圈|人人网?|豆瓣|字[体号](?:大小)?|特大|超大|加大|还原|减小|放大|缩小|下载(?:本文|本页|附件)?|全屏(?:阅读)?|导出PDF|默认|正常|繁[體体](?:中文|版)?|简体(?:中文|版)?|无障碍(?:浏览|阅读)?|适老化|长者(?:模式|版)|返回(?:顶部|首页|上页|列表)?|回到?顶部|(?:我要)?纠错|复制链接|保存本?页?|推荐(?:给朋友)?|语音(?:播报|朗读)|朗读|English|登录|注册|设为首页|加入收藏|网站首页|首页|网站地图|联系我们|关于我们|网站声明|隐私保护|更多|搜索|视力保护色|TOP/gi;
const FONT_SIZES = /^[\s[\]【】（）()|/：:]*(?:[大中小][\s[\]【】（）()|/]*){2,3}$/;
const TOOL_SEPARATORS =
  /[\s大中小AaTt+\-\d|｜/\\·•:：【】[\]（）()<>《》＞»—_，,、。.!&×xX\uff0b\u25b2\u25bc^↑↓]+/g;

/** Whether a line consists of tool names alone: 【打印】【关闭】, 分享到： 微信 微博. */
export function isToolbar(text: string): boolean {
  if (text.length > MAX_TOOLBAR_LENGTH) return false;
  if (FONT_SIZES.test(text)) return true;
  const rest = text.replace(TOOLS, '');
  return rest !== text && rest.replace(TOOL_SEPARATORS, '') === '';
}

/** A tool, or a bracket or separator beside tools; a date of digits and points is none. */
export function isPieceOfToolbar(text: string): boolean {
  return isToolbar(text) || (!/\d/.test(text) && text.replace(TOOL_SEPARATORS, '') === '');
}
