/** The names of concepts in `data/concepts.txt`: several wordings of one thing are counted as one. */
import { foldToString } from '../text/fold.ts';
import { wordList } from '../text/word-list.ts';

export class ConceptNames {
  /** The name that stands for each wording, folded. */
  readonly all: ReadonlyMap<string, string>;

  /**
   * @param groups wordings of one concept each, the first of which is its name; of two groups with the same wording the later
   * counts, and a name that is a wording of another group brings its own wordings there
   */
  constructor(groups: readonly (readonly string[])[]) {
    const named = new Map(
      groups.flatMap(([name = '', ...others]) =>
        others.map((other) => [foldToString(other), foldToString(name)] as const),
      ),
    );
    this.all = new Map([...named.keys()].map((wording) => [wording, lastName(wording, named)]));
  }

  /** @throws if the file cannot be read */
  static load(path: string): ConceptNames {
    return new ConceptNames(wordList(path));
  }

  /** @param concept folded */
  of(concept: string): string {
    return this.all.get(concept) ?? concept;
  }

  /** Names of the concepts of which a wording contains a text: 人民调解 is in 人民调解案件. @param part folded */
  containing(part: string): Iterable<string> {
    return new Set([...this.all].filter(([wording]) => wording.includes(part)).map(([, name]) => name));
  }
}

/** A circle of names ends where it began. */
function lastName(wording: string, named: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let name = wording;
  for (let next = named.get(name); next !== undefined && !seen.has(next); next = named.get(name)) {
    seen.add(next);
    name = next;
  }
  return name;
}
