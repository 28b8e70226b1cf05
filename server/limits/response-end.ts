/** Tells when the response to a request has been sent, or can no longer be. */
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/**
 * Calls `callback` once: after the response has been sent, or when its connection is closed.
 * @returns false if the request came without a connection, as in tests: then it is never called
 */
export function onResponseEnd(c: Context, callback: () => void): boolean {
  const { incoming, outgoing } = (c.env ?? {}) as Partial<HttpBindings>;
  if (!incoming || !outgoing) return false;
  const { socket } = incoming;
  const end = (): void => {
    outgoing.off('close', end);
    socket.off('close', end);
    callback();
  };
  if (socket.destroyed) {
    callback();
    return true;
  }
  outgoing.once('close', end);
  // A response that waits behind another of the same connection is not told when that connection closes.
  socket.once('close', end);
  return true;
}
