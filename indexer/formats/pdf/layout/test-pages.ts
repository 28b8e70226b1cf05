/** Literal pages for the tests of the layout: 595 by 842 points, 20 characters of 16 points per line. */
import type { Rule } from '../ruled-lines.ts';
import { type Run, widthOf } from '../text-rows.ts';
import { layOut, type Page } from './layout.ts';

const SIZE = 16;
const LEFT = 80;
export const FULL = '坚持把法治建设摆在重要位置统筹推进各项';

export const run = (text: string, x: number, y: number, size = SIZE): Run => ({
  text,
  x,
  right: x + widthOf(text) * size,
  y,
  size,
});
export const page = (runs: Run[], rules: Rule[] = []): Page => ({ height: 842, runs, rules });
/** Consecutive lines; leading `　　` is turned into an indent. */
export const lines = (texts: string[], top = 120, left = LEFT, pitch = 28): Run[] =>
  texts.map((text, index) => {
    const bare = text.replace(/^\u3000+/, '');
    return run(bare, left + (text.length - bare.length) * SIZE, top + index * pitch);
  });
export const read = (...pages: Page[]): string[] => layOut(pages).lines.map(({ text }) => text);

/** Enough lines to determine the margins. */
export const BODY = [
  `　　${FULL.slice(2)}工`,
  `${FULL}作`,
  `${FULL}任`,
  `${FULL}务`,
  `　　${FULL.slice(2)}，`,
  `${FULL}全`,
  `${FULL}部`,
  '完成。',
];
export const BODY_READ = [
  `${FULL.slice(2)}工${FULL}作${FULL}任${FULL}务`,
  `${FULL.slice(2)}，${FULL}全${FULL}部完成。`,
];
