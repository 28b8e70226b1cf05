/** Reads the declared metadata from table columns or front matter keys with Chinese or English names. */
import type { Declared } from '../../domain/file.ts';
import { type Field, fieldsOf } from './columns.ts';

/** Skips empty fields and invalid years. */
export function declaredFrom(row: Readonly<Record<string, unknown>>): Declared {
  return declaredBy(fieldsOf(Object.entries(row)));
}

export function declaredBy(fields: ReadonlyMap<Field, unknown>): Declared {
  const declared: { -readonly [K in keyof Declared]: Declared[K] } = {};
  for (const key of ['title', 'province', 'city', 'county', 'town', 'issuer', 'url'] as const) {
    const value = textOf(fields.get(key));
    if (value !== '') declared[key] = value;
  }
  const year = /^(?:19|20)\d\d(?!\d)/.exec(textOf(fields.get('year')))?.[0];
  if (year) declared.year = Number(year);
  const publishedOn = publishedBy(fields);
  if (publishedOn) declared.publishedOn = publishedOn;
  const formerPlaces = formerPlacesIn(textOf(fields.get('formerPlaces')));
  if (formerPlaces.length > 0) declared.formerPlaces = formerPlaces;
  return declared;
}

/** Keys of places from a cell, separated by semicolons of any width. */
export function formerPlacesIn(cell: string): string[] {
  return [...new Set(cell.split(/[;；]/).map((key) => key.trim()))].filter((key) => key !== '');
}

/** ISO date; undefined if there is none or it is not a calendar date. */
function publishedBy(fields: ReadonlyMap<Field, unknown>): string | undefined {
  const text = textOf(fields.get('published'));
  const written =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)(?!\d)/.exec(text);
  if (written) return isoDate(Number(written[1]), Number(written[2]), Number(written[3]));
  // RSS date: Tue, 05 Mar 2024 08:00:00 +0800. The local day counts, so the zone is ignored.
  const feed = /^(?:[a-z]{3},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\b/i.exec(text);
  return feed ? isoDate(Number(feed[3]), monthOf(feed[2] ?? ''), Number(feed[1])) : undefined;
}

function monthOf(name: string): number {
  return 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name.toLowerCase()) / 3 + 1;
}

function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const valid = year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return valid ? date.toISOString().slice(0, 10) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
