import { expect, test } from 'vitest';
import { createTask } from './task.ts';

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

test('what is begun aborts what was under way, whose failure is nobody’s concern', async () => {
  const task = createTask<'reading' | 'comparing'>();
  const first = task.run('comparing', untilAborted);
  const second = task.run('reading', () => Promise.reject(new Error('a file that cannot be read')));
  expect(task.busy.value).toBe('reading');
  await Promise.all([first, second]);
  expect(task.busy.value).toBeNull();
  expect(task.failure.value?.code).toBe('unexpected');
});

test('stopping leaves neither work nor failure', async () => {
  const task = createTask<'reading'>();
  const running = task.run('reading', untilAborted);
  task.stop();
  await running;
  expect([task.busy.value, task.failure.value]).toEqual([null, null]);
});
