import { describe, expect, it } from 'vitest';
import { parseSearch } from '../../address/address.ts';
import { allPhrases, withoutPhrase, withPhrases } from './trends.ts';

const address = (query: string) => parseSearch(new URLSearchParams(query));

describe('the phrases of a chart', () => {
  it('are typed as a list; commas of both kinds part them, spaces do not', () => {
    const typed = withPhrases(address('q=枫桥经验'), '三项制度，网格 ~10 调解、 ,枫桥经验;三项制度');
    expect(allPhrases(typed)).toEqual(['枫桥经验', '三项制度', '网格 ~10 调解']);
  });

  it('are six at most', () => {
    expect(allPhrases(withPhrases(address('q=a'), 'b,c,d,e,f,g,h'))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('lose the one that is taken out; after the one searched the next is', () => {
    const three = address('q=a&also=b&also=c');
    expect(allPhrases(withoutPhrase(three, 'b'))).toEqual(['a', 'c']);
    expect(withoutPhrase(three, 'a')).toMatchObject({ q: 'b', shown: { also: ['c'] } });
  });

  it('keep the last one', () => {
    expect(allPhrases(withoutPhrase(address('q=a'), 'a'))).toEqual(['a']);
  });
});
