/** A value and the name of a number format (ISO 29500-1, 17.18.59) in; the number as Word writes it out. */

const DIGITS = '〇一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** Formats that Unicode has signs for, up to a number; beyond it Word writes plain figures. */
const SIGNS: ReadonlyMap<string, { readonly first: string; readonly last: number }> = new Map([
  ['decimalEnclosedCircle', { first: '①', last: 20 }],
  ['decimalEnclosedCircleChinese', { first: '①', last: 20 }],
  ['decimalEnclosedParen', { first: '⑴', last: 20 }],
  ['decimalEnclosedFullstop', { first: '⒈', last: 20 }],
  ['ideographEnclosedCircle', { first: '㊀', last: 10 }],
]);

const FORMS: ReadonlyMap<string, (value: number) => string> = new Map<string, (value: number) => string>([
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
]);

/** What is not known here is written in figures, as Word does where it lacks a format. */
export function numberIn(format: string, value: number): string {
  const signs = SIGNS.get(format);
  if (signs && value >= 1 && value <= signs.last) {
    return String.fromCodePoint((signs.first.codePointAt(0) ?? 0) + value - 1);
  }
  return FORMS.get(format)?.(value) ?? String(value);
}

function mapDigits(value: number, digits: string): string {
  return String(value).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}

/** 三, 十, 十二, 二十, 一百零五, up to 9999. */
function counting(value: number, digits: string, units: string): string {
  if (value <= 0 || value > 9999) return mapDigits(value, digits);
  let text = '';
  const figures = String(value);
  for (const [index, figure] of [...figures].entries()) {
    const unit = figures.length - index - 1;
    if (figure !== '0') text += (digits[Number(figure)] ?? '') + (unit > 0 ? (units[unit - 1] ?? '') : '');
    else if (!text.endsWith('零') && Number(figures.slice(index)) > 0) text += '零';
  }
  // 一十二 is said in the legal form alone (壹拾贰); elsewhere ten stands without its one.
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
  let left = value;
  let text = '';
  for (const [sign, worth] of ROMAN) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}

/** A to Z, then AA, BB … ZZ, AAA, as Word counts; no list of a report is longer than that. */
function letter(value: number): string {
  if (value <= 0 || value > 780) return String(value);
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}
