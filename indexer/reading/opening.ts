/**
 * Reads the opening of a speech: the lines down to the salutation and the sentence that presents the report.
 * It says to which congress the report was given and when, and for which government:
 *
 *     ——2021年1月12日在白城市第六届人民代表大会第五次会议上
 *     白城市市长 ×××
 *     各位代表：现在，我代表市人民政府，向大会报告工作……
 */
import { halfWidth } from '../text/half-width.ts';
import { numbering } from '../text/numbering.ts';
import { DATE, isoDate } from './dates.ts';

export interface Opening {
  /** The place before 第六届人民代表大会: 白城市, or only 市, 省, 自治区; 全国 for the nation; null without congress. */
  readonly congress: string | null;
  /** The place before 人民政府 in 我代表…人民政府, of the same forms; 国务院 for the nation. */
  readonly government: string | null;
  /** The place before the office of the speaker: 白城市 in 白城市市长. */
  readonly office: string | null;
  /** The day on which the report was given. */
  readonly deliveredOn: string | null;
  /** Whether it presents the work of a government: 向大会报告工作, 作政府工作报告. */
  readonly presentsWork: boolean;
}

/** Lines searched: titles, occasion, speaker and captions of photographs precede the salutation. */
const MAX_LINES = 20;
/** In characters: longer lines are text of the report, except for the sentence that presents it. */
const MAX_LINE_LENGTH = 120;

const ORDINAL = '[\\d一二三四五六七八九十百]{1,4}';
const CONGRESS_NAME = '(?:人民代表大会|人大)';
/** The place is the run of characters before; a line may end anywhere within. */
const CONGRESS = new RegExp(
  `(?:\\d日)?([\\p{Script=Han}·]{0,40}?)\\n?(?:第?${ORDINAL}届\\n?(全国)?${CONGRESS_NAME}|(全国)${CONGRESS_NAME}|${CONGRESS_NAME}\\n?第?${ORDINAL}次)`,
  'u',
);
/** What may stand between the start of the run and the place: a date, the speaker, 在. No name of a place has 在. */
const BEFORE_PLACE = /^.*(?:[一二三四五六七八九十]日|在|上午|下午)/su;
const GOVERNMENT = new RegExp(
  `(?:我(?:谨|现在?)?代表|^代表|受(?=[^，。]{0,40}委托))(?:[^，。、]{0,20}、)?(?:(?:中华人民共和国)?(国务院)|(?:第?${ORDINAL}届)?([\\p{Script=Han}·]{0,24}?)(?:第?${ORDINAL}届)?(?:(?:人民)?政府|革命委员会))`,
  'mu',
);
const PRESENTS_WORK = /(?:作|做|报告|汇报)[^。]{0,24}工作|工作[^。，]{0,12}报告/;
const OFFICE =
  /([\p{Script=Han}·]{1,20}?)(?:人民政府)?(?:代理?)?(?:省长|市长|州长|盟长|县长|区长|旗长|镇长|乡长|自治区主席|(?<=自治区)主席|(?<=街道)(?:办事处)?主任)/u;
/** Dates of the page, not of the report. */
const PAGE_DATE = /发布|来源|更新|印发|成文|公开日期|浏览|时间[:：]/;
const ALL_DATES = new RegExp(DATE.source, 'g');
const SALUTATION = /^(?:各位|同志们|代表们|主任、)/;

/** @param titles lines of the title and the declared title: they may name congress and date */
export function openingOf(lines: readonly string[], titles: readonly string[] = []): Opening {
  const compact = [...titles, ...lines.slice(0, MAX_LINES)].map(closed);
  const end = compact.findIndex(
    (line, index) => index >= titles.length && (SALUTATION.test(line) || isText(line)),
  );
  const head = compact.slice(0, end < 0 ? compact.length : end);
  // The sentence that presents the report follows the salutation, or begins the text without one.
  const presentation = compact
    .slice(head.length, head.length + 8)
    .join('\n')
    .slice(0, 1500);
  const government = GOVERNMENT.exec(presentation);
  const congress = congressIn(head);
  const isSpeech =
    congress !== null ||
    government !== null ||
    SALUTATION.test(compact[end] ?? '') ||
    titles.some((title) => title.includes('政府工作报告'));
  return {
    congress: congress?.place ?? null,
    government: government ? (government[1] ?? government[2] ?? '') : null,
    office: OFFICE.exec(head.slice(titles.length).join('\n'))?.[1]?.replace(BEFORE_PLACE, '') ?? null,
    deliveredOn: deliveryDate(isSpeech ? head : head.slice(0, titles.length), congress?.line ?? null),
    presentsWork:
      government !== null && PRESENTS_WORK.test(presentation.slice(government.index, government.index + 120)),
  };
}

/** Without spaces, which letter-spacing puts between any two characters, and in half width. */
function closed(line: string): string {
  return halfWidth(line.replace(/[\s\u200b-\u200d\ufeff*]+/g, ''));
}

function isText(line: string): boolean {
  return (
    line.length > MAX_LINE_LENGTH || /[。；]$/.test(line) || numbering(line) !== null || GOVERNMENT.test(line)
  );
}

function congressIn(head: readonly string[]): { readonly place: string; readonly line: number } | null {
  // Reports also cite congresses whose spirit they follow.
  const text = head.map((line) => (/贯彻|学习|精神|落实/.test(line) ? '' : line)).join('\n');
  const match = CONGRESS.exec(text);
  if (!match) return null;
  const [, before = '', nation, nationAlone] = match;
  const line = text.slice(0, match.index + before.length).split('\n').length - 1;
  return { place: (nation ?? nationAlone) ? '全国' : before.replace(BEFORE_PLACE, ''), line };
}

/** The date beside the congress, or else the first date; a line may end within it. */
function deliveryDate(head: readonly string[], congressLine: number | null): string | null {
  const text = head.map((line) => (PAGE_DATE.test(line) ? '' : line)).join('\n');
  const dated = [...text.matchAll(ALL_DATES)].flatMap(({ 0: words, index }, found) => {
    const line = text.slice(0, index).split('\n').length - 1;
    const date = isoDate(words);
    return date === null
      ? []
      : [{ date, distance: congressLine === null ? found : Math.abs(line - congressLine) }];
  });
  return dated.sort((a, b) => a.distance - b.distance)[0]?.date ?? null;
}

/** A title without the date on which the report was given (2016年1月17日): its other years are the report's. */
export function withoutDates(title: string): string {
  return title.replace(ALL_DATES, '');
}
