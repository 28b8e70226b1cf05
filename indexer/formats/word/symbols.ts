/** A sign of a symbol font in (`w:sym`); out, the character that looks like it, '' where none is known. */

/** By the code in the font; only what reports and forms use. Unknown ones are ornaments, and no text. */
const SIGNS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    74: '☺',
    108: '●',
    109: '❍',
    110: '■',
    111: '□',
    113: '❑',
    114: '❒',
    117: '◆',
    118: '❖',
    159: '•',
    161: '○',
    164: '◉',
    168: '□',
    171: '★',
    216: '➢',
    224: '→',
    251: '✗',
    252: '✓',
    253: '☒',
    254: '☑',
  },
  'wingdings 2': {
    79: '✗',
    80: '✓',
    81: '☒',
    82: '☑',
    83: '☒',
    84: '☒',
    163: '□',
  },
  symbol: {
    37: '%',
    45: '−',
    163: '≤',
    176: '°',
    177: '±',
    179: '≥',
    180: '×',
    183: '•',
    184: '÷',
    185: '≠',
    187: '≈',
    174: '→',
    210: '®',
    211: '©',
    212: '™',
  },
};

/** @param code hexadecimal; symbol fonts lie at F000 to F0FF, other fonts mean the character of that code */
export function symbol(font: string, code: string): string {
  const value = Number.parseInt(code, 16);
  if (!Number.isFinite(value) || value < 0x20 || value > 0x10ffff) return '';
  const signs = SIGNS[font.toLowerCase()];
  if (signs) return signs[value & 0xff] ?? '';
  const isPrivate = value >= 0xe000 && value <= 0xf8ff;
  const isSurrogate = value >= 0xd800 && value <= 0xdfff;
  return isPrivate || isSurrogate ? '' : String.fromCodePoint(value);
}
