/**
 * Counts the engine requests of a search: no more than necessary, and none for callers that have
 * disconnected.
 */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { query, type SampleServer, sampleServer } from '../../testing/sample-server.ts';
import { SEARCH_COSTS } from '../plan/plan.ts';

/** The first look is too brief to answer, and reading on too dear: the engine has to be asked. */
const COSTS = { ...SEARCH_COSTS, firstLookUnits: 3000, unitNs: 1e9 };

let server: SampleServer;
beforeAll(async () => {
  server = await sampleServer(undefined, { costs: COSTS });
});
afterAll(() => server.stop());

const requests = { candidates: 0, passages: 0 };
/** Called when the first candidate request has been sent. */
let onFirstRequest: () => void = () => {};
beforeEach(() => {
  Object.assign(requests, { candidates: 0, passages: 0 });
  onFirstRequest = () => {};
  vi.restoreAllMocks();
  const { reader } = server;
  const [candidates, passages] = [reader.candidates.bind(reader), reader.passages.bind(reader)];
  // Counts the requests and passes them on to the real engine.
  vi.spyOn(reader, 'candidates').mockImplementation((...parameters) => {
    const answer = candidates(...parameters);
    if (requests.candidates++ === 0) onFirstRequest();
    return answer;
  });
  vi.spyOn(reader, 'passages').mockImplementation((ids) => {
    if (ids.length > 0) requests.passages++;
    return passages(ids);
  });
});

const path = `/api/search?${query({ q: '枫桥经验' })}`;

test('ten identical concurrent searches cost one search, and a later one does not fetch the passages again', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => server.get(path)));
  expect(requests).toEqual({ candidates: 1, passages: 1 });
  Object.assign(requests, { candidates: 0, passages: 0 });
  answers.push(await server.get(path));
  expect(requests).toEqual({ candidates: 1, passages: 0 });
  for (const { body } of answers) expect(body.total.occurrences).toBe(44);
});

test('a caller that disconnects during the first engine request causes no second one', async () => {
  const leaving = new AbortController();
  onFirstRequest = () => leaving.abort();
  // A different query: the passages of the first test are cached by now.
  await server.get(`/api/search?${query({ q: '法律顾问' })}`, 'zh-CN', leaving.signal).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(requests).toEqual({ candidates: 1, passages: 0 });
});

test('of ten identical concurrent searches, one that is aborted does not disturb the others', async () => {
  const leaving = new AbortController();
  const firstRequest = new Promise<void>((resolve) => {
    onFirstRequest = resolve;
  });
  const aborted = server.get(path, 'zh-CN', leaving.signal).catch(() => null);
  const others = Array.from({ length: 9 }, () => server.get(path));
  await firstRequest;
  leaving.abort();
  await aborted;
  for (const { status, body } of await Promise.all(others)) {
    expect(status).toBe(200);
    expect(body.total.occurrences).toBe(44);
  }
});
