/**
 * The text of a web page that was taken apart at every link, index figure and bold word in, its paragraphs put
 * together again out. Such a text parts its paragraphs by empty lines, so that a line break without one is none
 * that a reader saw: left in, it would cut passages (听取了|政府工作报告|。) and pass a lone figure (M|2) for a
 * page number. Pure.
 */

/** As readLines does it, so that both know the same lines as empty. */
const EDGE_SPACE = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g;
/** A line that the reader of the page did see as one of its own. */
const SALUTATION = /^(?:各位|同志们).{0,12}[：:！!]$/;
const NEXT_OF_LIST = /^[二三四五六七八九十]{1,2}[是要]/;

/** Whether the licence box below a text, which no author wrote in lines, was taken apart: then all of it was. */
export function isTakenApart(dropped: readonly string[]): boolean {
  return dropped.length >= 3 && dropped.some((line) => /^[，。、》]/.test(line));
}

export function putTogether(text: string): string {
  const paragraphs: string[] = [];
  let open = '';
  for (const raw of text.split(/\r\n|[\n\r]/)) {
    const piece = raw.replace(EDGE_SPACE, '');
    if (open !== '' && (piece === '' || standsAlone(open, piece))) {
      paragraphs.push(open);
      open = '';
    }
    if (piece === '') continue;
    // The indent of a paragraph is that of its first piece.
    open = open === '' ? raw.replace(/^[\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, '') : join(open, piece);
  }
  if (open !== '') paragraphs.push(open);
  return paragraphs.join('\n\n');
}

function standsAlone(open: string, piece: string): boolean {
  return SALUTATION.test(open.trim()) || (/[。！；]$/.test(open) && NEXT_OF_LIST.test(piece));
}

function join(left: string, right: string): string {
  return /[A-Za-z]$/.test(left) && /^[A-Za-z]/.test(right) ? `${left} ${right}` : left + right;
}
