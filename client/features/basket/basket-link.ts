/**
 * Encodes a basket in the fragment of a link: compressed ids, groups and notes. The link holds no text, so it
 * works only with the same collection; browsers do not send fragments to servers, so notes stay private to
 * those who share it.
 */
import type { Basket } from '../../state/basket.ts';

export interface LinkedItem {
  readonly id: string;
  readonly group: string;
  readonly note: string;
}

export interface LinkedBasket {
  readonly title: string;
  readonly items: readonly LinkedItem[];
}

const PREFIX = '#b1=';
const ID = /^[A-Za-z0-9_-]+$/;
/**
 * Bytes of JSON that a link may unpack to: a thousand passages with long notes. Guards against decompression
 * bombs.
 */
const MAX_UNPACKED = 1_000_000;

/** The fragment, including its #. */
export async function toFragment({ title, items }: Basket): Promise<string> {
  const rows = items.map(({ passage, group, note }) => [passage.id, group, note]);
  const bytes = new TextEncoder().encode(JSON.stringify([title, rows]));
  const packed = await pipeThrough(bytes, new CompressionStream('deflate-raw'));
  return PREFIX + base64url(packed);
}

export const isBasketFragment = (fragment: string): boolean => fragment.startsWith(PREFIX);

/** @returns null if the fragment is damaged, for example cut short by a mail program */
export async function parseFragment(fragment: string): Promise<LinkedBasket | null> {
  if (!isBasketFragment(fragment)) return null;
  try {
    const packed = fromBase64url(fragment.slice(PREFIX.length));
    const bytes = await pipeThrough(packed, new DecompressionStream('deflate-raw'));
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return validate(parsed);
  } catch {
    return null;
  }
}

function validate(value: unknown): LinkedBasket | null {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || !Array.isArray(value[1])) return null;
  const items = value[1].flatMap((row: unknown): LinkedItem[] => {
    if (!Array.isArray(row) || !row.every((cell) => typeof cell === 'string')) return [];
    const [id = '', group = '', note = ''] = row as string[];
    return ID.test(id) ? [{ id, group, note }] : [];
  });
  return items.length === value[1].length ? { title: value[0], items } : null;
}

async function pipeThrough(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_UNPACKED) throw new RangeError('too long');
    parts.push(value as Uint8Array<ArrayBuffer>);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
