/** A query as smart search read it in; the sentence that says so, and its terms as the answer lists them, out. */

import type { Query } from '../../query/query.ts';
import type { Language } from '../../web/errors.ts';
import type { Concept, Reading } from './concepts.ts';

/** The concepts as a query of exact search: each a clause of its words and synonyms. */
export function asQuery({ concepts, query }: Reading): Query {
  return {
    required: concepts.map(({ own, synonyms }) => [
      ...own,
      ...synonyms.map((term) => ({ first: term, neighbours: [] })),
    ]),
    excluded: query.excluded,
  };
}

/** 按词检索：「化解」（或调解、调处），「邻里」；略去「怎么」。全有的段落在前，有大部分的在后 */
export function explainSmart(reading: Reading, language: Language): string {
  return language === 'zh' ? chinese(reading) : english(reading);
}

function chinese({ concepts, leftOut, query }: Reading): string {
  const named = ({ name, synonyms }: Concept): string =>
    synonyms.length === 0 ? `「${name}」` : `「${name}」（或${synonyms.map(({ text }) => text).join('、')}）`;
  const parts = [`按词检索：${concepts.map(named).join('，')}`];
  if (query.excluded.length > 0)
    parts.push(`不含${query.excluded.map(({ text }) => `「${text}」`).join('、')}`);
  if (leftOut.length > 0) parts.push(`略去${leftOut.map((word) => `「${word}」`).join('、')}`);
  const order = concepts.length > 1 ? '。全有的段落在前，有大部分的在后' : '';
  return parts.join('；') + order;
}

function english({ concepts, leftOut, query }: Reading): string {
  const named = ({ name, synonyms }: Concept): string =>
    synonyms.length === 0 ? `“${name}”` : `“${name}” (or ${synonyms.map(({ text }) => text).join(', ')})`;
  const parts = [`by words: ${concepts.map(named).join(', ')}`];
  if (query.excluded.length > 0)
    parts.push(`without ${query.excluded.map(({ text }) => `“${text}”`).join(', ')}`);
  if (leftOut.length > 0) parts.push(`leaving out ${leftOut.map((word) => `“${word}”`).join(', ')}`);
  const order = concepts.length > 1 ? '; passages with all of them first, then those with most' : '';
  return parts.join('; ') + order;
}
