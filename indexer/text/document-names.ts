/**
 * How the titles of official documents end: with the name of what they are (通知, 意见, 条例, 规划 …), as the
 * rules for documents of Party and state organs and for legislation name them.
 */

const DOCUMENTS =
  '报告书?|总结|决议|决定|命令|公报|公告|通告|意见|通知|通报|请示|批复|答复|复函|议案|提案|函|纪要|讲话|致辞|倡议书|公示|汇报|白皮书|年报|说明';
const RULES =
  '条例|规定|办法|细则|规则|准则|章程|守则|规程|规范|标准|法典|制度|(?<![做方办看想说写用执守普司立违合依民刑书])法';
const PLANS = '方案|规划|计划|纲要|要点|预案|指南|手册|清单|举措|措施|安排|行动';
/** (试行), （征求意见稿）, (2023年修订): part of the name, whether on the same line or on one of its own. */
const VERSION = '[（(〔][^（()）〔〕]{1,60}[）)〕]';

const ENDS_LIKE_TITLE = new RegExp(`(?:${DOCUMENTS}|${RULES}|${PLANS})(?:${VERSION}){0,2}[*＊※]?$`);
const STATUTE = new RegExp(
  `(?:条例|规定|办法|细则|规则|准则|章程|规程|法典|(?<![做方办])法)(?:${VERSION}){0,2}[*＊※]?$`,
);

/** Characters. Only the end is looked at, since a pattern is tried at every character before it. */
const MAX_END = 140;

/**
 * Whether a line ends as titles do. Letters may be spaced out (通　知). An order (主席令) is no title: the
 * document that it promulgates has one of its own.
 */
export function endsLikeTitle(line: string): boolean {
  return ENDS_LIKE_TITLE.test(line.slice(-MAX_END).replace(/\s/g, ''));
}

/** Whether a title is that of a law, a regulation or other rules in articles. */
export function isTitleOfStatute(title: string): boolean {
  return STATUTE.test(title.slice(-MAX_END).replace(/\s/g, ''));
}
