import { describe, expect, test } from 'vitest';
import { figures } from './figures.ts';

const figuresIn = (text: string) => figures(text).map(([start, end]) => text.slice(start, end));

describe('figures', () => {
  test.each([
    ['全年调解纠纷427件，成功率97.9%', ['427件', '97.9%']],
    ['受理12,345起、涉及２０余户', ['12,345起', '２０余户']],
    ['投入资金 3.5 万元，惠及1.2万余人次', ['3.5 万元', '1.2万余人次']],
    ['开展普法五十余场，覆盖百分之九十五', ['五十余场', '百分之九十五']],
    ['一是落实一个机制，三次会议', []],
    ['2023年法治政府建设', []],
  ])('figures lists the figures in %s', (text, expected) => {
    expect(figuresIn(text)).toEqual(expected);
  });
});
