/** Text with white space in, without it at its ends out; by hand, since `\s+$` takes a million spaces inside squared. */

/** Zero-width characters are no text either. */
const SPACE = /[\s\u200b\ufeff]/;
/** What XML calls white space: U+3000 is a character to it, and stays in a text that keeps no space. */
export const XML_SPACE = /[ \t\r\n]/;

export function trim(text: string, space = SPACE): string {
  let start = 0;
  let end = text.length;
  while (start < end && space.test(text[start] ?? '')) start++;
  while (end > start && space.test(text[end - 1] ?? '')) end--;
  return text.slice(start, end);
}

/** Lines within a text as one, a space where a line ended. */
export function onOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => trim(line))
    .filter((line) => line !== '')
    .join(' ');
}
