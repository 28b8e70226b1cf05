/**
 * Finds the names of practices that a passage mentions: what stands in quotation marks, with what speaks for and
 * against its being a name. One mention proves little; `chosenNames` weighs all of them.
 */
import { endsLikeTitle } from '../../indexer/text/document-names.ts';
import { isHan } from '../../indexer/text/occurrences.ts';
import type { Cues } from './practice-files.ts';

/** `for` and `against`: a cue says so; `open`: nothing does. */
export type Evidence = 'for' | 'against' | 'open';

export interface Mention {
  /** Without the quotation marks. */
  readonly name: string;
  readonly evidence: Evidence;
}

/** Characters of a name. */
const MIN_NAME = 2;
export const MAX_NAME = 20;
/** Characters between a name and the word that tells it: “善溢巴阳”矛盾纠纷调解联盟, 推行项目审批“极简办”. */
const [GAP_AFTER, GAP_BEFORE] = [8, 8];

/** Characters of a name without marks before its ending, as the bounds of a repetition. */
const BARE = '2,8';

const QUOTED = /“([^“”\n]+)”|「([^「」\n]+)」|『([^『』\n]+)』|‘([^‘’\n]+)’|"([^"\n]+)"|《([^《》\n]+)》/g;
/**
 * Between two names of a list: “椒林夜话”“板凳议事会”, “甲”、“乙”和“丙”, “甲”进企、普法进企、“乙”等活动, 服务“甲”、执法“乙”.
 */
const LIST_SEPARATOR = /^(?:[和及与]|以及|(?:\p{Script=Han}{0,10}、){0,3}|、\p{Script=Han}{1,6})$/u;
/** Dates and numbers of plans: “12·4”, “八五”. */
const NUMERALS = /^[\p{N}〇零一二三四五六七八九十百千年月日·.\-—+%]+$/u;
/** A full stop or the like makes a sentence; names have a comma at most. */
const SENTENCE = /[。！？；：…\n“”‘’《》]/;
const COMMA = /[，、,]/;
/** 一村一法律顾问, 一月一案例. */
const PAIR = /^一\p{Script=Han}{1,3}一\p{Script=Han}{1,4}$/u;
/** 网格化+铁脚板; the plus at the end (互联网+) is another matter. */
const SUM = /^[^+＋]+[+＋][^+＋]+$/;
/** “桥头断理”134场. */
const COUNTED = /^(?:全年|共)?[\d０-９一二三四五六七八九十百千]+余?[场期处支个次讲件]/;
/** Words that end a noun phrase, so that what follows them belongs to something else. */
const PHRASE_END = /[的了着被把在是从向让为将以]|对(?![接口账])|中$|使得|形成|进行|开展|得到|成为|推动|推进/;
/** A comma makes a slogan of a name, unless it is short: 一个电话、上门代办. */
const SHORT = 12;
/** Levels of an alarm: “红、黄、蓝”三色预警, “红黄绿”. */
const SINGLE_CHARACTERS = /^(?:.(?:[、，].)+|[红橙黄绿蓝白黑]+)$/u;

interface Quoted {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly isTitle: boolean;
}

/** Compiled from the cues once; used for every passage. */
export class MentionFinder {
  private readonly after: RegExp;
  private readonly endings: RegExp;
  private readonly before: RegExp;
  private readonly nounBefore: RegExp;
  private readonly ofNoun: RegExp;
  private readonly notBefore: RegExp;
  private readonly notAfter: RegExp;
  private readonly notWithin: RegExp;
  private readonly bare: RegExp;
  private readonly startsWithCue: RegExp;

  constructor(cues: Cues) {
    const gap = `\\p{Script=Han}{0,${GAP_AFTER}}?`;
    this.after = new RegExp(`^(${gap})(?:${anyOf(cues.after)})`, 'u');
    this.endings = new RegExp(`.(?:${anyOf(cues.endings)})$`, 'u');
    // The nearest of several: 落实项目推进“代办制”.
    this.before = new RegExp(
      `^.*(?:${anyOf(cues.before)})((?:[\\p{Script=Han}\\d]){0,${GAP_BEFORE}})$`,
      'su',
    );
    this.nounBefore = new RegExp(`(?:${anyOf(cues.after)})(?:——?|：|:|即|叫)$`, 'u');
    this.ofNoun = new RegExp(`^的(?:${anyOf(cues.afterOf)})`, 'u');
    this.notBefore = new RegExp(`(?:${anyOf(cues.notBefore)})$`, 'u');
    this.notAfter = new RegExp(`^(?:等)?\\p{Script=Han}{0,4}?(?:${anyOf(cues.notAfter)})`, 'u');
    this.notWithin = new RegExp(anyOf(cues.notWithin), 'u');
    this.startsWithCue = new RegExp(`^(?:${anyOf(cues.before)})`, 'u');
    this.bare = new RegExp(
      `(?:[、和]|${anyOf(cues.before)})(\\p{Script=Han}{${BARE}}(?:${anyOf(cues.bareEndings)}))(?![律规院庭官治制])`,
      'gu',
    );
  }

  /** All mentions of a passage; a name that it repeats comes again. */
  *mentionsIn(text: string): Generator<Mention> {
    for (const list of listsOf(quotedIn(text), text)) yield* this.judged(list, text);
    for (const [, name = ''] of text.matchAll(this.bare))
      if (!PHRASE_END.test(name) && !this.startsWithCue.test(name)) yield { name, evidence: 'for' };
  }

  /** What speaks for one name of a list speaks for all of it. */
  private *judged(list: readonly Quoted[], text: string): Generator<Mention> {
    const [first, last] = [list[0], list.at(-1)];
    if (!first || !last) return;
    const left = text.slice(Math.max(0, first.start - 2 * GAP_BEFORE), first.start);
    const right = text.slice(last.end, last.end + 2 * GAP_AFTER);
    const isNamedAfter = this.isNamedAfter(right);
    const isNamedBefore = this.isNamedBefore(left);
    const isRefuted =
      this.notBefore.test(left) || this.notAfter.test(right) || /^(?:向|到|为|变|转)[“「]/.test(right);
    for (const { name, isTitle } of list) {
      if (!canBeName(name) || (isTitle && (!isNamedAfter || endsLikeTitle(name)))) continue;
      const isName =
        isNamedAfter ||
        (COMMA.test(name)
          ? isNamedBefore === 'at once' && name.length <= SHORT
          : isNamedBefore !== null || this.endings.test(name) || PAIR.test(name) || SUM.test(name));
      const evidence = isRefuted || this.notWithin.test(name) ? 'against' : isName ? 'for' : 'open';
      // A sentence with a comma that nothing calls a name is a slogan.
      if (COMMA.test(name) && evidence !== 'for') continue;
      yield { name, evidence };
    }
  }

  private isNamedAfter(right: string): boolean {
    if (COUNTED.test(right)) return true;
    if (this.ofNoun.test(right)) return true;
    const found = this.after.exec(right.replace(/^等(?:一批|一系列|系列|多[个项种])?/, ''));
    return found !== null && !PHRASE_END.test(found[1] ?? '');
  }

  private isNamedBefore(left: string): 'at once' | 'near' | null {
    if (this.nounBefore.test(left)) return 'at once';
    const found = this.before.exec(left);
    if (found === null || PHRASE_END.test(found[1]?.replace(/的$/, '') ?? '')) return null;
    return found[1] === '' ? 'at once' : 'near';
  }
}

function quotedIn(text: string): Quoted[] {
  return [...text.matchAll(QUOTED)].map((match) => ({
    name: match.slice(1).find((group) => group !== undefined) ?? '',
    start: match.index,
    end: match.index + match[0].length,
    isTitle: match[0].startsWith('《'),
  }));
}

/** Names that follow each other at once make a list. */
function listsOf(quoted: readonly Quoted[], text: string): Quoted[][] {
  const lists: Quoted[][] = [];
  let before: Quoted | undefined;
  for (const one of quoted) {
    const list = lists.at(-1);
    if (list && before && LIST_SEPARATOR.test(text.slice(before.end, one.start))) list.push(one);
    else lists.push([one]);
    before = one;
  }
  return lists;
}

function canBeName(name: string): boolean {
  const length = Array.from(name).length;
  return (
    length >= MIN_NAME &&
    length <= MAX_NAME &&
    !NUMERALS.test(name) &&
    !SINGLE_CHARACTERS.test(name) &&
    !SENTENCE.test(name) &&
    Array.from(name).some((character) => isHan(character.charCodeAt(0)))
  );
}

/** Longer words first, since an alternation takes the first that fits. */
function anyOf(words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}
