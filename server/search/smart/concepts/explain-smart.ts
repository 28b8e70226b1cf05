/** States in one sentence how smart search understood a query, in the language of the page. */
import type { Language } from '../../../web/errors.ts';
import type { Concept, ConceptQuery } from './concepts.ts';

/** 按词检索：「化解」（或调解、调处），「邻里」；略去「怎么」。全有的段落在前，有大部分的在后 */
export function explainSmart(query: ConceptQuery, language: Language): string {
  return language === 'zh' ? chinese(query) : english(query);
}

function chinese({ concepts, ignoredWords, query }: ConceptQuery): string {
  const named = ({ name, synonyms }: Concept): string =>
    synonyms.length === 0 ? `「${name}」` : `「${name}」（或${synonyms.map(({ text }) => text).join('、')}）`;
  const parts = [`按词检索：${concepts.map(named).join('，')}`];
  if (query.excluded.length > 0)
    parts.push(`不含${query.excluded.map(({ text }) => `「${text}」`).join('、')}`);
  if (ignoredWords.length > 0) parts.push(`略去${ignoredWords.map((word) => `「${word}」`).join('、')}`);
  const order = concepts.length > 1 ? '。全有的段落在前，有大部分的在后' : '';
  return parts.join('；') + order;
}

function english({ concepts, ignoredWords, query }: ConceptQuery): string {
  const named = ({ name, synonyms }: Concept): string =>
    synonyms.length === 0 ? `“${name}”` : `“${name}” (or ${synonyms.map(({ text }) => text).join(', ')})`;
  const parts = [`by words: ${concepts.map(named).join(', ')}`];
  if (query.excluded.length > 0)
    parts.push(`without ${query.excluded.map(({ text }) => `“${text}”`).join(', ')}`);
  if (ignoredWords.length > 0)
    parts.push(`leaving out ${ignoredWords.map((word) => `“${word}”`).join(', ')}`);
  const order = concepts.length > 1 ? '; passages with all of them first, then those with most' : '';
  return parts.join('; ') + order;
}
