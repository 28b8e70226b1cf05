import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containsPhrase } from '../../indexer/text/occurrences.ts';
import { PhraseScanner } from './phrase-scanner.ts';

test('finds the phrases that a search for each of them finds', () => {
  const characters = fc.constantFrom(...'甲乙丙12a');
  const phrase = fc.string({ unit: characters, minLength: 2, maxLength: 4 });
  const text = fc.string({ unit: characters, maxLength: 40 });
  fc.assert(
    fc.property(fc.uniqueArray(phrase, { maxLength: 8 }), text, text, (phrases, before, searched) => {
      const scanner = new PhraseScanner(phrases.map((one, at) => [one, at] as const));
      const all = `${before}\n${searched}`;
      const units = Uint16Array.from(all, (character) => character.charCodeAt(0));
      const found = new Set<number>();
      scanner.scan(units, before.length + 1, all.length, (owner) => found.add(owner));
      const expected = phrases.flatMap((one, at) => (containsPhrase(searched, one) ? [at] : []));
      expect([...found].sort((a, b) => a - b)).toEqual(expected);
    }),
  );
});
