/** The words of `data/figure-words.json`, by which the text around a number is read. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { foldToString } from '../text/fold.ts';

/** Words that are looked for at the beginning of a text, at its end, or anywhere in it; the longest one counts. */
export class Words {
  private readonly byFirst = new Map<string, string[]>();
  private readonly byLast = new Map<string, string[]>();
  private readonly anywhere: RegExp;

  constructor(words: readonly string[]) {
    const longestFirst = [...new Set(words.map(foldToString))].sort((a, b) => b.length - a.length);
    for (const word of longestFirst) {
      const [first, last] = [word.charAt(0), word.charAt(word.length - 1)];
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), word]);
      this.byLast.set(last, [...(this.byLast.get(last) ?? []), word]);
    }
    this.anywhere = new RegExp(longestFirst.join('|'), 'g');
  }

  has(text: string): boolean {
    return this.byFirst.get(text.charAt(0))?.includes(text) ?? false;
  }

  /** @returns the word that a text begins with, undefined if there is none */
  atStart(text: string, isMeant: (word: string) => boolean = () => true): string | undefined {
    return this.byFirst.get(text.charAt(0))?.find((word) => text.startsWith(word) && isMeant(word));
  }

  /** @returns the word that a text ends with, undefined if there is none */
  atEnd(text: string, isMeant: (word: string) => boolean = () => true): string | undefined {
    return this.byLast
      .get(text.charAt(text.length - 1))
      ?.find((word) => text.endsWith(word) && isMeant(word));
  }

  /** @returns where the first word in a text begins, -1 if there is none */
  indexIn(text: string, isMeant: (word: string, at: number) => boolean = () => true): number {
    this.anywhere.lastIndex = 0;
    for (let match = this.anywhere.exec(text); match; match = this.anywhere.exec(text)) {
      if (isMeant(match[0], match.index)) return match.index;
      this.anywhere.lastIndex = match.index + 1;
    }
    return -1;
  }
}

const words = z.array(z.string().min(1)).transform((list) => new Words(list));

const schema = z.object({
  /** What is done to that which is counted: 调解, 新建. */
  actions: words,
  /** What may precede a concept without belonging to it: 全年, 累计. */
  openings: words,
  /** What may stand between a concept and its number: 达到, 分别. */
  endings: words,
  /** What is left out within a concept: 各类. */
  modifiers: words,
  changes: words,
  /** Where the noun after a unit ends: 15个村|完成提档. */
  stops: words,
  /** Last characters of names of measures: 化解率 is one, and no 化解. */
  measures: words,
  /** Words that begin like an opening and are none: 比赛, 就业. */
  compounds: words,
});

export type FigureWords = z.infer<typeof schema>;

/** @throws if the file is missing or lacks a list */
export function loadFigureWords(path: string): FigureWords {
  return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The text without the words at its beginning, as often as there are any; 成功率 does not become 率. */
export function withoutOpenings(text: string, openings: Words, compounds: Words): string {
  for (;;) {
    const { length } = text;
    const kept = compounds.atStart(text)?.length ?? 0;
    const word = openings.atStart(text, (one) => one.length !== length - 1 && one.length >= kept);
    if (word === undefined) return text;
    text = text.slice(word.length);
  }
}

/** The text without the words at its end, as often as there are any; 户均 does not become 户. */
export function withoutEndings(
  text: string,
  endings: Words,
  isMeant: (ending: string) => boolean = () => true,
): string {
  for (;;) {
    const { length } = text;
    const word = endings.atEnd(text, (one) => one.length !== length - 1 && isMeant(one));
    if (word === undefined) return text;
    text = text.slice(0, -word.length);
  }
}

/** What may stand before 增 or 降: elsewhere they end a verb such as 新增. */
const BEFORE_SHORT_CHANGE = /[比年期再又均净,、]$/;

/** The change that a text ends with: 同比增长, 再降; null if there is none. */
export function changeAtEnd(text: string, changes: Words): string | null {
  const isMeant = (word: string): boolean =>
    word.length > 1 || text.length === 1 || BEFORE_SHORT_CHANGE.test(text.slice(0, -word.length));
  return changes.atEnd(text, isMeant) ?? null;
}

export function withoutChange(text: string, changes: Words): string {
  const change = changeAtEnd(text, changes);
  return change === null ? text : text.slice(0, -change.length);
}
