/** Cuts a draft into pieces that are looked for one after the other, so that progress is seen and answers come early. */

export interface Piece {
  /** Offset in the draft. */
  readonly start: number;
  readonly text: string;
}

/** UTF-16 units: a tenth of a second of the server's work. */
const PIECE_LENGTH = 3000;
/** The paragraph or sentence that a piece ends with begins in its last third, or else it ends anywhere. */
const MIN_LENGTH = 2000;

/** The pieces, joined, are the draft. They end with a paragraph, or where one is too long, with a sentence. */
export function piecesOf(draft: string): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < draft.length; ) {
    const end = draft.length - start <= PIECE_LENGTH ? draft.length : start + lengthOfPiece(draft, start);
    pieces.push({ start, text: draft.slice(start, end) });
    start = end;
  }
  return pieces;
}

function lengthOfPiece(draft: string, start: number): number {
  const piece = draft.slice(start, start + PIECE_LENGTH);
  for (const ends of [/\n/g, /[。！？；]/g]) {
    const last = [...piece.matchAll(ends)].at(-1)?.index ?? -1;
    if (last + 1 >= MIN_LENGTH) return last + 1;
  }
  // Not between the halves of a surrogate pair.
  return /[\ud800-\udbff]$/.test(piece) ? PIECE_LENGTH - 1 : PIECE_LENGTH;
}
