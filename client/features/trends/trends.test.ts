import { describe, expect, test } from 'vitest';
import { parseSearch } from '../../address/address.ts';
import { allPhrases, withoutPhrase, withPhrases } from './trends.ts';

const address = (query: string) => parseSearch(new URLSearchParams(query));

describe('the phrases of a chart', () => {
  test('withPhrases splits typed phrases at Chinese and Latin commas, but not at spaces', () => {
    const typed = withPhrases(address('q=枫桥经验'), '三项制度，网格 ~10 调解、 ,枫桥经验;三项制度');
    expect(allPhrases(typed)).toEqual(['枫桥经验', '三项制度', '网格 ~10 调解']);
  });

  test('withPhrases keeps at most six phrases', () => {
    expect(allPhrases(withPhrases(address('q=a'), 'b,c,d,e,f,g,h'))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  test('withoutPhrase removes a phrase, and makes the next one the query if it was the first', () => {
    const three = address('q=a&also=b&also=c');
    expect(allPhrases(withoutPhrase(three, 'b'))).toEqual(['a', 'c']);
    expect(withoutPhrase(three, 'a')).toMatchObject({ q: 'b', shown: { also: ['c'] } });
  });

  test('withoutPhrase keeps the last phrase', () => {
    expect(allPhrases(withoutPhrase(address('q=a'), 'a'))).toEqual(['a']);
  });
});
