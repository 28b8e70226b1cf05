/**
 * Removes the marks of Markdown inside a line: emphasis, links, images, code, escapes, tags of HTML. A parser of
 * CommonMark is of no use here: by its rules **成效。**全镇 is not bold, since a mark between a stop and a character
 * closes nothing, and it takes the indent of a Chinese paragraph for code.
 */

/**
 * Bold type, which may hold a single stop. A mark before other commas and stops masks a name instead: 张**、李**; so
 * does a run of more than three.
 */
const STRONG =
  /(?<!\*)(\*{2,3})(?:(?![\s*、，。；：！？）》”’」』】])([^*]*[^\s*])|([\p{P}\s]))(\*{2,3})(?!\*)/gu;
/** Bold type over several lines has one mark at the start of the first and one at the end of the last. */
const STRONG_START = /^\*\*(?=[^\s*])/;
const STRONG_END = /(?<=[^\s*])\*\*$/;
const STRONG_LINES =
  /^([^\S\n]*)\*\*(?=[^\s*])((?:[^\n*]{1,200}\n\s{0,20}){1,5}[^\n*]{0,200}[^\s*])\*\*(?=[^\S\n]*$)/gm;
/** Italic type begins beside a space or a sign, or holds some words: 5*3, 长*宽*高 and 李*、王* have no marks. */
const EMPHASIS =
  /(?<![\p{L}\p{N}*])\*(?![\s*、，。；：！？）》”’」』】])([^*]*[^\s*（《“‘「『【])\*(?!\*)|\*(\p{Script=Han}{4,})\*(?!\*)/gu;
const UNDERSCORES =
  /(?<!_)__(?![\s_])([^_]*[^\s_])__(?!_)|(?<![\p{L}\p{N}_])_(?![\s_])([^_]*[^\s_])_(?![\p{L}\p{N}_])/gu;
const STRUCK = /~~(?![\s~])([^~]*[^\s~])~~/g;
/** Characters: masked names are closer to each other than this. */
const MIN_CERTAIN_LENGTH = 4;

const CODE = /(?<!`)(`{1,3})([^`]+)\1(?!`)/g;
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;
/** An address has a sign that no note in brackets has: 〔2024〕 is often written [2024](5). */
const ADDRESS =
  '(?:<[^<>\\n]{0,1000}>|(?=[^\\s)]{0,1000}[/.#:@])[^()\\s]{0,1000}(?:\\([^()\\s]{0,200}\\)[^()\\s]{0,200}){0,5})?' +
  '(?:\\s+(?:"[^"]{0,200}"|\'[^\']{0,200}\'))?\\s{0,20}';
const IMAGE = new RegExp(`!\\[[^\\[\\]]*\\]\\(${ADDRESS}\\)`, 'g');
const LINK = new RegExp(`\\[([^\\[\\]]*)\\]\\(${ADDRESS}\\)`, 'g');
const AUTOLINK = /<((?:https?|mailto):[^<>\s]+)>/g;

const LINE_BREAK = /<br\s*\/?>/gi;
const TAG =
  /<\/?(?:a|abbr|b|big|blockquote|center|code|del|div|em|figure|figcaption|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|s|section|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?\/?>/gi;
const TABLE_ROW = /<tr(?:\s[^<>]*)?>((?:(?!<\/?tr)[\s\S])*)<\/tr>/gi;
const CELL_BORDER = /<\/t[dh]>\s*<t[dh](?:\s[^<>]*)?>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', ensp: '\u2002', emsp: '\u3000' },
  ...{ ldquo: '“', rdquo: '”', middot: '·', mdash: '—', hellip: '…' },
};

/** Escaped signs and those of code stand for themselves until all marks are gone; nobody writes these characters. */
const LITERAL = 0x10f000;

/** Without the marks of bold type, where they can be nothing else: text files contain them too. */
export function withoutStrong(line: string): string {
  if (!line.includes('**')) return line;
  const isCertain = [...line.matchAll(STRONG)].some(({ 2: words = '', index }) => {
    const isApart = index === 0 || /[\s\p{P}\p{S}]/u.test(line.charAt(index - 1));
    return words !== '' && (isApart || (words.length >= MIN_CERTAIN_LENGTH && !/[、，。；]/.test(words)));
  });
  return isCertain ? line.replace(STRONG, wordsOf) : line;
}

/** The same where the marks stand at the start of one line and the end of another. */
export function withoutStrongLines(text: string): string {
  return text.includes('**') ? text.replace(STRONG_LINES, '$1$2') : text;
}

/** A star too many is the mark of a footnote: ***政府工作报告** is *政府工作报告 in bold. */
function wordsOf(
  _: string,
  open: string,
  words: string | undefined,
  stop: string | undefined,
  close: string,
): string {
  const stars = open.length - close.length;
  return `${stars > 0 ? '*' : ''}${words ?? stop ?? ''}${stars < 0 ? '*' : ''}`;
}

/** The lines that tags of HTML make in a Markdown file: rows of tables, and line breaks outside of them. */
export function withHtmlLines(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(TABLE_ROW, (_, cells: string) => {
      const line = cells.replace(/\s*\n\s*/g, '').replace(CELL_BORDER, '|');
      return `\n|${line.replace(LINE_BREAK, ' ')}|\n`;
    })
    .replace(/^[ \t]*\|.*$/gm, (row) => row.replace(LINE_BREAK, ' '))
    .replace(LINE_BREAK, '\n');
}

/** A line of a Markdown file as its reader sees it. `withLiterals` completes it after the marks of blocks are gone. */
export function withoutInlineMarks(line: string): string {
  return line
    .replace(CODE, (_, _mark, code: string) => code.replace(PUNCTUATION, literal))
    .replace(ESCAPED, (_, sign: string) => literal(sign))
    .replace(IMAGE, '')
    .replace(LINK, '$1')
    .replace(AUTOLINK, '$1')
    .replace(TAG, '')
    .replace(/&(#\d{2,6}|[a-z]{2,6});/g, (entity, name: string) =>
      name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (ENTITIES[name] ?? entity),
    )
    .replace(STRONG, wordsOf)
    .replace(STRONG_START, '')
    .replace(STRONG_END, '')
    .replace(EMPHASIS, (_, words?: string, han?: string) => words ?? han ?? '')
    .replace(UNDERSCORES, (_, strong?: string, words?: string) => strong ?? words ?? '')
    .replace(STRUCK, '$1');
}

export function withLiterals(line: string): string {
  return line.replace(/[\u{10f000}-\u{10f07f}]/gu, (sign) =>
    String.fromCharCode((sign.codePointAt(0) ?? LITERAL) - LITERAL),
  );
}

function literal(sign: string): string {
  return String.fromCodePoint(LITERAL + sign.charCodeAt(0));
}
