/** Reads the request headers by which a client asks for part of a file, or only for one that has changed. */

import type { Stats } from 'node:fs';

/** What identifies a version of a file. */
export interface Validators {
  /** With its quotation marks; not weak. */
  readonly etag: string;
  readonly modified: Date;
}

/** @param part distinguishes what is made of the same file */
export function validatorsOf({ size, mtime, mtimeMs }: Stats, part = ''): Validators {
  return {
    etag: `"${part}${size.toString(36)}-${Math.round(mtimeMs * 1000).toString(36)}"`,
    modified: mtime,
  };
}

/** Bytes of a file; `end` is exclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Whether the client already has this version, by `If-None-Match` or else `If-Modified-Since` (RFC 9110, 13.2.2). */
export function isUnchanged(headers: Headers, { etag, modified }: Validators): boolean {
  const tags = headers.get('if-none-match');
  if (tags !== null)
    return tags
      .split(',')
      .map((tag) => tag.trim().replace(/^W\//, ''))
      .some((tag) => tag === etag || tag === '*');
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  return since >= wholeSeconds(modified);
}

/**
 * The range that `Range` asks for.
 * @param size bytes of the file
 * @returns null for the whole file, also where the header is invalid, asks for several ranges, or for a part of
 *   another version (`If-Range`): a server may ignore it (RFC 9110, 14.2)
 */
export function requestedRange(
  headers: Headers,
  { etag, modified }: Validators,
  size: number,
): ByteRange | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.get('range')?.trim() ?? '') ?? [];
  if (first === '' && last === '') return null;
  const version = headers.get('if-range');
  if (version !== null && version !== etag && Date.parse(version) !== wholeSeconds(modified)) return null;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  return start < end ? { start, end } : 'unsatisfiable';
}

/** Milliseconds since 1970 of a time as HTTP dates give it. */
function wholeSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000;
}
