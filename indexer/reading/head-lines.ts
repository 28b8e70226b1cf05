/** Recognises the lines around the title of a document: what stands above and below it and is no part of it. */
import { endsLikeTitle } from '../text/document-names.ts';
import { halfWidth } from '../text/half-width.ts';
import { numbering } from '../text/numbering.ts';
import { DATE_WORDS, YEAR_NUMBER } from './dates.ts';

const MAX_ADDRESSEE_LENGTH = 40;
/** 各市、县（市、区）人民政府，省政府各部门、各直属机构： lists its addressees at length. */
const MAX_ADDRESSEES_LENGTH = 150;

const DATE_LINE = new RegExp(
  `^[（(]?(?:(?:成文|发布|印发|公开)(?:日期|时间)[：:])?\\s*${DATE_WORDS}\\s*(?:印发)?[）)]?$`,
);
export const DOCUMENT_NUMBER =
  /^([\p{Script=Han}]{1,14}\s*[〔[（(【]\s*(?:19|20)\d{2}\s*[〕\]）)】]\s*第?\s*\d{1,5}\s*号)(?:\s+签发人\s*[：:].*)?$/u;
/** The number of an order or announcement, on a line of its own: 第七十一号, 2024年第3号, （第12号）. */
const SERIAL_NUMBER =
  /^[（(]?(?:(?:19|20)\d{2}年)?(?:第[〇○零一二三四五六七八九十百\d]{1,6}号|[〔[](?:19|20)\d{2}[〕\]]第?\d{1,4}号)[）)]?$/;
const NOTE = /^(?:[（(][^（()）]{2,40}[）)]|【[^【】]{2,40}】)$/;
/** When a statute was passed and amended; it may run over several lines. */
const HISTORY =
  /^[（(](?:根据)?.{0,12}(?:19|20)\d{2}年.{0,40}(?:通过|公布|发布|修订|修正|批准|审议|会议|施行|令)/;
const ADDRESSEE =
  /(?:政府|委|办|办公室|局|领导|代表|委员|同志们?|单位|部门|厅|司法所|机构|企业|社区|村|[（(](?:居|村|社区)[）)]|学校|医院|居民|村民|朋友们?|群众)[^。；]{0,10}[：:]$/;
const OFFICE = '(?:总理|省长|主席|市长|州长|县长|区长|旗长|镇长|乡长|主任|书记)';
/** Who delivered it: 国务院总理　李　强, ××镇镇长 ×××, 某市市长某某, 省 长：某某某（2019年1月24日）. */
const SPEAKER = new RegExp(
  `^[\\p{Script=Han}（）()]{0,16}${OFFICE}(?:(?:\\s+|\\s*[：:]\\s*)[\\p{Script=Han}·][\\p{Script=Han}·\\s]{1,9}|[\\p{Script=Han}·]{2,3})?(?:[（(]?${DATE_WORDS}[）)]?)?$`,
  'u',
);
const SPACED_OFFICE = /([省市州县区旗镇乡])\s+长/;
const ENDS_WITH_OFFICE = new RegExp(`${OFFICE}$`);
const NAME = /^[\p{Script=Han}·](?:\s*[\p{Script=Han}·]){1,3}$/u;
/** 主任会议, 书记办公室, 主席令: an office that begins the name of something else. */
const NO_SPEAKER = /(?:会议|办公室|办公会|讲话|信箱|令|制|团)$/;
/** When and where a report was delivered: ——2024年3月5日在第十四届全国人民代表大会第二次会议上. */
const OCCASION = new RegExp(
  `^(?:[—–―－─-]{1,3}|[（(])?\\s*(?:[^（(]{0,12}${YEAR_NUMBER}\\s*年.{2,40}|在.{4,50}届.{2,40})(?:会议|大会|全会|两会)\\s*上?[）)]?(?:\\s+.{0,16}${OFFICE}\\s.{1,8})?$`,
);
/** An occasion too long for its line; the dash tells it from a title. */
const OCCASION_START = /^[—–―－─-]{1,3}/;
/** Greeted without a colon. */
const GREETING = /^(?:各位(?:代表|委员|领导)|同志们)[，,、！!]?$/;
const SESSION = /(?:次(?:全体)?会议|大会)上?[）)]?$/;
const PASSED = new RegExp(`^${YEAR_NUMBER}年.*(?:会议|大会)(?:审议)?通过$`);
const LABEL =
  /^(?:签发人|索\s?引\s?号|信息索引|发文(?:机构|机关|单位|字号|日期)|主题(?:分类|词)|公开(?:类别|方式|范围|形式|属性)|密级|紧急程度|备案号|有效性|(?:信息)?来源|文\s?号)\s*[：:]/;
const URGENCY = /^(?:特急|急件|加急|平急|特提|机密|秘密|绝密|内部(?:资料|文件))(?:[★\s].*)?$/;
/** The heading of an issue or of a series, not the name of what it holds: …文件, 江苏省地方标准. */
const SERIES = /(?:文\s*件(?:[（(].{1,4}[）)])?|(?:国家|行业|地方|团体|企业)标准)$/;
const ATTACHMENT = /^附\s*[件录表图]?\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?$/;
const ORDER = /(?:令|公告|公报)$/;
/** When a document was printed, without the day. */
const MONTH = new RegExp(`^${YEAR_NUMBER}\\s*年\\s*[\\d一二三四五六七八九十]{1,2}\\s*月$`);
const ORGANISATION = /(?:委员会|人民政府|办事处|办公室|行政公署|委|政府|管理局|管委会|党工委|司法所|局|厅)$/;
const ARTICLE = /^第[一二三四五六七八九十百零〇\d]{1,6}条(?:\s|[\p{Script=Han}])/u;

export function isDateLine(text: string): boolean {
  return DATE_LINE.test(halfWidth(text));
}

export function isDocumentNumber(text: string): boolean {
  return DOCUMENT_NUMBER.test(halfWidth(text));
}

export function isNote(text: string): boolean {
  return NOTE.test(text);
}

export function isHistory(text: string): boolean {
  return HISTORY.test(halfWidth(text));
}

export function isSeries(text: string): boolean {
  return SERIES.test(text);
}

/** Letters may be spaced out (青 禾 镇 人 民 政 府). */
export function isOrganisation(text: string): boolean {
  return ORGANISATION.test(text.replace(/\s/g, ''));
}

/** The first line of an article (第一条　为了…). */
export function isArticle(text: string): boolean {
  return ARTICLE.test(text);
}

/** 中华人民共和国主席令, 某某常务委员会公告: the first line of what promulgates another document. */
export function isOrder(text: string): boolean {
  return ORDER.test(text.replace(/\s/g, '')) && !/关于/.test(text);
}

/** An order may have its number on the same line: 国务院令第778号. */
export function isNumberedOrder(text: string): boolean {
  const [, name = '', number = ''] = /^(.*(?:令|公告))\s*[（(]?(第.{1,6}号)[）)]?$/.exec(text) ?? [];
  return isOrder(name) && isSerialNumber(number);
}

export function isSerialNumber(text: string): boolean {
  return SERIAL_NUMBER.test(halfWidth(text).replace(/\s/g, ''));
}

/** Whether a line was added by those who file or deliver a document and names neither it nor its reader. */
export function isFiling(text: string): boolean {
  return (
    isDateLine(text) ||
    isDocumentNumber(text) ||
    isSerialNumber(text) ||
    isNote(text) ||
    isHistory(text) ||
    isOccasion(text) ||
    isSpeaker(text) ||
    LABEL.test(text) ||
    URGENCY.test(text) ||
    ATTACHMENT.test(text) ||
    MONTH.test(halfWidth(text)) ||
    // Numbers of standards and of copies (ICS 03.160, GB/T 9704—2012, 000012), an English title.
    (text.length <= MAX_ADDRESSEE_LENGTH && !/\p{Script=Han}/u.test(text))
  );
}

/** Whether a line says to whom a document is addressed. */
export function isAddressee(text: string): boolean {
  if (numbering(text) || /如下|现将|情况/.test(text)) return false;
  if (GREETING.test(text)) return true;
  const limit = /^各/.test(text) && !/[。；]/.test(text) ? MAX_ADDRESSEES_LENGTH : MAX_ADDRESSEE_LENGTH;
  return text.length <= limit && ADDRESSEE.test(text);
}

/** Whether a line is the name of the speaker whose office the line above it states. */
export function isNameOfSpeaker(office: string, text: string): boolean {
  return ENDS_WITH_OFFICE.test(office) && isSpeaker(office) && isName(text);
}

/** Whether a line has the form of a person's name (李　强). */
export function isName(text: string): boolean {
  return NAME.test(text);
}

function isOccasion(text: string): boolean {
  const line = halfWidth(text);
  return (
    OCCASION.test(line) ||
    (OCCASION_START.test(line) && !endsLikeTitle(line)) ||
    SESSION.test(line) ||
    PASSED.test(line)
  );
}

function isSpeaker(text: string): boolean {
  return SPEAKER.test(text.replace(SPACED_OFFICE, '$1长')) && !NO_SPEAKER.test(text);
}
