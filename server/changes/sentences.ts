/** Splits passages into sentences: the units that are set beside each other from one year to the next. */

/** Characters that end a sentence; of a list, the clauses between its semicolons are sentences of their own. */
const SENTENCE_END = /[。！？；!?;]+[”’」』》）)]*\s*/g;

/** A part of a passage. The sentences of a passage, joined, are its text. */
export interface Sentence {
  /** Index of its passage in the list that was split. */
  readonly passage: number;
  /** UTF-16 units of the passage's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** White space belongs to the sentence before it. A passage without text has no sentence. */
export function sentencesOf(passages: readonly { readonly text: string }[]): Sentence[] {
  return passages.flatMap(({ text }, passage) => {
    const ends = [...text.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
    if (ends.at(-1) !== text.length && text.length > 0) ends.push(text.length);
    return ends.map((end, at) => {
      const start = ends[at - 1] ?? 0;
      return { passage, start, end, text: text.slice(start, end) };
    });
  });
}
