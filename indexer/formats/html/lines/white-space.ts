/** Raw text between two line breaks in, what a reader sees of it out; the rules are those of CSS for white space. */

/** Characters without width, which editors leave behind and nobody sees. */
const ZERO_WIDTH = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** An editor's way to write a space that browsers do not close up; copied from a browser it is a space. */
const FIXED_SPACE = /\u00a0/g;
/** Stands in from the margin: one Han or em space, or two narrower ones. */
const INDENTED = /^(?:\u3000|\u2003|[\u00a0\u2000-\u200a]{2})/;
/** Characters as wide as Han: between two of them a line break of the source is not seen. */
const WIDE = '[\\p{Script=Han}\u3000-\u303f\uff00-\uff60“”‘’…—]';
const BREAK_BETWEEN_WIDE = new RegExp(`(?<=${WIDE})\n(?=${WIDE})`, 'gu');

/** A run of white space in the source is one space or, where a line ends in it, one line break. */
export function closeUp(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, (run) => (/[\n\r]/.test(run) ? '\n' : ' '));
}

/** White space that counts (`<pre>`) is kept by turning it into space that is not closed up. */
export function keepSpace(text: string): string {
  return text.replace(/\t/g, '\u00a0\u00a0\u00a0\u00a0').replace(/ /g, '\u00a0');
}

export function seen(raw: string): { text: string; indented: boolean } {
  const closed = raw
    .replace(ZERO_WIDTH, '')
    .replace(/[ \n]+/g, (run) => (run.includes('\n') ? '\n' : ' '))
    .replace(/^[ \n]+/, '');
  return {
    text: closed.replace(BREAK_BETWEEN_WIDE, '').replace(FIXED_SPACE, ' ').replace(/\n/g, ' ').trim(),
    indented: INDENTED.test(closed),
  };
}
