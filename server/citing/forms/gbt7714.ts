/**
 * What GB/T 7714-2015 and GB/T 7714-2025 have in common of a report's entry: responsible bodies, title, document
 * number as other title information, type and carrier. They differ in the signs and in what follows.
 */
import type { Reference } from './reference.ts';

export interface Signs {
  readonly comma: string;
  readonly colon: string;
}

/** 8.1.2 in both: of more than three, the first three are named. */
const MOST_ISSUERS = 3;

/** A report that names no issuer begins with its title, as the numeric style has it in both (2015: 8.1.4). */
export function headOf({ issuers, title, number, url }: Reference, { comma, colon }: Signs): string {
  const named = [...issuers.slice(0, MOST_ISSUERS), ...(issuers.length > MOST_ISSUERS ? ['等'] : [])].join(
    comma,
  );
  const titled = [title, ...(number === null ? [] : [number])].join(colon);
  return `${named === '' ? '' : `${named}. `}${titled}${url === null ? '[R]' : '[R/OL]'}`;
}

/** An estimated year stands in square brackets (2015: 8.4.3.3). */
export function bracketed(date: string, isEstimate: boolean): string {
  return isEstimate ? `[${date}]` : date;
}
