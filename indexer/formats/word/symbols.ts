/** Maps characters of symbol fonts (`w:sym`) to the Unicode characters that look like them. */

/** By font and code; only the ones that reports and forms use. All others are ornaments and not text. */
const CHARACTERS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
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

/**
 * @param code hexadecimal: F000 to F0FF in a symbol font, the Unicode code point in any other font
 * @returns '' if no character is known
 */
export function symbolCharacter(font: string, code: string): string {
  const value = Number.parseInt(code, 16);
  if (!Number.isFinite(value) || value < 0x20 || value > 0x10ffff) return '';
  const characters = CHARACTERS[font.toLowerCase()];
  if (characters) return characters[value & 0xff] ?? '';
  const isPrivate = value >= 0xe000 && value <= 0xf8ff;
  const isSurrogate = value >= 0xd800 && value <= 0xdfff;
  return isPrivate || isSurrogate ? '' : String.fromCodePoint(value);
}
