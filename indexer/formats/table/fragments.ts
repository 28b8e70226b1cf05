/**
 * Joins the paragraphs of scraped text that was broken at every link, subscript and bold word. Such texts
 * separate paragraphs by empty lines, so a single line break is one that no reader saw; if kept, it would
 * split passages (听取了|政府工作报告|。) and make a lone figure (M|2) look like a page number. Pure.
 */

/** Same characters as in readLines, so that both agree on which lines are empty. */
const EDGE_SPACE = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g;
/** A line of its own on the page. */
const SALUTATION = /^(?:各位|同志们).{0,12}[：:！!]$/;
const NEXT_ENUMERATOR = /^[二三四五六七八九十]{1,2}[是要]/;

/** Whether the licence box is fragmented, which only scraping causes: then the rest of the text is too. */
export function isFragmented(dropped: readonly string[]): boolean {
  return dropped.length >= 3 && dropped.some((line) => /^[，。、》]/.test(line));
}

export function joinFragments(text: string): string {
  const paragraphs: string[] = [];
  let open = '';
  for (const raw of text.split(/\r\n|[\n\r]/)) {
    const fragment = raw.replace(EDGE_SPACE, '');
    if (open !== '' && (fragment === '' || startsParagraph(open, fragment))) {
      paragraphs.push(open);
      open = '';
    }
    if (fragment === '') continue;
    // A paragraph keeps the indent of its first fragment.
    open = open === '' ? raw.replace(/^[\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, '') : join(open, fragment);
  }
  if (open !== '') paragraphs.push(open);
  return paragraphs.join('\n\n');
}

function startsParagraph(open: string, fragment: string): boolean {
  return SALUTATION.test(open.trim()) || (/[。！；]$/.test(open) && NEXT_ENUMERATOR.test(fragment));
}

function join(left: string, right: string): string {
  return /[A-Za-z]$/.test(left) && /^[A-Za-z]/.test(right) ? `${left} ${right}` : left + right;
}
