/** Benchmark peer: a scan of all folded passages in memory, the oracle and the baseline to beat. */
import type { Peer } from './peer.ts';

export function plainScan(folded: readonly string[]): Peer {
  return {
    name: 'plain scan in memory',
    find: async (phrase) => folded.reduce((found, text) => found + (text.includes(phrase) ? 1 : 0), 0),
    stop: async () => {},
  };
}
