/** Limits the requests of each client in a minute, remembering a bounded number of clients. */
import { LRUCache } from 'lru-cache';

/** Of some 100 bytes each; beyond that the clients not seen for longest start afresh. */
const MAX_CLIENTS = 10_000;
const MINUTE_MS = 60_000;

interface Bucket {
  /** Requests that the client may still make, fractions included. */
  tokens: number;
  /** When `tokens` was right. */
  at: number;
}

/** A token bucket for each client: a minute's requests may come at once, and their number grows back evenly. */
export class RateLimiter {
  private readonly buckets: LRUCache<string, Bucket>;

  /**
   * @param perMinute requests of a client in a minute, at least 1
   * @param now milliseconds of any clock that never goes back
   */
  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
    maxClients: number = MAX_CLIENTS,
  ) {
    this.buckets = new LRUCache({ max: maxClients });
  }

  /** @returns as `take`, without counting a request */
  wait(client: string): number {
    return this.secondsFor(this.grownTokens(client));
  }

  /** Counts a request. @returns 0 if it is permitted, else whole seconds until the next one will be */
  take(client: string): number {
    const grown = this.grownTokens(client);
    this.buckets.set(client, { tokens: grown >= 1 ? grown - 1 : grown, at: this.now() });
    return this.secondsFor(grown);
  }

  private grownTokens(client: string): number {
    const now = this.now();
    const { tokens, at } = this.buckets.get(client) ?? { tokens: this.perMinute, at: now };
    return Math.min(this.perMinute, tokens + ((now - at) * this.perMinute) / MINUTE_MS);
  }

  private secondsFor(tokens: number): number {
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * MINUTE_MS) / this.perMinute / 1000);
  }
}
