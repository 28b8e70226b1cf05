import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { settings } from '../../../../indexer/settings.ts';
import { foldToString } from '../../../../indexer/text/fold.ts';
import { parseQuery } from '../../../query/parse.ts';
import { parseConcepts } from './concepts.ts';
import { lazyVocabulary } from './vocabulary.ts';

const defaults = settings({});
const vocabulary = lazyVocabulary(defaults);

function names(query: string): string[] {
  return parseConcepts(parseQuery(query), vocabulary()).concepts.map(({ name }) => name);
}

describe('parseConcepts', () => {
  for (const [query, expected] of [
    ['怎么化解邻里纠纷', ['化解', '邻里', '纠纷']],
    ['行政复议 败诉', ['行政复议', '败诉']],
    ['老年人防诈骗', ['老年人', '防诈骗']],
    ['越级上访下降', ['越级上访', '下降']],
    ['“行政复议败诉”', ['行政复议败诉']],
    ['"怎么办"', ['怎么办']],
    ['化解 | 调解 邻里', ['化解 | 调解', '邻里']],
    ['调解 ~10 网格', ['调解～网格']],
    ['2023年120件', ['2023', '120']],
    ['普法、普法', ['普法']],
    ['群众的意见', ['群众', '意见']],
    ['羣衆意見', ['羣衆', '意見']],
    ['的', ['的']],
    ['怎么 如何', ['怎么', '如何']],
    ['，。', ['，。']],
    ['镇', ['镇']],
  ] as const) {
    test(`parseConcepts reads [${query}] as ${expected.join(', ')}`, () =>
      expect(names(query)).toEqual(expected));
  }
});

describe('data/synonyms.txt', () => {
  test('every group of synonyms.txt has two words or more, each word once', () => {
    const groups = readFileSync(defaults.synonyms, 'utf8')
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== '')
      .map((line) => line.split(/\s+/).map(foldToString));
    expect(groups.length).toBeGreaterThan(60);
    for (const group of groups) {
      expect(group.length, group.join(' ')).toBeGreaterThan(1);
      expect(new Set(group).size, group.join(' ')).toBe(group.length);
    }
  });

  test('no word of synonyms.txt is a stop word', () => {
    for (const line of readFileSync(defaults.synonyms, 'utf8').split('\n'))
      for (const word of line.replace(/#.*/, '').split(/\s+/).filter(Boolean))
        expect(vocabulary().isStopWord(foldToString(word)), word).toBe(false);
  });
});
