/** The names of concepts in `data/concepts.txt`: several wordings of one thing are counted as one. */
import { foldToString } from '../text/fold.ts';
import { wordList } from '../text/word-list.ts';

export class ConceptNames {
  /** The name that stands for each wording, folded. */
  private readonly names: ReadonlyMap<string, string>;

  /** @param groups wordings of one concept each, the first of which is its name */
  constructor(groups: readonly (readonly string[])[]) {
    this.names = new Map(
      groups.flatMap(([name = '', ...others]) =>
        others.map((other) => [foldToString(other), foldToString(name)]),
      ),
    );
  }

  /** Names of the concepts of which a wording contains a text: 人民调解 is in 人民调解案件. @param part folded */
  containing(part: string): Iterable<string> {
    return new Set([...this.names].filter(([wording]) => wording.includes(part)).map(([, name]) => name));
  }

  /** @throws if the file cannot be read */
  static load(path: string): ConceptNames {
    return new ConceptNames(wordList(path));
  }

  /** @param concept folded */
  of(concept: string): string {
    return this.names.get(concept) ?? concept;
  }
}
