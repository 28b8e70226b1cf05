import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonWording, foldedMarks } from '../testing/common-wording.ts';
import { SHORTEST, sharedWording } from './shared-wording.ts';

/** Few characters, so that chance makes long runs; some that the fold drops or changes. */
const character = fc.constantFrom('法', '治', '政', '發', '发', '“', '”', ' ', '1', '２', '，');
const texts = fc.array(
  fc.array(character, { maxLength: 60 }).map((all) => all.join('')),
  { maxLength: 3 },
);

describe('shared wording', () => {
  it('is what a plain longest-common-substring table finds, over random texts', () => {
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 3, max: 8 }),
        (columns, shortest) => {
          const found = sharedWording(columns, shortest);
          columns.forEach((own, column) => {
            const others = columns.filter((_, at) => at !== column).flat();
            own.forEach((text, at) => {
              expect(foldedMarks(text, found[column]?.[at] ?? [])).toEqual(
                commonWording(text, others, shortest),
              );
            });
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is told across columns, not within one', () => {
    const text = '坚持和发展新时代枫桥经验';
    expect(sharedWording([[text, text], ['全年化解矛盾纠纷']])).toEqual([[[], []], [[]]]);
    expect(sharedWording([[text], [text]])).toEqual([[[[0, 12]]], [[[0, 12]]]]);
  });

  it('sees through width, script and quotation marks, and gives the offsets of the text as it stands', () => {
    const [[[left]], [[right]]] = sharedWording([
      ['推动新时代“枫桥经验”落地'],
      ['弘扬新時代「楓橋經驗」落地生根'],
    ]) as [[[[number, number]]], [[[number, number]]]];
    expect('推动新时代“枫桥经验”落地'.slice(...left)).toBe('新时代“枫桥经验”落地');
    expect('弘扬新時代「楓橋經驗」落地生根'.slice(...right)).toBe('新時代「楓橋經驗」落地');
  });

  it(`begins at ${SHORTEST} characters`, () => {
    expect(sharedWording([['一二三四五六七甲'], ['一二三四五六七乙']])).toEqual([[[]], [[]]]);
    expect(sharedWording([['一二三四五六七八甲'], ['一二三四五六七八乙']])).toEqual([[[[0, 8]]], [[[0, 8]]]]);
  });
});
