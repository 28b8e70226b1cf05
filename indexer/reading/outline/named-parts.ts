/** Headings without a number that name a period and what was or will be done in it: 过去五年工作回顾. */
import { numbering } from '../../text/numbering.ts';
import type { Paragraph } from '../paragraphs.ts';

const MAX_LENGTH = 24;
const PERIOD = '(?:关于)?(?:(?:19|20)\\d{2}年|过去.{1,3}年|[五三一]年来|“十.五”|本届政府|今后.{1,3}年|今年)';
const SUBJECT =
  '(?:回顾|总结|成就|主要工作|重点工作|工作重点|(?:工作|主要|重点|目标)任务|(?:主要|奋斗|预期)目标|工作安排|总体要求|工作打算)';
const NAMED_PART = new RegExp(`^${PERIOD}[^，。；：:！？]{0,16}${SUBJECT}$`);

export function isNamedPart(text: string): boolean {
  return text.length <= MAX_LENGTH && NAMED_PART.test(text);
}

/** Rank of these headings in a body: above 一、 where a list of 一、 stands below one, else equal to it. */
export function rankOfNamedParts(body: readonly Paragraph[]): number {
  let isBelowNamed = false;
  for (const { text } of body) {
    if (isNamedPart(text)) isBelowNamed = true;
    const number = isBelowNamed ? numbering(text) : null;
    if (number?.rank === 1 && number.value === 1) return 0.75;
    if (number && number.rank <= 1) isBelowNamed = false;
  }
  return 1;
}
