import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../formats/plain-text/decode.ts';
import { COMMON_CHARACTERS } from './common-characters.ts';
import { foldToString } from './fold.ts';
import { token, tokens, units } from './tokens.ts';

test.each([
  ['枫桥经验', ['枫', '桥', '经', '验']],
  ['2023年', ['2023', '年']],
  ['120件', ['120', '件']],
  ['64 113', ['64', '113']],
  ['law day', ['law', 'day']],
  ['a4纸', ['a', '4', '纸']],
  ['3.5万', ['3', '.', '5', '万']],
  ['(2021-2025)', ['(', '2021', '-', '2025', ')']],
  ['--', ['-', '-']],
  ['〇𠮷', ['〇', '𠮷']],
  ['', []],
])('the units of %j are %j', (folded, expected) => {
  expect(units(folded)).toEqual(expected);
});

test('tokens consist of ASCII letters and digits, which the engine leaves unchanged', () => {
  expect(tokens('2023年甓,law')).toBe('2023 a4 n4j 0a zlaw');
  expect(token('〇')).toBe('y9hj');
  expect(token('é')).not.toBe(token('e'));
});

test('common characters are folded and have tokens of two places', () => {
  const characters = [...COMMON_CHARACTERS];
  expect(new Set(characters.map(token)).size).toBe(864);
  for (const character of characters) {
    expect(token(character)).toMatch(/^[a-x][a-z0-9]$/);
    expect(foldToString(character)).toBe(character);
  }
});

test('every unit of any text has one non-empty token without spaces', () => {
  const characters = [...'枫桥楓12 9abZé，。（）—“”《》·%①々あ𠮷🍁', '\u0301', '\u200d', '\ud800'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...characters)), (text) => {
      const folded = foldToString(text.join(''));
      const split = units(folded);
      expect(split.join('')).toBe(folded.replaceAll(' ', ''));
      for (const unit of split) expect(token(unit)).toMatch(/^[a-z0-9]+$/);
      expect(tokens(folded)).toBe(split.map(token).join(' '));
    }),
    { seed: 20240131, numRuns: 1000 },
  );
});

test('no two units of the sample reports share a token', () => {
  const folder = join(import.meta.dirname, '../../data/reports');
  const texts = readdirSync(folder)
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .map((name) => foldToString(decode(readFileSync(join(folder, name)))));
  const unitByToken = new Map<string, string>();
  for (const unit of new Set([...texts.flatMap(units), ...'，。、；：！？…·%-()<>+=*#|/\\&@$^_,.;:!?'])) {
    const same = unitByToken.get(token(unit));
    expect([unit, same]).toEqual([unit, undefined]);
    unitByToken.set(token(unit), unit);
  }
  expect(unitByToken.size).toBeGreaterThan(500);
});

test('all letters, marks and symbols of Unicode have distinct tokens', () => {
  const distinct = new Set<string>();
  let characters = 0;
  for (let code = 0x21; code < 0x32000; code++) {
    const character = String.fromCodePoint(code);
    if (!/^[\p{P}\p{S}\p{L}]$/u.test(character)) continue;
    characters++;
    distinct.add(token(character));
  }
  expect(distinct.size).toBe(characters);
});
