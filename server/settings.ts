/** Where the server listens, from the environment. */
export interface ListenAddress {
  readonly port: number;
  readonly host: string;
}

const PORT = 5170;
const HOST = '127.0.0.1';

/** @returns the address, or one sentence on what is wrong with `PORT` */
export function listenAddress(env: NodeJS.ProcessEnv): ListenAddress | string {
  const port = Number(env['PORT'] || PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return `PORT 应为 0 到 65535 的整数，不是“${env['PORT']}”`;
  return { port, host: env['HOST'] || HOST };
}

/** Characters: what nobody guesses over a network. */
const SHORTEST_KEY = 16;

/** @returns the key of those who may mend from elsewhere, null where there is none; or one sentence on `KEEPER_KEY` */
export function keeperKey(env: NodeJS.ProcessEnv): { readonly key: string | null } | string {
  const key = env['KEEPER_KEY'] || null;
  if (key !== null && key.length < SHORTEST_KEY) return `KEEPER_KEY 至少要有 ${SHORTEST_KEY} 个字符`;
  return { key };
}
