/** Recognises the lines of a printed table of contents: its heading, and entries that lead to a page number. */

const CONTENTS = /^目\s*[录次]$/;
/** Dots, or what stands for them, between an entry and its page. Two ellipses (……) are a mark of the text itself. */
const LEADER = '(?:(?:[.．·・‥﹒_]\\s*){4}|…\\s*…\\s*…)[.．·・‥…﹒_\\s]*';
const PAGE = '[-—–(（]?\\s*(?:\\d{1,4}|[ivxlc]{1,6})\\s*[-—–)）]?';
/** In two columns one row holds two entries. */
const LED_ENTRY = new RegExp(`(?:${LEADER})${PAGE}(?=\\s*$|\\u3000)`, 'i');
/** Without leaders, the page is set apart at the right margin. */
const PAGED_ENTRY = /\p{Script=Han}.*\u3000\d{1,4}$/u;

/** The line above a table of contents. */
export function isContents(text: string): boolean {
  return CONTENTS.test(text);
}

/** Whether a row has an entry whose page number follows a dot leader. */
export function hasLeader(row: string): boolean {
  return LED_ENTRY.test(row);
}

/** Whether a row below the heading of a table of contents ends with a page number, leader or none. */
export function isContentsEntry(row: string): boolean {
  return hasLeader(row) || PAGED_ENTRY.test(row);
}
