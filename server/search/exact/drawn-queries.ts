/** Draws queries for tests from the text of passages, in every form that the query language has. */
import { foldToString } from '../../../indexer/text/fold.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import type { RandomQuery } from './oracle.ts';

export type Parameters = Readonly<Record<string, string | readonly string[]>>;

export interface DrawnQuery {
  readonly q: string;
  readonly parsed: RandomQuery;
  readonly filters: Parameters;
}

/**
 * Quotation marks and outer white space, which the query language interprets, and lone surrogates, which
 * nobody can type.
 */
export const UNTYPABLE = /["“”＂\n]|^[\s]|[\s]$|\p{Surrogate}/u;

/** Generates random queries of every kind from the text of the passages; most of them have hits. */
export function queryGenerator(
  next: () => number,
  passages: readonly Pick<Candidate, 'text'>[],
): () => DrawnQuery {
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(items: readonly T[]): T => items[integer(0, items.length - 1)] as T;
  const digits = passages.filter(({ text }) => /\d/.test(text));
  const latin = passages.filter(({ text }) => /[A-Za-z]/.test(text));

  const substring = (text: string, maxLength: number): string => {
    for (;;) {
      const start = integer(0, text.length - 1);
      const phrase = text.slice(start, start + integer(1, maxLength));
      if (!UNTYPABLE.test(phrase) && foldToString(phrase) !== '') return phrase;
      if (text.length < 3) return '法';
    }
  };
  /** A phrase that contains a character of the given class: a digit, a letter or a punctuation mark. */
  const around = (text: string, characterClass: RegExp): string => {
    const at = pick([...text.matchAll(characterClass)].map(({ index }) => index));
    if (at === undefined) return substring(text, 6);
    const phrase = text.slice(Math.max(0, at - integer(0, 4)), at + integer(1, 5));
    return UNTYPABLE.test(phrase) || foldToString(phrase) === '' ? substring(text, 6) : phrase;
  };
  const phrase = (text = pick(passages).text): string => {
    const kind = next();
    if (kind < 0.1) return substring(text, 200);
    if (kind < 0.2) return around(pick(digits).text, /\d/g);
    if (kind < 0.25 && latin.length > 0) return around(pick(latin).text, /[A-Za-z]/g);
    if (kind < 0.4) return around(text, /[，。；、：（）]/g);
    if (kind < 0.5) return substring(text, 1);
    return substring(text, 8);
  };

  return () => {
    const { text } = pick(passages.filter((passage) => passage.text.length > 2));
    const required: string[][] = [];
    const excluded: string[] = [];
    let near: { left: string; within: number; right: string } | null = null;
    const kind = next();
    if (kind < 0.5) required.push([phrase()]);
    else if (kind < 0.62) for (let n = integer(2, 4); n > 0; n--) required.push([substring(text, 6)]);
    else if (kind < 0.65) for (let n = integer(11, 14); n > 0; n--) required.push([substring(text, 3)]);
    else if (kind < 0.78) {
      required.push(Array.from({ length: integer(2, 4) }, () => phrase()));
      if (next() < 0.3) required.push([substring(text, 2), phrase()]);
    } else if (kind < 0.9) {
      required.push([substring(text, 2)]);
      for (let n = integer(1, 2); n > 0; n--) excluded.push(phrase());
    } else near = { left: substring(text, 4), within: integer(0, 40), right: substring(text, 4) };
    const q = [
      ...required.map((alternatives) =>
        alternatives.map((text) => `"${text}"`).join(pick([' | ', '｜', '|'])),
      ),
      ...(near ? [`"${near.left}" ~${near.within} “${near.right}”`] : []),
      ...excluded.map((text) => `-"${text}"`),
    ].join(pick([' ', '　']));
    const filters: Record<string, string> = {};
    if (next() < 0.1) filters['year'] = pick(['2021', '2022', '2023']);
    if (next() < 0.1) filters['section'] = pick(['achievements', 'problems', 'plan']);
    if (next() < 0.15) filters['within'] = 'report';
    const fold = (phrases: readonly string[]): string[] => phrases.map(foldToString);
    return {
      q,
      parsed: {
        required: required.map(fold),
        near: near && { ...near, left: foldToString(near.left), right: foldToString(near.right) },
        excluded: fold(excluded),
      },
      filters,
    };
  };
}
