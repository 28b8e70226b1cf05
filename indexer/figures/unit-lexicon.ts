/** The units and classifiers of `data/units.txt`: which one, if any, stands at a place of a folded text. */
import { foldToString } from '../text/fold.ts';
import { wordList } from '../text/word-list.ts';

/** A spelling that stands before its number, or for it: 百分之五, 百分百. */
const BEFORE_NUMBER = /分(?:之|百)$/;

/** A unit as it stands in a text. */
export interface UnitAt {
  /** Its name in the lexicon: 千克 is 公斤. */
  readonly name: string;
  /** UTF-16 units of folded text. */
  readonly length: number;
}

interface Spelling {
  readonly folded: string;
  readonly name: string;
  /** Words that begin like it and are no unit: 人民, 条例. */
  readonly otherWords: readonly string[];
}

export class UnitLexicon {
  /** By first character, the longest first. */
  private readonly spellings = new Map<string, Spelling[]>();
  private readonly nameByFolded = new Map<string, string>();
  private readonly spellingsByName = new Map<string, string[]>();

  /** @param lines of the lexicon: the name, other spellings, and words that are none, each after a `!` */
  constructor(lines: readonly (readonly string[])[]) {
    for (const words of lines) {
      const otherWords = words
        .filter((word) => word.startsWith('!'))
        .map((word) => foldToString(word.slice(1)));
      const [name, ...others] = words.filter((word) => !word.startsWith('!'));
      if (name === undefined) continue;
      for (const folded of [name, ...others].map(foldToString)) {
        this.nameByFolded.set(folded, name);
        this.spellingsByName.set(name, [...(this.spellingsByName.get(name) ?? []), folded]);
        if (BEFORE_NUMBER.test(folded)) continue;
        const first = folded.charAt(0);
        this.spellings.set(first, [...(this.spellings.get(first) ?? []), { folded, name, otherWords }]);
      }
    }
    for (const spellings of this.spellings.values())
      spellings.sort((a, b) => b.folded.length - a.folded.length);
  }

  /** @throws if the file cannot be read */
  static load(path: string): UnitLexicon {
    return new UnitLexicon(wordList(path));
  }

  get names(): readonly string[] {
    return [...this.spellingsByName.keys()];
  }

  /** Whether any unit begins with a folded character. */
  begins(character: string): boolean {
    return this.spellings.has(character);
  }

  /** The longest unit at an offset of a folded text. */
  at(folded: string, offset: number): UnitAt | null {
    const spelling = this.spellings
      .get(folded.charAt(offset))
      ?.find(
        ({ folded: unit, otherWords }) =>
          folded.startsWith(unit, offset) && !otherWords.some((word) => folded.startsWith(word, offset)),
      );
    return spelling ? { name: spelling.name, length: spelling.folded.length } : null;
  }

  /** The name of a unit in any of its spellings, with a scale before it or not: 万元 is 元. */
  nameOf(typed: string): string | null {
    const folded = foldToString(typed);
    return (
      this.nameByFolded.get(folded) ??
      this.nameByFolded.get(folded.replace(/^(?:万亿|[万亿千百])/, '')) ??
      null
    );
  }

  /** All spellings of a unit, folded: of each figure with this unit, the text has one of them. */
  spellingsOf(name: string): readonly string[] {
    return this.spellingsByName.get(name) ?? [];
  }
}
