/**
 * Drops what a web page appends to a report: licence boxes, lists of links, the page's footer. Separate
 * because a wrong rule here loses text of a report: lines are dropped only if the rules account for every
 * line to the end of the text, so a signature or date further down prevents it.
 */
import { foldToString } from '../../text/fold.ts';
import type { SourceLine } from '../source.ts';

/** Lines checked at the end; the longest tail seen (a fragmented box, its note and its icons) has 18. */
const MAX_TAIL_LINES = 80;
/** A licence box is broken at its links; the longest seen has 11 fragments, 190 characters in all. */
const MAX_BOX_LINES = 25;
const MAX_BOX_LENGTH = 800;
/** Fewer lines that look like links may belong to the report. */
const MIN_LINKS = 3;

/** Matches folded text: no 《》, simplified characters. */
const BOX_START =
  /^(?:注[:：])?(?:本|此|该|这)(?:部|份|篇)?(?:作品|模板|页面|网页|译文)(?:是|来自|在|原|的|所|最|由|采|以|于|已|依|根|不|属|之|可)|^注[:：]?中文维基/;
/** End of a sentence, followed by the names of the box's icons if the text lost its line breaks. */
const BOX_END = /[。.](?:public domain|false| )*$/;
const LICENCE =
  /公有领域|公共领域|public domain|著作权法|版权法|知识共享|creative commons|\bcc by\b|维基|模板所指/;
const FOOTER = [
  /^(?:public domain|false|true)(?: ?(?:public domain|false|true))*$/,
  /^(?:取自|检索自).{0,4}https?:/,
  /^分类[:：]/,
  /^(?:本页面?|页面).{0,6}最后(?:修订|编辑|更新).{0,40}$/,
  /^(?:上|下)一(?:篇|条|页)[:：]?.{0,60}$/,
  /^(?:扫一扫|用微信扫).{0,30}$/,
  /^(?:相关(?:链接|阅读|文章|新闻|稿件)|友情链接|网站地图|联系我们|隐私政策|免责声明)[:：]?(?:[|\s]*(?:网站地图|联系我们|隐私政策|免责声明|关于.{2,6}))*$/,
  /^(?:版权所有|copyright\b|©).{0,60}$/,
  /^.{0,20}icp备\d+号?.{0,12}$/,
  /^.{0,8}公网安备\d+号?$/,
  /^网站标识码[:：]?[a-z]*\d+$/,
];
const ARROW = /^[^。！？；]{0,60}(?:[◄►◀▶⯇⯈]|[←→])[^。！？；]{0,60}$/;
const OTHER_REPORT =
  /^[·-]?(?:\d{4}年?(?:度)?(?:[^,，。；;:：!！?？]{0,30}(?:报告|决议)(?:\(.{1,12}\))?)?|第.{1,4}届[^,，。；;:：]{4,40}决议)$/;
const BRACKETED = /^(?:【[^】]{1,20}】\s*)+$/;
const ATTACHMENTS = /附件|附[:：表录]|目录/;

export function dropWebTail(lines: readonly SourceLine[]): {
  lines: readonly SourceLine[];
  dropped: readonly string[];
} {
  const first = Math.max(1, lines.length - MAX_TAIL_LINES);
  const tail = lines.slice(first).map(({ text, whole }) => ({ text, folded: foldToString(text), whole }));
  for (let start = 0; start < tail.length; start++) {
    if (!isWebTail(tail, start, lines[first + start - 1]?.text ?? '')) continue;
    return {
      lines: lines.slice(0, first + start),
      dropped: tail.slice(start).map((line) => line.text),
    };
  }
  return { lines, dropped: [] };
}

interface TailLine {
  readonly text: string;
  readonly folded: string;
  readonly whole: boolean;
}

/** Whether all lines from `start` to the end are licence boxes, footers and lists of links. */
function isWebTail(tail: readonly TailLine[], start: number, before: string): boolean {
  let at = start;
  while (at < tail.length) {
    const count = boxAt(tail, at) || footerAt(tail, at) || linksAt(tail, at, tail[at - 1]?.text ?? before);
    if (count === 0) return false;
    at += count;
  }
  return true;
}

/** Lines of the licence box at `at`, which lasts until the end of a sentence that mentions a licence. */
function boxAt(tail: readonly TailLine[], at: number): number {
  if (!BOX_START.test(tail[at]?.folded ?? '')) return 0;
  let text = '';
  for (let count = 1; count <= MAX_BOX_LINES && text.length < MAX_BOX_LENGTH; count++) {
    const line = tail[at + count - 1];
    if (!line || (count > 1 && BOX_START.test(line.folded))) return 0;
    text += line.folded;
    if (BOX_END.test(text) && LICENCE.test(text)) return count;
  }
  return 0;
}

function footerAt(tail: readonly TailLine[], at: number): number {
  const folded = tail[at]?.folded ?? '';
  return FOOTER.some((pattern) => pattern.test(folded)) ? 1 : 0;
}

/** Lines of the run of links at `at`. One arrow suffices; names of other reports count only in numbers. */
function linksAt(tail: readonly TailLine[], at: number, before: string): number {
  if (ATTACHMENTS.test(before)) return 0;
  let count = 0;
  let arrows = false;
  for (let line = tail[at]; line && !line.whole; line = tail[at + count]) {
    const arrow = ARROW.test(line.text);
    if (!arrow && !OTHER_REPORT.test(line.folded) && !BRACKETED.test(line.text)) break;
    arrows ||= arrow;
    count++;
  }
  return arrows || count >= MIN_LINKS ? count : 0;
}
