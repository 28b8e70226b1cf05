import { describe, expect, test } from 'vitest';
import { NO_FILTERS } from './address.ts';
import { parseWords, type WordsAddress, writeWords } from './words-address.ts';

const read = (path: string): WordsAddress => parseWords(new URL(path, 'http://x').searchParams);

describe('the address of the page of words', () => {
  test('parseWords reads back what writeWords has written', () => {
    const address: WordsAddress = {
      list: 'keywords',
      filters: { ...NO_FILTERS, place: ['甘肃省朔川市沙棠县砚泉镇'], year: ['2022', '2023'] },
      passages: ['r1-3', 'r2-14'],
      against: 'other',
      other: { ...NO_FILTERS, level: ['town'], section: ['plan'] },
      direction: 'less',
      once: false,
      order: 'g2',
      wordOrder: 'places',
      typed: '调解',
    };
    expect(read(writeWords(address))).toEqual(address);
  });

  test('copies count once in keywords, and every time in the list of words, unless the address says otherwise', () => {
    expect(read('/keywords').once).toBe(true);
    expect(read('/keywords?list=words').once).toBe(false);
    expect(writeWords({ list: 'words', once: true })).toBe('/keywords?list=words&once=true');
    expect(writeWords({ once: true })).toBe('/keywords');
  });

  test('a comparison that is still to be chosen stays so, and unknown values fall back', () => {
    expect(read(writeWords({ against: 'other' }))).toMatchObject({ against: 'other', other: NO_FILTERS });
    expect(read('/keywords?against=nobody&direction=up&order=beauty')).toMatchObject({
      against: 'rest',
      direction: 'more',
      order: 'lrc',
    });
  });
});
