/** Asks the API for the tools: over HTTP, or in this process. */

/** Answers as `fetch` does. @param path of the API, with its query */
export type AskApi = (path: string, init?: RequestInit) => Promise<Response>;

export interface Api {
  readonly ask: AskApi;
  /** Scheme and host of the links in answers. */
  readonly origin: string;
}

type Parameter = string | number | readonly string[] | undefined;

/** Lists become repeated parameters; what is undefined is left out. */
export function pathWith(path: string, parameters: Readonly<Record<string, Parameter>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    for (const one of value === undefined ? [] : [value].flat()) query.append(name, String(one));
  return query.size === 0 ? path : `${path}?${query}`;
}

/** @throws Error with the API's own sentence if it refuses */
export async function getJson<T>({ ask }: Api, path: string): Promise<T> {
  return answerOf<T>(await ask(path));
}

export async function postJson<T>({ ask }: Api, path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return answerOf<T>(await ask(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function answerOf<T>(response: Response): Promise<T> {
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  if (response.ok && body !== null) return body as T;
  throw new Error(body?.error?.message ?? `镇鉴没有给出能读的回答（状态 ${response.status}）`);
}
