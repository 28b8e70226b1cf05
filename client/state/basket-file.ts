/**
 * A basket ↔ text: what the browser keeps, and the file that is handed to another person. What comes from outside is
 * checked here once; everything in it is shown as text, so that a hostile file can say no more than words.
 */

import type { Basket } from './basket.ts';
import type { KeptPassage } from './kept-passages.ts';

/** Raised when the shape changes; an older one is read, a newer one is left alone. */
export const VERSION = 1;
const KIND = 'zhenjian-basket';
const ID = /^[A-Za-z0-9_-]+$/;

export function written(basket: Basket): string {
  return JSON.stringify({ kind: KIND, version: VERSION, ...basket });
}

/** @returns null where the text is no basket that this page can read */
export function read(text: string): Basket | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value) || value['kind'] !== KIND || value['version'] !== VERSION) return null;
  const { title, items } = value;
  if (typeof title !== 'string' || !Array.isArray(items)) return null;
  const kept = items.filter(isKept);
  return kept.length === items.length ? { title, items: kept } : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;

function isKept(value: unknown): value is KeptPassage {
  if (!isObject(value) || !isText(value['note']) || !isText(value['group'])) return false;
  const { passage, report } = value;
  return isPassage(passage) && isReport(report);
}

function isPassage(value: unknown): boolean {
  if (!isObject(value) || !isObject(value['section'])) return false;
  const { id, text, position, paragraph, section } = value;
  const { path } = section as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    ID.test(id) &&
    isText(text) &&
    isCount(position) &&
    (paragraph === null || isCount(paragraph)) &&
    Array.isArray(path) &&
    path.every(isText)
  );
}

function isReport(value: unknown): boolean {
  if (!isObject(value) || !isObject(value['place'])) return false;
  const { id, title, year, place } = value;
  const { key, province, city, county, town } = place as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    ID.test(id) &&
    isText(title) &&
    (year === null || Number.isInteger(year)) &&
    isText(key) &&
    [province, city, county, town].every(isTextOrNull)
  );
}
