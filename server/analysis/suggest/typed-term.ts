/** Finds the term that is being typed at the end of the search box. */

/**
 * The last term, without an exclusion mark or opening quotation mark before it.
 * @returns its span in UTF-16 units; empty after a space or a closing quotation mark
 */
export function lastTerm(typed: string): [start: number, end: number] {
  const opened = Math.max(openQuote(typed, '“', '”'), openStraight(typed));
  if (opened >= 0) return [opened + 1, typed.length];
  const term = /[^\s|｜]*$/.exec(typed)?.[0] ?? '';
  const start = typed.length - term.length;
  const marks = /^[-－−]?/.exec(term)?.[0].length ?? 0;
  return /["＂”]$/.test(term) ? [typed.length, typed.length] : [start + marks, typed.length];
}

/** Position of a quotation mark that starts a term and opens a phrase not closed yet; -1 if there is none. */
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
