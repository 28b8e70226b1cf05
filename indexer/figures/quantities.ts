/**
 * Finds the quantities of a folded text: numbers with a unit. Years, dates, ordinals, document numbers, telephone
 * numbers and the numerals of names (三项制度, 二十大) are none.
 */
import type { Quantity } from './figure.ts';
import { numeralValue, scaled, scaleOf } from './numerals.ts';
import type { UnitAt, UnitLexicon } from './unit-lexicon.ts';

const CANDIDATE = /[0-9一二两三四五六七八九十百千万亿]/g;
/** What a number may not follow: it would be part of a name (PM2.5, 5+2), a date (12·4), a ratio (3∶7), an ordinal (第3, 十一届三次). */
const CONTINUED = /(?:[a-z0-9.·+/×第届]|\d[-,:∶])$/;
/**
 * Digits with or without thousands separators, or Han numerals, with a scale (万) and 余 or 多 on either side of it.
 * A lone 十 counts only as 十余. Old files set digits apart: 4 0 个.
 */
const AMOUNT =
  /(?<numeral>\d{1,3}(?:,\d{3})+(?!\d)|\d(?: \d)+(?![ \d])|\d+(?:[.·]\d+)?|(?:[一二两三四五六七八九]|十(?=[余多一二三四五六七八九]))[〇零一二两三四五六七八九十百千万亿]*(?:点[〇零一二三四五六七八九]+)?)(?<inner>[余多])?(?<scale>十亿|百亿|千亿|万亿|亿|十万|百万|千万|万|千|百)?(?<outer>[余多])?/y;
/** 九成, but not 三成员. */
const TENTHS = /([一二三四五六七八九1-9])成(?=以|左右|多|的|[,。;、)]|$)/y;
const RATE = /([百千]分(?:之|(?=百)))(百|\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百点]+)/y;
const RANGE = /[-至到]/y;
const AND = /[、和与及]/y;
const POINTS = /[百千]分点$/;
/** 突破万亿元, 近百家: a scale that is a number by itself. */
const BARE_SCALE = /(?:万亿|[百千]?[万亿]|[百千])/y;
const REACHES = /(?:突破|超过?|达到?|[过逾近])$/;

const BEFORE =
  /(不少于|不低于|不超过|不高于|不多于|少于|低于|高于|多于|至少|超过|突破|接近|将近|大约|超|逾|近|约)了?$/;
const AFTER = /(以上|以下|以内|以外|左右|上下|不等)/y;
/** 一九六二年, 唯一一个, 两三个: Han digits in a row are no number that can be counted on. */
const DIGIT_BY_DIGIT = /^[〇零一二两三四五六七八九]{2,}$/;
/** Spans of time: a figure only where the text says how long something takes, not when it happened. */
const DURATIONS = new Set(['年', '天', '个月']);
const LASTS = /(?:达到?|至|为|到|延长|缩短|压缩|满)[了约近]?$/;
/** What a small Han numeral counts if it follows: 每日不少于两次检查. */
const AT_LEAST = /(?:不少于|不低于|不超过|不高于|不多于|少于|多于|至少)$/;
/** Phases are numbered, not counted, by Han numerals: 园区二期、三期. */
const PHASE = '期';
const ENDS_CLAUSE = /[,。;、!?)]|以上|左右|$/y;
/** Characters looked at before and after a number. */
const NEARBY = 6;

interface Amount {
  readonly numeral: string;
  readonly factor: number;
  /** 余 or 多 within the number. */
  readonly more: string;
  readonly end: number;
}

/** What may follow a Han numeral that is part of a number: most are parts of words (一是, 第三产业). */
const GOES_ON = new Set('〇零一二两三四五六七八九十百千万亿余多成分点至到-、');
const HAN_FROM = 0x3400;

/** Spelling of tenths, which are counted as %. */
export const TENTHS_SIGN = '成';

/**
 * All quantities of a folded text, in order and without overlap.
 *
 * @param from begins to look here: at the beginning of the text or of a sentence
 * @param to a quantity that begins here or later is left out
 */
export function quantities(folded: string, units: UnitLexicon, from = 0, to = folded.length): Quantity[] {
  const found: Quantity[] = [];
  for (let at = next(folded, from); at >= 0 && at < to; ) {
    const quantity = quantityAt(folded, at, units);
    if (quantity) found.push(quantity);
    at = next(folded, quantity?.end ?? (amountAt(folded, at)?.end || at + 1));
  }
  return found;
}

function next(folded: string, from: number): number {
  CANDIDATE.lastIndex = from;
  return CANDIDATE.exec(folded)?.index ?? -1;
}

function quantityAt(folded: string, start: number, units: UnitLexicon): Quantity | null {
  const following = folded.charAt(start + 1);
  if (folded.charCodeAt(start) >= HAN_FROM && !GOES_ON.has(following) && !units.begins(following))
    return null;
  const before = folded.slice(Math.max(0, start - NEARBY), start);
  if (CONTINUED.test(before)) return null;
  const read = valueAt(folded, start, before, units);
  if (!read || !Number.isFinite(read.low) || !Number.isFinite(read.high)) return null;
  const { end, low, high, unit } = read;
  return { start, end, low, high, unit, qualifier: qualifierOf(folded, before, end, read.more) };
}

type Value = Pick<Quantity, 'end' | 'low' | 'high' | 'unit'> & { readonly more: string };

function valueAt(folded: string, start: number, before: string, units: UnitLexicon): Value | null {
  const rate = matchAt(RATE, folded, start);
  if (rate) {
    const value = rate[2] === '百' ? 100 : numeralValue(rate[2] ?? '');
    const unit = units.nameOf(`${rate[1]?.charAt(0)}分之`);
    return { low: value, high: value, unit, end: RATE.lastIndex, more: '' };
  }
  const tenths = matchAt(TENTHS, folded, start);
  if (tenths) {
    const value = 10 * numeralValue(tenths[1] ?? '');
    return { low: value, high: value, unit: '%', end: TENTHS.lastIndex, more: '' };
  }
  const first = amountAt(folded, start);
  if (!first) {
    const bare = REACHES.test(before) ? matchAt(BARE_SCALE, folded, start)?.[0] : undefined;
    const unit = bare === undefined ? null : units.at(folded, start + bare.length);
    if (!bare || !unit || DURATIONS.has(unit.name)) return null;
    const [value, end] = [scaleOf(bare), start + bare.length + unit.length];
    return { low: value, high: value, unit: unit.name, end, more: '' };
  }
  const firstUnit = units.at(folded, first.end);
  const second = rangeAfter(folded, first, firstUnit, units);
  const last = second ?? first;
  const unit = second
    ? units.at(folded, second.end)
    : (sharedUnit(folded, firstUnit, first, units) ?? firstUnit);
  const [low, high] = bounds(first, second);
  const { more } = last;
  if (!unit) return nounFollows(folded, last) ? { low, high, unit: null, end: last.end, more } : null;
  const end = last.end + unit.length;
  if (isName(folded, before, first, second !== null, unit, end)) return null;
  return { low, high, unit: unit.name, end, more };
}

/** 22个和15个百分点: the first 个 is that of 百分点, too. */
function sharedUnit(folded: string, unit: UnitAt | null, first: Amount, units: UnitLexicon): UnitAt | null {
  const at = first.end + (unit?.length ?? 0);
  if (unit?.name !== '个' || !matchAt(AND, folded, at)) return null;
  const second = amountAt(folded, at + 1);
  const shared = second && units.at(folded, second.end);
  return shared && POINTS.test(shared.name) ? { ...shared, length: unit.length } : null;
}

function amountAt(folded: string, at: number): Amount | null {
  const { numeral, inner, scale, outer } = matchAt(AMOUNT, folded, at)?.groups ?? {};
  if (numeral === undefined) return null;
  const factor = scaleOf(scale);
  const more = inner ?? outer ?? '';
  return { numeral, factor, more, end: AMOUNT.lastIndex };
}

/** The second number of 3-5件, 5%-10%, 三至五件. */
function rangeAfter(folded: string, first: Amount, unit: UnitAt | null, units: UnitLexicon): Amount | null {
  const dash = first.end + (unit?.length ?? 0);
  if (!matchAt(RANGE, folded, dash)) return null;
  const second = amountAt(folded, dash + 1);
  const secondUnit = second && units.at(folded, second.end);
  if (!second || !secondUnit || (unit && unit.name !== secondUnit.name)) return null;
  // 2021-2025年 is a span of years, and 10-3件 is no range.
  const [low, high] = bounds(first, second);
  return low < high ? second : null;
}

/** 3-5万元: the scale at the end is that of both. */
function bounds(first: Amount, second: Amount | null): [low: number, high: number] {
  const low = numeralValue(first.numeral);
  if (!second) {
    const value = scaled(low, first.factor);
    return [value, value];
  }
  const high = numeralValue(second.numeral);
  const factor = first.factor === 1 && low < high ? second.factor : first.factor;
  return [scaled(low, factor), scaled(high, second.factor)];
}

/** 13万农民: a scale and a noun without a unit. 2万 alone is as likely a name. */
function nounFollows(folded: string, { numeral, factor, end }: Amount): boolean {
  return factor >= 1e4 && /^\d/.test(numeral) && /\p{Script=Han}/u.test(folded.charAt(end));
}

function isName(
  folded: string,
  before: string,
  { numeral }: Amount,
  isRange: boolean,
  unit: UnitAt,
  end: number,
): boolean {
  if (DIGIT_BY_DIGIT.test(numeral)) return true;
  if (DURATIONS.has(unit.name)) return /^[12]\d{3}$/.test(numeral) || !LASTS.test(before);
  if (isRange || numeral.length > 1 || /\d/.test(numeral) || AT_LEAST.test(before)) return false;
  if (unit.name === PHASE) return true;
  // 调解成功三起, at the end of a clause, counts; 三项制度 names, and 一次 is seldom a number.
  return numeral === '一' || !matchAt(ENDS_CLAUSE, folded, end);
}

function qualifierOf(folded: string, before: string, end: number, more: string): string | null {
  const after = matchAt(AFTER, folded, end)?.[1];
  return BEFORE.exec(before)?.[1] ?? (more || null) ?? after ?? null;
}

function matchAt(sticky: RegExp, folded: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(folded);
}
