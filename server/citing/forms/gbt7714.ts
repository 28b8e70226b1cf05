/**
 * The part of a report's entry that GB/T 7714-2015 and GB/T 7714-2025 share: responsible bodies, title,
 * document number as other title information, type and carrier. They differ in punctuation and in what
 * follows.
 */
import type { Reference } from './reference.ts';

export interface Punctuation {
  readonly comma: string;
  readonly colon: string;
}

/** 8.1.2 in both: if there are more than three, only the first three are named. */
const MAX_ISSUERS = 3;

/** Without an issuer the entry begins with the title, as in the numeric style of both (2015: 8.1.4). */
export function headOf({ issuers, title, number, url }: Reference, { comma, colon }: Punctuation): string {
  const named = [...issuers.slice(0, MAX_ISSUERS), ...(issuers.length > MAX_ISSUERS ? ['等'] : [])].join(
    comma,
  );
  const titled = [title, ...(number === null ? [] : [number])].join(colon);
  return `${named === '' ? '' : `${named}. `}${titled}${url === null ? '[R]' : '[R/OL]'}`;
}

/** Encloses an estimated year in square brackets (2015: 8.4.3.3). */
export function bracketed(date: string, isEstimate: boolean): string {
  return isEstimate ? `[${date}]` : date;
}
