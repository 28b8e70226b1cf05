/** Splits documents and ids into requests of a size that the engine accepts. */
import type { PassageDocument } from '../domain/document.ts';

/** Limits of a request: the engine accepts 100 MB, and a character takes some 10 bytes. */
const MAX_PASSAGES = 4000;
const MAX_CHARACTERS = 4_000_000;
/** Ids, or records of files, which have a hundred kilobytes where a thousand of their rows have failed. */
const MAX_SMALL = 1000;

export function* passageRequests(passages: readonly PassageDocument[]): Generator<PassageDocument[]> {
  let request: PassageDocument[] = [];
  let characters = 0;
  for (const passage of passages) {
    request.push(passage);
    characters += passage.text.length;
    if (request.length < MAX_PASSAGES && characters < MAX_CHARACTERS) continue;
    yield request;
    [request, characters] = [[], 0];
  }
  if (request.length > 0) yield request;
}

export function* portions<T>(items: readonly T[], size = MAX_SMALL): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
