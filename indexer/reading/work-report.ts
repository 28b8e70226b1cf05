/** Recognises government work reports whose title is missing or does not name them. */
import type { Paragraph } from './paragraphs.ts';

/** Paragraphs in which the speaker says what is delivered. */
const OPENING = 6;
const DELIVERY = /我(?:受|代表).{0,40}(?:政府|国务院|委托).{0,24}(?:报告|作).{0,16}(?:工作|审议|审查)/;

/** Whether a body opens as a report delivered to a congress: 现在，我代表市人民政府，向大会报告工作. */
export function isDelivered(body: readonly Paragraph[]): boolean {
  return body.slice(0, OPENING).some(({ text }) => DELIVERY.test(text));
}
