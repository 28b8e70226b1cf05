/**
 * Serializes a basket to JSON, for the browser's store and for files to share, and validates JSON from
 * outside. The page renders everything in it as plain text, so a hostile file cannot inject markup.
 */
import { PLACE_LEVELS } from '../../indexer/domain/place.ts';
import type { Basket } from './basket.ts';
import type { KeptPassage } from './kept-passages.ts';

/** Version of the format, raised when its shape changes; newer files are refused. */
export const VERSION = 1;
const KIND = 'zhenjian-basket';
const ID = /^[A-Za-z0-9_-]+$/;

export function serializeBasket(basket: Basket): string {
  return JSON.stringify({ kind: KIND, version: VERSION, ...basket });
}

/** @returns null if the text is not a basket, or one of another version */
export function parseBasket(text: string): Basket | null {
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
  const { id, text, position, paragraph, section, page, recognised } = value;
  const { path } = section as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    ID.test(id) &&
    isText(text) &&
    isCount(position) &&
    (paragraph === null || isCount(paragraph)) &&
    (page === undefined || isCount(page)) &&
    (recognised === undefined || typeof recognised === 'boolean') &&
    Array.isArray(path) &&
    path.every(isText)
  );
}

function isReport(value: unknown): boolean {
  if (!isObject(value) || !isObject(value['place'])) return false;
  const { id, title, year, place } = value;
  const { key, ...names } = place as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    ID.test(id) &&
    isText(title) &&
    (year === null || Number.isInteger(year)) &&
    isText(key) &&
    PLACE_LEVELS.every((level) => isTextOrNull(names[level]))
  );
}
