/** Formats a number as Word does, given the name of a number format (ISO 29500-1, 17.18.59). */

const DIGITS = '〇一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** Formats with their own Unicode characters up to a last number; beyond it Word writes plain digits. */
const ENCLOSED: ReadonlyMap<string, { readonly first: string; readonly last: number }> = new Map([
  ['decimalEnclosedCircle', { first: '①', last: 20 }],
  ['decimalEnclosedCircleChinese', { first: '①', last: 20 }],
  ['decimalEnclosedParen', { first: '⑴', last: 20 }],
  ['decimalEnclosedFullstop', { first: '⒈', last: 20 }],
  ['ideographEnclosedCircle', { first: '㊀', last: 10 }],
]);

const FORMATTERS: ReadonlyMap<string, (value: number) => string> = new Map<string, (value: number) => string>(
  [
    ['none', () => ''],
    ['bullet', () => ''],
    ['decimalZero', (value) => String(value).padStart(2, '0')],
    ['decimalFullWidth', (value) => mapDigits(value, '０１２３４５６７８９')],
    ['decimalFullWidth2', (value) => mapDigits(value, '０１２３４５６７８９')],
    ['numberInDash', (value) => `- ${value} -`],
    ['upperRoman', (value) => roman(value)],
    ['lowerRoman', (value) => roman(value).toLowerCase()],
    ['upperLetter', (value) => letter(value)],
    ['lowerLetter', (value) => letter(value).toLowerCase()],
    [
      'chineseCounting',
      (value) => (value < 100 ? counting(value, DIGITS, '十百千') : mapDigits(value, DIGITS)),
    ],
    ['chineseCountingThousand', (value) => counting(value, DIGITS, '十百千')],
    [
      'taiwaneseCounting',
      (value) => (value < 100 ? counting(value, DIGITS, '十百千') : mapDigits(value, DIGITS)),
    ],
    ['taiwaneseCountingThousand', (value) => counting(value, DIGITS, '十百千')],
    ['japaneseCounting', (value) => counting(value, DIGITS, '十百千')],
    ['chineseLegalSimplified', (value) => counting(value, LEGAL_DIGITS, '拾佰仟')],
    ['ideographDigital', (value) => mapDigits(value, DIGITS)],
    ['japaneseDigitalTenThousand', (value) => mapDigits(value, DIGITS)],
    ['taiwaneseDigital', (value) => mapDigits(value, DIGITS)],
    ['ideographTraditional', (value) => STEMS[value - 1] ?? String(value)],
    ['ideographZodiac', (value) => BRANCHES[value - 1] ?? String(value)],
  ],
);

/** Names by the codes of `.doc` and `.rtf` (MS-OSHARED 2.2.1.3); any other code falls back to decimal. */
export const FORMAT_NAMES: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};

/** Unknown formats fall back to plain digits, as in Word. */
export function formatNumber(format: string, value: number): string {
  const enclosed = ENCLOSED.get(format);
  if (enclosed && value >= 1 && value <= enclosed.last) {
    return String.fromCodePoint((enclosed.first.codePointAt(0) ?? 0) + value - 1);
  }
  return FORMATTERS.get(format)?.(value) ?? String(value);
}

function mapDigits(value: number, digits: string): string {
  return String(value).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}

/** 三, 十, 十二, 二十, 一百零五, up to 9999. */
function counting(value: number, digits: string, units: string): string {
  if (value <= 0 || value > 9999) return mapDigits(value, digits);
  let text = '';
  const decimal = String(value);
  for (const [index, digit] of [...decimal].entries()) {
    const unit = decimal.length - index - 1;
    if (digit !== '0') text += (digits[Number(digit)] ?? '') + (unit > 0 ? (units[unit - 1] ?? '') : '');
    else if (!text.endsWith('零') && Number(decimal.slice(index)) > 0) text += '零';
  }
  // Only the legal form writes the leading one (壹拾贰); all others shorten 一十二 to 十二.
  return digits === DIGITS ? text.replace(/^一十/, '十') : text;
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

function roman(value: number): string {
  if (value <= 0 || value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [numeral, numeralValue] of ROMAN) {
    while (rest >= numeralValue) {
      text += numeral;
      rest -= numeralValue;
    }
  }
  return text;
}

/** A to Z, then AA, BB … ZZ, AAA, as Word counts. 780 is 30 letters, more than any list of a report needs. */
function letter(value: number): string {
  if (value <= 0 || value > 780) return String(value);
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}
