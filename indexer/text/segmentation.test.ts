import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settings } from '../settings.ts';
import { wordCutter } from './segmentation.ts';

const cut = wordCutter(settings({}).lexicon);

it.each([
  ['坚持枫桥经验', ['坚持', '枫桥经验']],
  ['一村一法律顾问,12件', ['一村一法律顾问', ',', '12', '件']],
  ['64 113', ['64', '113']],
  ['lawday', ['lawday']],
  ['', []],
])('the words of %j are %j', (folded, words) => {
  expect(cut(folded)).toEqual(words);
});

it('two cutters with two lexicons do not mix them up', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhenjian-'));
  const lexicon = join(folder, 'lexicon.txt');
  writeFileSync(lexicon, '甲乙丙丁戊\n');
  const other = wordCutter(lexicon);
  expect(other('甲乙丙丁戊己')).toEqual(['甲乙丙丁戊', '己']);
  expect(cut('坚持枫桥经验')).toEqual(['坚持', '枫桥经验']);
  expect(cut('甲乙丙丁戊己')).not.toContain('甲乙丙丁戊');
  expect(other('甲乙丙丁戊己')).toEqual(['甲乙丙丁戊', '己']);
  rmSync(folder, { recursive: true });
});
