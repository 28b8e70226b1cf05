/**
 * Decodes text files: UTF-8 and UTF-16 with or without a byte-order mark, GB18030 (a superset of GBK and
 * GB2312), Big5. A declared encoding is only a hint: saved pages often still declare the encoding they had
 * before they were saved.
 */

/** Maximum share of control characters in a text file. */
const MAX_CONTROL_SHARE = 0.01;
/** Number of characters sampled to detect binary files and the encoding. */
const SAMPLE_LENGTH = 20_000;
/** Maximum share of invalid bytes: a page stitched together from parts has a few. */
const MAX_INVALID_SHARE = 0.001;
const BEYOND_ASCII = /[^\0-\x7f]/;
/** Lead in the share of common characters that another encoding needs to override the declared one. */
const DECLARED_BONUS = 0.05;
/** Minimum share of common characters for bytes with NULs to count as UTF-16 without a byte-order mark. */
const MIN_UTF16_SHARE = 0.3;

/**
 * The most frequent characters of Chinese in both scripts, and of reports. They make up a third or more of a
 * correctly decoded text, while a wrong encoding gives characters spread over the whole table.
 */
const COMMON_CHARACTERS = new Set(
  '的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又利比或但质質气氣第向道命此变變条條没沒结結解问問意建月公无無系军軍很情者最立代想已通并提直题題党黨程展五果料象员員位常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知较較将將组組见見计計别別她手角期根论論运運农農指几幾九区區强強放决決西被干做必战戰先回则則任取据處处府镇鎮乡鄉村县縣市街办辦治依务務执執导導责責委会議议报報告落宣传傳普矛盾纠糾纷紛调調安保护護，。、：；（）“”',
);

export interface Decoded {
  /** Without its byte-order mark. */
  readonly text: string;
  /** The name that `TextDecoder` gives it. */
  readonly encoding: string;
}

/**
 * @param declared the encoding named by the file or its envelope, right or wrong
 * @throws Error with one Chinese sentence where the bytes are not text in any of these encodings
 */
export function decode(bytes: Uint8Array, declared?: string): string {
  return detect(bytes, labelOf(declared)).text;
}

/** Like `decode`, with a one-sentence note if the declaration was wrong and would have garbled the text. */
export function decodeWithNotes(
  bytes: Uint8Array,
  declared: string | undefined,
): { readonly text: string; readonly notes: readonly string[] } {
  const label = labelOf(declared);
  const { text, encoding } = detect(bytes, label);
  const isWrong = label !== null && label !== encoding && BEYOND_ASCII.test(text);
  const notes = isWrong
    ? [`网页声明的编码是 ${declared}，实际是 ${encoding.toUpperCase()}，已按后者读取`]
    : [];
  return { text, notes };
}

/**
 * Like `decode`, with the encoding, for files that are written back or displayed in the encoding they have.
 *
 * @throws like `decode`
 */
export function decodeWithEncoding(bytes: Uint8Array, declared?: string): Decoded {
  return detect(bytes, labelOf(declared));
}

function detect(bytes: Uint8Array, label: string | null): Decoded {
  const result = decodeMarked(bytes) ?? decodeUnmarked(bytes, label);
  if (result === null || !isText(result.text)) {
    throw new Error('不是文本文件，或编码无法识别；请另存为 UTF-8 文本后重试');
  }
  return result;
}

function decodeMarked(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  const as = (encoding: string, markLength: number): Decoded | null => {
    const text = decodeStrictly(encoding, bytes.subarray(markLength));
    return text === null ? null : { text, encoding };
  };
  if (a === 0xef && b === 0xbb && c === 0xbf) return as('utf-8', 3);
  if (a === 0xff && b === 0xfe) return as('utf-16le', 2);
  if (a === 0xfe && b === 0xff) return as('utf-16be', 2);
  return null;
}

function decodeUnmarked(bytes: Uint8Array, declared: string | null): Decoded | null {
  const utf8 = decodeStrictly('utf-8', bytes);
  // A few Chinese words in GBK are valid UTF-8 by chance (联通); a whole text never is.
  const isUtf8 = utf8 !== null && isText(utf8) && (declared === null || declared === 'utf-8');
  if (isUtf8) return { text: utf8, encoding: 'utf-8' };
  // Line ends, digits and tags give any UTF-16 text NUL bytes, which no text in the other encodings has.
  const candidates = bytes.subarray(0, SAMPLE_LENGTH).includes(0) ? ['utf-16le', 'utf-16be'] : [];
  const utf16 = bestEncoding(candidates, declared, (encoding) => decodeStrictly(encoding, bytes));
  if (utf16 && utf16.share >= MIN_UTF16_SHARE) return utf16;
  return bestEncoding(['utf-8', 'gb18030', 'big5'], declared, (encoding) => decodeLeniently(encoding, bytes));
}

/** The encoding with most common characters; close calls go to the declared one, then to GB18030. */
function bestEncoding(
  encodings: readonly string[],
  declared: string | null,
  read: (encoding: string) => string | null,
): (Decoded & { share: number }) | null {
  let best: (Decoded & { share: number; rank: number }) | null = null;
  for (const encoding of encodings) {
    const text = read(encoding);
    if (text === null || !isText(text)) continue;
    const share = commonShare(text);
    const rank =
      share +
      (encoding === declared ? DECLARED_BONUS : 0) +
      (encoding === 'gb18030' ? DECLARED_BONUS / 2 : 0);
    if (best === null || rank > best.rank) best = { text, encoding, share, rank };
  }
  return best;
}

/** Measured on the first non-ASCII characters, since a page may begin with scripts of any length. */
function commonShare(text: string): number {
  let nonAscii = 0;
  let common = 0;
  for (let index = 0; index < text.length && nonAscii < SAMPLE_LENGTH; index++) {
    if (text.charCodeAt(index) < 0x80) continue;
    nonAscii++;
    if (COMMON_CHARACTERS.has(text.charAt(index))) common++;
  }
  return nonAscii === 0 ? 1 : common / nonAscii;
}

/** The encoding that a label stands for (gb2312 and gbk give gb18030); null for an unknown label or none. */
function labelOf(declared: string | undefined): string | null {
  try {
    const label = new TextDecoder(declared ?? 'none').encoding;
    return label === 'gbk' ? 'gb18030' : label;
  } catch {
    return null; // Unknown label.
  }
}

function decodeStrictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // Not this encoding; the caller tries the next one.
  }
}

/** null if more than a few stray bytes are invalid. */
function decodeLeniently(encoding: string, bytes: Uint8Array): string | null {
  const text = new TextDecoder(encoding).decode(bytes);
  const invalid = text.match(/\ufffd/g)?.length ?? 0;
  return invalid <= bytes.length * MAX_INVALID_SHARE ? text : null;
}

function isText(text: string): boolean {
  const sample = text.slice(0, SAMPLE_LENGTH);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: matching control characters is the purpose
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/g)?.length ?? 0;
  return controls <= sample.length * MAX_CONTROL_SHARE;
}
