/** Turns the raw text between two line breaks into the visible text, by the white space rules of CSS. */

/** Invisible characters that editors leave behind. */
const ZERO_WIDTH = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** Editors write it to keep browsers from collapsing spaces; text copied from a browser has plain spaces. */
const NO_BREAK_SPACE = /\u00a0/g;
/** An indent: one ideographic or em space, or two narrower ones. */
const INDENTED = /^(?:\u3000|\u2003|[\u00a0\u2000-\u200a]{2})/;
/** Full-width characters; a source line break between two of them is invisible. */
const WIDE = '[\\p{Script=Han}\u3000-\u303f\uff00-\uff60“”‘’…—]';
const BREAK_BETWEEN_WIDE = new RegExp(`(?<=${WIDE})\n(?=${WIDE})`, 'gu');

/** Collapses a run of white space to one space, or to one line break if it contains one. */
export function collapseSpace(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, (run) => (/[\n\r]/.test(run) ? '\n' : ' '));
}

/** Keeps significant white space (`<pre>`) by turning it into no-break spaces, which are not collapsed. */
export function preserveSpace(text: string): string {
  return text.replace(/\t/g, '\u00a0\u00a0\u00a0\u00a0').replace(/ /g, '\u00a0');
}

export function renderedText(raw: string): { text: string; indented: boolean } {
  const collapsed = raw
    .replace(ZERO_WIDTH, '')
    .replace(/[ \n]+/g, (run) => (run.includes('\n') ? '\n' : ' '))
    .replace(/^[ \n]+/, '');
  return {
    text: collapsed.replace(BREAK_BETWEEN_WIDE, '').replace(NO_BREAK_SPACE, ' ').replace(/\n/g, ' ').trim(),
    indented: INDENTED.test(collapsed),
  };
}
