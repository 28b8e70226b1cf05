/** What a search asks of the engine: no more than it must, and nothing for those who have left. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { query, type SampleServer, sampleServer } from '../../testing/sample-server.ts';

/** So low that a search has a second question after the first. */
const LOW = { first: 3, verified: 1000, unitsPerId: 1 };

let server: SampleServer;
beforeAll(async () => {
  server = await sampleServer(undefined, LOW);
});
afterAll(() => server.stop());

const asked = { candidates: 0, passages: 0 };
/** Called when the first question is out. */
let begun: () => void = () => {};
beforeEach(() => {
  Object.assign(asked, { candidates: 0, passages: 0 });
  begun = () => {};
  vi.restoreAllMocks();
  const { reader } = server;
  const [candidates, passages] = [reader.candidates.bind(reader), reader.passages.bind(reader)];
  // Counted on their way to the real engine.
  vi.spyOn(reader, 'candidates').mockImplementation((...engineQuery) => {
    const answer = candidates(...engineQuery);
    if (asked.candidates++ === 0) begun();
    return answer;
  });
  vi.spyOn(reader, 'passages').mockImplementation((ids) => {
    if (ids.length > 0) asked.passages++;
    return passages(ids);
  });
});

const path = `/api/search?${query({ q: '枫桥经验' })}`;

test('ten who ask the same at once cost what one costs, and later ones not even its passages', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => server.get(path)));
  expect(asked).toEqual({ candidates: 1, passages: 1 });
  Object.assign(asked, { candidates: 0, passages: 0 });
  answers.push(await server.get(path));
  expect(asked).toEqual({ candidates: 1, passages: 0 });
  for (const { body } of answers) expect(body.total.occurrences).toBe(44);
});

test('who leaves while the first engineQuery is out has no second one asked', async () => {
  const leaving = new AbortController();
  begun = () => leaving.abort();
  // Another query: the passages of the first are in memory by now.
  await server.get(`/api/search?${query({ q: '法律顾问' })}`, 'zh-CN', leaving.signal).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(asked).toEqual({ candidates: 1, passages: 0 });
});

test('of ten who ask the same, one who leaves takes nothing from the others', async () => {
  const leaving = new AbortController();
  const out = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const left = server.get(path, 'zh-CN', leaving.signal).catch(() => null);
  const others = Array.from({ length: 9 }, () => server.get(path));
  await out;
  leaving.abort();
  await left;
  for (const { status, body } of await Promise.all(others)) {
    expect(status).toBe(200);
    expect(body.total.occurrences).toBe(44);
  }
});
