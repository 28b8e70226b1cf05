import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { RequestCoalescer } from './request-coalescer.ts';

test('ten who ask the same at once share one piece of work', async () => {
  const shared = new RequestCoalescer<number>();
  let works = 0;
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      shared.ask('法治', undefined, async () => {
        await pause(5);
        return ++works;
      }),
    ),
  );
  expect(answers).toEqual(Array(10).fill(1));
  expect(await shared.ask('法治', undefined, async () => ++works)).toBe(2);
});

test('work is called off when the last who waits has left, and not before', async () => {
  const shared = new RequestCoalescer<string>();
  const [first, second] = [new AbortController(), new AbortController()];
  let called: AbortSignal | undefined;
  const work = (signal: AbortSignal) => {
    called = signal;
    return pause(1000, '答', { signal });
  };
  const answers = [first, second].map(({ signal }) => shared.ask('法治', signal, work).catch(() => '走了'));
  first.abort();
  await pause(1);
  expect(called?.aborted).toBe(false);
  second.abort();
  expect(await Promise.all(answers)).toEqual(['走了', '走了']);
  expect(called?.aborted).toBe(true);
});

test('a failure reaches all who wait', async () => {
  const shared = new RequestCoalescer<string>();
  const fail = () => shared.ask('法治', undefined, () => Promise.reject(new Error('引擎不在')));
  await expect(Promise.all([fail(), fail()])).rejects.toThrow('引擎不在');
});
