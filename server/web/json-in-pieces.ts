/**
 * Sends a long JSON answer in pieces. `JSON.stringify` of a report of three million characters with as many
 * occurrences would hold the event loop for half a second and memory for all of it at once.
 */
import type { TypedResponse } from 'hono';
import { type TimeSlice, timeSlice } from '../corpus/time-slice.ts';
import { streamOf } from './stream.ts';

/** UTF-16 units that are sent together at least, so that a short answer is one piece. */
const PIECE_LENGTH = 0x10000;

/**
 * An answer whose lists may be iterables that make their items only when these are sent.
 *
 * @typeParam T type of the answer as the client reads it
 */
export type InPieces<T> = T extends readonly (infer Item)[]
  ? T | Iterable<InPieces<Item>>
  : T extends object
    ? { readonly [Name in keyof T]: InPieces<T[Name]> }
    : T;

/**
 * Everything that can fail should be done before: once the first piece is sent, an error only cuts the answer
 * off.
 *
 * @param answer iterables other than arrays are walked item by item, and so are objects; an array is written at
 *   once
 */
export function jsonInPieces<T>(
  answer: InPieces<T>,
  signal?: AbortSignal,
): Response & TypedResponse<T, 200, 'json'> {
  const text = parts(answer);
  const [first, isWhole] = nextPiece(text);
  const body = isWhole ? first : streamOf(pieces(first, text, timeSlice(signal)));
  const response = new Response(body, { headers: { 'Content-Type': 'application/json' } });
  // The types of the answer, which the router holds against the route's contract, are of the compiler's alone.
  return response as Response & TypedResponse<T, 200, 'json'>;
}

async function* pieces(first: string, text: Iterator<string>, slice: TimeSlice): AsyncGenerator<string> {
  yield first;
  for (let isLast = false; !isLast; ) {
    if (slice.isOver()) await slice.next();
    const [piece, isEnd] = nextPiece(text);
    isLast = isEnd;
    yield piece;
  }
}

function nextPiece(text: Iterator<string>): readonly [piece: string, isLast: boolean] {
  const piece: string[] = [];
  for (let length = 0; length < PIECE_LENGTH; ) {
    const { done, value } = text.next();
    if (done) return [piece.join(''), true];
    piece.push(value);
    length += value.length;
  }
  return [piece.join(''), false];
}

/** The text of a value as `JSON.stringify` writes it, in parts. */
function* parts(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) yield JSON.stringify(value);
  else if (Symbol.iterator in value) {
    let before = '[';
    for (const item of value as Iterable<unknown>) {
      yield before;
      yield* parts(item);
      before = ',';
    }
    yield before === '[' ? '[]' : ']';
  } else {
    let before = '{';
    for (const [name, item] of Object.entries(value)) {
      if (item === undefined) continue;
      yield `${before}${JSON.stringify(name)}:`;
      yield* parts(item);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  }
}
