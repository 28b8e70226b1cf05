/**
 * What the numbers of a sentence are of: the noun or verb-noun before each (调解矛盾纠纷45起), or the noun after its
 * unit (新建3所学校).
 *
 * Works by word lists, not by parsing: jieba takes 270 MB and segments a figure's sentence in as long as all of this
 * takes, and labels of parts of speech did not tell 调解 in 调解工作 from 调解 in 调解纠纷 either.
 */
import type { Quantity } from './figure.ts';
import { type FigureWords, withoutChange, withoutEndings, withoutOpenings } from './figure-words.ts';

/** `|` separates the cells of a table row. */
const CLAUSE_END = /[,:|]/;
/** Within a clause, between who acts and what is done: 执法队全年巡查. */
const WITHIN = /(?<=.)(?:全年|今年以来|累计|先后|共计)(?=.)/g;
const ASIDE = /\([^()]*\)/g;
/** Characters that a concept has at most; of a longer one the end is the nearest to the number. */
const MAX_LENGTH = 24;
/** A list before a number is kept whole up to so many characters: 保障性住房、棚户区改造住房. */
const MAX_LIST = 20;
/** 2000年的, 比上年, 由: between a concept and its number. */
const COMPARISON =
  /(?:[比较由从是为]|高于|低于|相比|同比|环比|截至|截止)?(?:上年|去年|前年|今年|全年|同期|\d{4}年|(?:[七八九]|十[一二三四五]?)五(?:时期|期间)?)(?:预计|计划|同期|年?末|年?底|时期)?(?:的|实际)*$/;
const DATE_FIRST =
  /^(?:截[至止]\S{0,8}?[年月日底末]|\d{4}年度?(?:\d{1,2}月)?(?:-\d{1,2}月)?(?:\d{1,2}日)?(?:以来|末|底)?|\d{1,2}月(?:\d{1,2}日)?|十[一二三四五]?五(?:时期|期间)|[一二三四]季度|前三季度|过去[一五十]年|近[两三五十]年|[一二两三四五六七八九十\d]+年(?:来|间|内)?|[一二三四五六七八九十]+(?:是|、))/;
/** Clauses that qualify a number rather than name it. */
const PROVISO = /^(?:由于|因为?|随着|考虑|扣除|剔除|按|比|较|不含|不包括)/;
const RESPECTIVELY = '分别';
const LIST_MARK = /、|以及|和(?!谐|平|解|睦)|与(?!会)|及(?!时|格)/;
const BETWEEN_LISTED = /^(?:以上|左右|多)?[、,和与及]*(?:以及)?$/;
/** Who acts, and where: of 南阳镇17个村 it is the 村 that are counted. */
const ACTOR =
  /(?:[省市县区镇乡村局所委办站部]|街道|社区|中心|单位|学校|学院|大学|企业|公司|国内|境内|周边|沿线)$/;
/** 黄冈、黄石等9个园区, 以下6个方面, 为82家商户: what is counted follows. */
const AND_OTHERS = /等$/;
/** A list before, or a number in a list: 延寿脱贫、17个村脱贫, 安宁、晋宁2个园区. */
const LISTED = /、/;
const LISTS = /(?:等|以下|如下|[的和与及为对向给使])$/;
/** Characters of a verb that is no known action: 依托15个网格. */
const MAX_VERB = 2;
/** Of the number before: 1万家|以上、上市公司20家. */
const AFTER_LAST = /^(?:以上|以下|以内|左右|上下|不等)/;
const AFTER_NUMBER = /^(?:以上|以下|以内|左右|上下|不等|多|余|的|地)+/;
/** Units of measures: what they measure mostly stands before the number. */
const MEASURE = /元$|^%$|^‰$|百分点$|^倍$|[年月日天钟]$|[吨亩克斤担米瓦升时里箱力]$|^公顷$|^人次$/;

/** The concept of each quantity of a sentence; empty for those of which the sentence names none. */
export function conceptsOf(
  folded: string,
  [start, end]: readonly [start: number, end: number],
  quantities: readonly Quantity[],
  words: FigureWords,
): string[] {
  const concepts: string[] = [];
  /** Where the noun after the number before ends, if that is its concept. */
  let usedUntil = start;
  for (const [at, quantity] of quantities.entries()) {
    const previous = quantities[at - 1];
    const from = Math.max(previous?.end ?? start, usedUntil);
    const to = quantities[at + 1]?.start ?? end;
    const before = folded.slice(from, quantity.start);
    const preceding = nounBefore(before, words);
    const after = nounAfter(folded.slice(quantity.end, to), to < end, words);
    const chosen = choose(preceding, after, quantity, words);
    if (chosen.isAfter) usedUntil = quantity.end + after.length;
    const carried = concepts[at - 1] ?? '';
    const own = chosen.concept || (preceding.text === '' ? after.predicate : '');
    concepts.push(own || earlierClause(before, words) || carried || after.predicate);
  }
  distribute(folded, start, quantities, concepts, words);
  return concepts.map((concept) => withoutModifiers(concept, words));
}

interface Chosen {
  readonly concept: string;
  /** Whether it is the noun after the unit. */
  readonly isAfter: boolean;
}

function choose(before: NounBefore, after: NounAfter, { unit }: Quantity, words: FigureWords): Chosen {
  const isMeasure = unit !== null && MEASURE.test(unit);
  const named: Chosen = { concept: object(before.noun, words), isAfter: false };
  if (after.noun === '' || (isMeasure && isNamedMeasure(before.noun, words))) return named;
  const action =
    words.actions.atEnd(before.noun) ??
    (before.noun.length <= MAX_VERB && !isMeasure ? before.noun : undefined);
  if (
    after.isAttribute ||
    before.noun === '' ||
    AND_OTHERS.test(before.text) ||
    (!isMeasure && (LISTS.test(before.text) || LISTED.test(before.text)))
  )
    return { concept: after.noun, isAfter: true };
  // 财政安排1亿元专项资金: the verb was left out of the noun as what only leads to the number.
  if (action === undefined && isMeasure && words.actions.atEnd(before.text) !== undefined)
    return { concept: after.noun, isAfter: true };
  if (action !== undefined) return { concept: action + after.noun, isAfter: true };
  // What is counted follows its classifier: 引导各县选择1-2个|主导产业; a verb does not: 走访农户20家|落实政策.
  if (
    unit === null ||
    (!isMeasure && (ACTOR.test(before.noun) || words.actions.atStart(after.noun) === undefined))
  )
    return { concept: after.noun, isAfter: true };
  return named;
}

function isNamedMeasure(noun: string, { measures, actions }: FigureWords): boolean {
  return noun.length > MAX_VERB && measures.atEnd(noun) !== undefined && !actions.has(noun);
}

interface NounBefore {
  /** The clause before the number. */
  readonly text: string;
  /** The same without what only leads to the number. */
  readonly noun: string;
}

function nounBefore(before: string, words: FigureWords): NounBefore {
  const text = lastClause(before.replace(ASIDE, '').replace(AFTER_LAST, ''));
  return { text, noun: trimmed(text.replace(WITHIN, ''), words) };
}

/** A clause before, where the number's own says nothing but 比上年增长. */
function earlierClause(before: string, words: FigureWords): string {
  const clauses = before.replace(ASIDE, '').split(CLAUSE_END).slice(0, -1);
  for (const clause of clauses.toReversed()) {
    const concept = PROVISO.test(clause) ? '' : trimmed(clause.replace(/^、/, ''), words);
    if (concept.length > 1) return concept.slice(-MAX_LENGTH);
  }
  return '';
}

function lastClause(text: string): string {
  const clause =
    text
      .split(CLAUSE_END)
      .at(-1)
      ?.replace(/^[、和及与]+/, '')
      .replace(/^.*[()]/, '') ?? '';
  return clause.length <= MAX_LIST ? clause : (clause.split('、').at(-1) ?? '');
}

/** Without the words that lead to a number or from one clause to the next, as many as there are. */
function trimmed(text: string, words: FigureWords): string {
  const { openings, changes, compounds } = words;
  for (let last = ''; last !== text; ) {
    last = text;
    text = withoutChange(withoutLead(text, words), changes)
      .replace(COMPARISON, '')
      .replace(/(?:[、和与]|以及)$/, '');
    text = withoutOpenings(text, openings, compounds)
      .replace(DATE_FIRST, '')
      .replace(/^[、.*#]+/, '');
  }
  return text;
}

/** 总产值完成: the verb belongs to the number, where what comes before is a measure. */
const REACHED = /(?:完成|实现)$/;

/** Without the words that lead to a number; 签约 does not become 签. */
function withoutLead(text: string, { endings, actions, measures }: FigureWords): string {
  const rest = withoutEndings(text, endings, (ending) => ending.length > 1 || !actions.atEnd(text));
  const measure = rest.replace(REACHED, '');
  return measures.atEnd(measure) === undefined ? rest : measure;
}

/** From the first verb on, if it has an object: 镇综治中心|调解矛盾纠纷. */
function object(text: string, { actions, measures }: FigureWords): string {
  const kept = text.slice(-MAX_LENGTH);
  if (measures.atEnd(kept) !== undefined) return afterPossessor(kept);
  const first = actions.indexIn(kept, (action, at) => kept.length - at - action.length >= 2);
  return first < 0 ? kept : kept.slice(first);
}

/** Of a long measure the last part: 使得城镇登记的|失业率. */
function afterPossessor(text: string): string {
  return text.length <= MAX_LIST ? text : text.split('的').at(-1) || text;
}

interface NounAfter {
  readonly noun: string;
  /** UTF-16 units of folded text up to its end. */
  readonly length: number;
  /** Whether 的 joins the number to it: 71%的煤电机组. */
  readonly isAttribute: boolean;
  /** What is said of the number, if no noun follows: 95%以上|实行备案管理. */
  readonly predicate: string;
}

/** @param isBeforeNumber whether the text ends at another number: then a list in it belongs to that one */
function nounAfter(text: string, isBeforeNumber: boolean, { stops, endings }: FigureWords): NounAfter {
  const [lead = ''] = AFTER_NUMBER.exec(text) ?? [];
  const rest = text.slice(lead.length);
  const plain = rest.replace(ASIDE, '');
  const clause = /^[^,:|()]*/.exec(plain)?.[0] ?? '';
  const isList = !(isBeforeNumber && clause.length === plain.length) && !clause.startsWith('、');
  const phrase = isList && clause.length <= MAX_LIST ? clause : (clause.split('、')[0] ?? '');
  const stop = stops.indexIn(phrase);
  const noun = withoutEndings(stop < 0 ? phrase : phrase.slice(0, stop), endings)
    .replace(/[等和与及]+$/, '')
    .slice(0, MAX_LENGTH);
  return {
    noun,
    length: lead.length + rest.indexOf(noun) + noun.length,
    isAttribute: /的$/.test(lead),
    predicate: phrase.slice(0, MAX_LENGTH),
  };
}

/** 城镇和农村居民收入分别增长5%和7%: each number gets its own of the nouns before 分别. */
function distribute(
  folded: string,
  start: number,
  quantities: readonly Quantity[],
  concepts: string[],
  words: FigureWords,
): void {
  for (const [first, quantity] of quantities.entries()) {
    const before = folded.slice(quantities[first - 1]?.end ?? start, quantity.start);
    const at = before.lastIndexOf(RESPECTIVELY);
    if (at < 0 || CLAUSE_END.test(before.slice(at))) continue;
    const clauses = before.slice(0, at).replace(ASIDE, '').split(CLAUSE_END);
    const clause = (clauses.pop() || clauses.pop()) ?? '';
    const items = clause
      .replace(/^[、和及与]+/, '')
      .split(LIST_MARK)
      .map((item) => trimmed(item, words))
      .filter((item) => item !== '');
    let last = first;
    while (
      quantities[last + 1] &&
      BETWEEN_LISTED.test(folded.slice(quantities[last]?.end, quantities[last + 1]?.start))
    )
      last++;
    const listed = last - first + 1;
    // 生产钾肥5万吨、碳酸锂2万吨，分别增长4%和9%: what was counted before, in the same order.
    if (clause === '' && first >= listed)
      concepts.splice(first, listed, ...concepts.slice(first - listed, first));
    if (items.length === 0) continue;
    for (let index = 0; index < listed; index++)
      concepts[first + index] =
        items.length === listed ? (items[index] ?? '') : trimmed(clause, words).slice(-MAX_LENGTH);
  }
}

function withoutModifiers(concept: string, { actions, modifiers, compounds }: FigureWords): string {
  const action = actions.atStart(concept) ?? '';
  const rest = withoutOpenings(concept.slice(action.length), modifiers, compounds);
  return rest === '' ? concept : action + rest;
}
