/**
 * Bytes in, text out: UTF-8 and UTF-16 with their marks and without, GB18030 (which holds GBK and GB2312), Big5.
 * What a file declares is a hint and no more: saved pages often declare what they were before they were saved.
 */

/** Share of control characters beyond which a file is no text. */
const CONTROL_SHARE = 0.01;
/** Characters looked at to tell text from something else, and one encoding from another. */
const SAMPLE = 20_000;
/** Share of bytes that may be none of their encoding: a page stitched together from parts has a few. */
const BROKEN_SHARE = 0.001;
const BEYOND_ASCII = /[^\0-\x7f]/;
/** By how much of all characters the common ones must be more in another encoding than the declared one. */
const DOUBT = 0.05;
/** Share of common characters below which bytes with zeros are no UTF-16 without its mark. */
const UTF16_SHARE = 0.3;

/**
 * The commonest characters of Chinese in both scripts, and of reports. Bytes read in a wrong encoding give characters
 * spread over the whole table, of which few are among these; of a text they are a third and more.
 */
const COMMON = new Set(
  '的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又利比或但质質气氣第向道命此变變条條没沒结結解问問意建月公无無系军軍很情者最立代想已通并提直题題党黨程展五果料象员員位常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知较較将將组組见見计計别別她手角期根论論运運农農指几幾九区區强強放决決西被干做必战戰先回则則任取据處处府镇鎮乡鄉村县縣市街办辦治依务務执執导導责責委会議议报報告落宣传傳普矛盾纠糾纷紛调調安保护護，。、：；（）“”',
);

export interface Decoded {
  /** Without its byte order mark. */
  readonly text: string;
  /** As `TextDecoder` names it. */
  readonly encoding: string;
}

/**
 * @param declared the encoding that the file or its envelope names, right or wrong
 * @throws Error with one sentence where the bytes are no text in any of these encodings
 */
export function decode(bytes: Uint8Array, declared?: string): string {
  return decoded(bytes, labelOf(declared)).text;
}

/** As `decode`, with a note in one sentence where the declaration was wrong and made a difference. */
export function decodeWithNotes(
  bytes: Uint8Array,
  declared: string | undefined,
): { readonly text: string; readonly notes: readonly string[] } {
  const label = labelOf(declared);
  const { text, encoding } = decoded(bytes, label);
  const wrong = label !== null && label !== encoding && BEYOND_ASCII.test(text);
  const notes = wrong ? [`网页声明的编码是 ${declared}，实际是 ${encoding.toUpperCase()}，已按后者读取`] : [];
  return { text, notes };
}

/**
 * As `decode`, for a file that is written back in the encoding that it was found in.
 *
 * @throws as `decode`
 */
export function decodeNamed(bytes: Uint8Array): Decoded {
  return decoded(bytes, null);
}

function decoded(bytes: Uint8Array, label: string | null): Decoded {
  const found = marked(bytes) ?? unmarked(bytes, label);
  if (found === null || !isText(found.text)) {
    throw new Error('不是文本文件，或编码无法识别；请另存为 UTF-8 文本后重试');
  }
  return found;
}

function marked(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  const as = (encoding: string, mark: number): Decoded | null => {
    const text = strict(encoding, bytes.subarray(mark));
    return text === null ? null : { text, encoding };
  };
  if (a === 0xef && b === 0xbb && c === 0xbf) return as('utf-8', 3);
  if (a === 0xff && b === 0xfe) return as('utf-16le', 2);
  if (a === 0xfe && b === 0xff) return as('utf-16be', 2);
  return null;
}

function unmarked(bytes: Uint8Array, declared: string | null): Decoded | null {
  const utf8 = strict('utf-8', bytes);
  // A few Chinese words in GBK can be UTF-8 by chance (联通), a text cannot.
  const sure = utf8 !== null && isText(utf8) && (declared === null || declared === 'utf-8');
  if (sure) return { text: utf8, encoding: 'utf-8' };
  // Every text in UTF-16 has line ends, digits or tags, and with them zeros; no text in the others has any.
  const wide = bytes.subarray(0, SAMPLE).includes(0) ? ['utf-16le', 'utf-16be'] : [];
  const wideText = best(wide, declared, (encoding) => strict(encoding, bytes));
  if (wideText && wideText.share >= UTF16_SHARE) return wideText;
  return best(['utf-8', 'gb18030', 'big5'], declared, (encoding) => lenient(encoding, bytes));
}

/** The encoding that gives the most common characters; the likelier one if no other gives clearly more. */
function best(
  encodings: readonly string[],
  declared: string | null,
  read: (encoding: string) => string | null,
): (Decoded & { share: number }) | null {
  let found: (Decoded & { share: number; rank: number }) | null = null;
  for (const encoding of encodings) {
    const text = read(encoding);
    if (text === null || !isText(text)) continue;
    const share = commonShare(text);
    const rank = share + (encoding === declared ? DOUBT : 0) + (encoding === 'gb18030' ? DOUBT / 2 : 0);
    if (found === null || rank > found.rank) found = { text, encoding, share, rank };
  }
  return found;
}

/** Of the first characters that are not ASCII, since a page may begin with any length of scripts. */
function commonShare(text: string): number {
  let wide = 0;
  let common = 0;
  for (let index = 0; index < text.length && wide < SAMPLE; index++) {
    if (text.charCodeAt(index) < 0x80) continue;
    wide++;
    if (COMMON.has(text.charAt(index))) common++;
  }
  return wide === 0 ? 1 : common / wide;
}

/** The one of our encodings that a label means (gb2312 is gb18030's), null for others and for none. */
function labelOf(declared: string | undefined): string | null {
  try {
    const label = new TextDecoder(declared ?? 'none').encoding;
    return label === 'gbk' ? 'gb18030' : label;
  } catch {
    return null; // No encoding has this name.
  }
}

function strict(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // Not this encoding: the next one is tried.
  }
}

/** null where more is broken than a few stray bytes. */
function lenient(encoding: string, bytes: Uint8Array): string | null {
  const text = new TextDecoder(encoding).decode(bytes);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return broken <= bytes.length * BROKEN_SHARE ? text : null;
}

function isText(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/g)?.length ?? 0;
  return controls <= sample.length * CONTROL_SHARE;
}
