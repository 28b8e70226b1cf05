/** Reads the server's own settings from the environment: listen address, keeper's key, memory for text. */

export interface ListenAddress {
  readonly port: number;
  readonly host: string;
}

const PORT = 5170;
const HOST = '127.0.0.1';

/** @returns the address, or a one-sentence message about an invalid `PORT` */
export function listenAddress(env: NodeJS.ProcessEnv): ListenAddress | string {
  const port = Number(env['PORT'] || PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return `PORT 应为 0 到 65535 的整数，不是“${env['PORT']}”`;
  return { port, host: env['HOST'] || HOST };
}

/** Characters; long enough that nobody guesses the key over a network. */
const MIN_KEY_LENGTH = 16;

/**
 * Reads the key that permits editing metadata from other machines.
 * @returns the key, null if none is set, or a one-sentence message about an invalid `KEEPER_KEY`
 */
export function keeperKey(env: NodeJS.ProcessEnv): { readonly key: string | null } | string {
  const key = env['KEEPER_KEY'] || null;
  if (key !== null && key.length < MIN_KEY_LENGTH) return `KEEPER_KEY 至少要有 ${MIN_KEY_LENGTH} 个字符`;
  return { key };
}

/** Share of the machine's memory that holds text by default. */
export const TEXT_MEMORY_SHARE = 1 / 8;

/**
 * Reads how much text is kept in memory, as a number of megabytes.
 * @returns bytes, undefined if it is not set, or a one-sentence message about an invalid `TEXT_MEMORY`
 */
export function textMemory(env: NodeJS.ProcessEnv): { readonly bytes: number | undefined } | string {
  const typed = env['TEXT_MEMORY'];
  if (!typed) return { bytes: undefined };
  if (!/^\d+$/.test(typed)) return `TEXT_MEMORY 应为兆字节数，如 500，不是“${typed}”`;
  return { bytes: Number(typed) * 2 ** 20 };
}
