import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { RequestCoalescer } from './request-coalescer.ts';

test('RequestCoalescer runs ten identical concurrent requests once', async () => {
  const coalescer = new RequestCoalescer<number>();
  let runs = 0;
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      coalescer.run('法治', undefined, async () => {
        await pause(5);
        return ++runs;
      }),
    ),
  );
  expect(answers).toEqual(Array(10).fill(1));
  expect(await coalescer.run('法治', undefined, async () => ++runs)).toBe(2);
});

test('RequestCoalescer aborts the work when the last waiting caller has aborted, and not before', async () => {
  const coalescer = new RequestCoalescer<string>();
  const [first, second] = [new AbortController(), new AbortController()];
  let workSignal: AbortSignal | undefined;
  const work = (signal: AbortSignal) => {
    workSignal = signal;
    return pause(1000, '答', { signal });
  };
  const answers = [first, second].map(({ signal }) =>
    coalescer.run('法治', signal, work).catch(() => '走了'),
  );
  first.abort();
  await pause(1);
  expect(workSignal?.aborted).toBe(false);
  second.abort();
  expect(await Promise.all(answers)).toEqual(['走了', '走了']);
  expect(workSignal?.aborted).toBe(true);
});

test('RequestCoalescer rejects every waiting caller when the work fails', async () => {
  const coalescer = new RequestCoalescer<string>();
  const fail = () => coalescer.run('法治', undefined, () => Promise.reject(new Error('引擎不在')));
  await expect(Promise.all([fail(), fail()])).rejects.toThrow('引擎不在');
});
