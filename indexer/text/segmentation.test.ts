import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settings } from '../settings.ts';
import { wordSegmenter } from './segmentation.ts';

const segment = wordSegmenter(settings({}).lexicon);

test.each([
  ['坚持枫桥经验', ['坚持', '枫桥经验']],
  ['一村一法律顾问,12件', ['一村一法律顾问', ',', '12', '件']],
  ['64 113', ['64', '113']],
  ['lawday', ['lawday']],
  ['', []],
])('the words of %j are %j', (folded, words) => {
  expect(segment(folded)).toEqual(words);
});

test('two segmenters with different lexicons stay independent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhenjian-'));
  const lexicon = join(folder, 'lexicon.txt');
  writeFileSync(lexicon, '甲乙丙丁戊\n');
  const other = wordSegmenter(lexicon);
  expect(other('甲乙丙丁戊己')).toEqual(['甲乙丙丁戊', '己']);
  expect(segment('坚持枫桥经验')).toEqual(['坚持', '枫桥经验']);
  expect(segment('甲乙丙丁戊己')).not.toContain('甲乙丙丁戊');
  expect(other('甲乙丙丁戊己')).toEqual(['甲乙丙丁戊', '己']);
  rmSync(folder, { recursive: true });
});
