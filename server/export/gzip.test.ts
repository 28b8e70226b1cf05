import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { eventually } from '../testing/connection.ts';
import { gzipped } from './gzip.ts';

const CHUNK = 64 * 1024;

test('compression waits for its reader, and ends with it', async () => {
  let taken = 0;
  let isEnded = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        taken += CHUNK;
        yield randomBytes(CHUNK);
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      isEnded = true;
    }
  }
  const chunks = gzipped(endless())[Symbol.asyncIterator]();
  await chunks.next();
  // Without backpressure it takes tens of megabytes in this time.
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(taken).toBeLessThan(16 * CHUNK);
  await chunks.return?.();
  await eventually('the source is told', () => isEnded);
});

test('an error of the source reaches the reader', async () => {
  async function* broken(): AsyncGenerator<string> {
    yield '甲';
    throw new Error('the engine is down');
  }
  const read = async () => {
    for await (const _ of gzipped(broken()));
  };
  await expect(read()).rejects.toThrow('the engine is down');
});

test('the text comes out as it went in', async () => {
  const texts = ['甲镇\n', '', '乙'.repeat(100_000)];
  async function* source(): AsyncGenerator<string> {
    yield* texts;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of gzipped(source())) chunks.push(chunk as Buffer);
  expect(gunzipSync(Buffer.concat(chunks)).toString()).toBe(texts.join(''));
});
