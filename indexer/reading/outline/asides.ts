/** Parts of a body whose numbered lines are no headings: a table of contents before it, a glossary after it. */
import { isContents } from '../../text/contents.ts';
import { foldToString } from '../../text/fold.ts';
import { numbering } from '../../text/numbering.ts';
import type { Paragraph } from '../paragraphs.ts';

/** Paragraphs between the start of a body and its table of contents: a preface of a few lines. */
const MAX_BEFORE_CONTENTS = 5;
const MAX_ENTRY_LENGTH = 80;
const MAX_GLOSSARY_TITLE = 36;
const GLOSSARY =
  /^(?:附\s*[件录]?\s*[一二三四五\d]{0,2}\s*[：:、]?\s*)?(?:《[^》]+》)?(?:中?的?(?:部分|有关|相关|主要|若干)?(?:内容|专业)?的?(?:名词|词语|用语|术语|缩略[语词]|专有名词)+(?:术语|注释)?(?:的?(?:解释|注释|注解|释义|说明)(?:和|及|与)?)+|(?:有关内容)?(?:注释|注解|释义))\s*[：:]?$/;
/** 1. 网格员：指… explains a word. */
const DEFINITION = /^[“"‘《]?[^：:。，]{1,40}[：:—―-]{1,2}.{4}/;
/** Definitions in a row that are a glossary even without a title. */
const MIN_DEFINITIONS = 5;

/** Index of the first paragraph after the table of contents, 0 if there is none. */
export function contentsEnd(body: readonly Paragraph[]): number {
  const start = body.slice(0, MAX_BEFORE_CONTENTS).findIndex(({ text }) => isContents(text));
  const first = body[start + 1];
  if (start < 0 || !first || first.text.length > MAX_ENTRY_LENGTH) return 0;
  const entry = entryOf(first.text);
  const end = body.findIndex(
    ({ text }, index) => index > start + 1 && text.length <= MAX_ENTRY_LENGTH && entryOf(text) === entry,
  );
  return Math.max(0, end);
}

/** Index of the first paragraph of the glossary, the length of the body if there is none. */
export function glossaryStart(body: readonly Paragraph[]): number {
  const half = Math.floor(body.length / 2);
  const titled = body.findIndex(({ text }, index) => index >= half && isGlossaryTitle(text));
  return titled >= 0 ? titled : untitledGlossaryStart(body);
}

function isGlossaryTitle(text: string): boolean {
  return text.length <= MAX_GLOSSARY_TITLE && GLOSSARY.test(text.replace(/^[*＊]+|[*＊]+$/g, ''));
}

/** A list numbered from 1 to the end of the body, most of whose items explain a word. */
function untitledGlossaryStart(body: readonly Paragraph[]): number {
  let [items, definitions] = [0, 0];
  for (let index = body.length - 1; index > 0; index--) {
    const number = numbering(body[index]?.text ?? '');
    if (!number) continue;
    if (number.rank < 3) break;
    items++;
    if (DEFINITION.test(number.rest) && /指|是|即|包括/.test(number.rest)) definitions++;
    if (number.value !== 1) continue;
    return items >= MIN_DEFINITIONS && definitions * 5 >= items * 4 ? index : body.length;
  }
  return body.length;
}

/** An entry of a table of contents without its page number (第一章　总则 …… 3). */
function entryOf(text: string): string {
  return foldToString(text.replace(/[\s.…·]*\d*$/, ''));
}
