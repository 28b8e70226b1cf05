/**
 * Trims white space in linear time: the regex `\s+$` is quadratic on a run of a million spaces inside a text.
 */

/** Zero-width characters count as white space. */
const SPACE = /[\s\u200b\ufeff]/;
/**
 * White space as XML defines it. U+3000 is not part of it, so it survives in text without
 * xml:space="preserve".
 */
export const XML_SPACE = /[ \t\r\n]/;

export function trim(text: string, space = SPACE): string {
  let start = 0;
  let end = text.length;
  while (start < end && space.test(text[start] ?? '')) start++;
  while (end > start && space.test(text[end - 1] ?? '')) end--;
  return text.slice(start, end);
}

/** Replaces each line break with one space and drops empty lines. */
export function toSingleLine(text: string): string {
  return text
    .split('\n')
    .map((line) => trim(line))
    .filter((line) => line !== '')
    .join(' ');
}
