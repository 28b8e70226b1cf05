/** What stands in the search box in; the word that is being typed at its end out. */

/**
 * The last term, without the mark that excludes it and the quotation mark that opens it.
 * @returns its place in UTF-16 units; empty after a space, or after a quotation mark that closes
 */
export function lastTerm(typed: string): [start: number, end: number] {
  const opened = Math.max(openQuote(typed, '“', '”'), openStraight(typed));
  if (opened >= 0) return [opened + 1, typed.length];
  const term = /[^\s|｜]*$/.exec(typed)?.[0] ?? '';
  const start = typed.length - term.length;
  const marks = /^[-－−]?/.exec(term)?.[0].length ?? 0;
  return /["＂”]$/.test(term) ? [typed.length, typed.length] : [start + marks, typed.length];
}

/** Where a quotation mark at a term's start opens a phrase that is not closed yet; -1 where none does. */
function openQuote(typed: string, opening: string, closing: string): number {
  const at = typed.lastIndexOf(opening);
  return at >= 0 && typed.indexOf(closing, at) < 0 && startsTerm(typed, at) ? at : -1;
}

function openStraight(typed: string): number {
  const marks = [...typed.matchAll(/["＂]/g)].map(({ index }) => index);
  const last = marks.length % 2 === 1 ? (marks.at(-1) ?? -1) : -1;
  return last >= 0 && startsTerm(typed, last) ? last : -1;
}

function startsTerm(typed: string, at: number): boolean {
  return /(?:^|[\s|｜])[-－−]?$/.test(typed.slice(0, at));
}
