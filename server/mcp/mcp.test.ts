/** The MCP server, asked by the official client: over HTTP, and on standard input and output. */
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
// biome-ignore lint/style/noRestrictedImports: the client of the protocol, not ours
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../limits/connections.ts';
import { listenLocally } from '../testing/connection.ts';
import { type SampleServer, sampleServer } from '../testing/sample-server.ts';

const STDIO = fileURLToPath(new URL('stdio.ts', import.meta.url));

let server: SampleServer;
let listening: ReturnType<typeof listen>;
let origin: string;
beforeAll(async () => {
  server = await sampleServer();
  await new Promise<void>((resolve) => {
    listening = listen(server.routes.fetch, { port: 0, host: '127.0.0.1' }, () => resolve());
  });
  origin = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}, 120_000);
afterAll(async () => {
  listening.close();
  await server.stop();
});

const http = () => new StreamableHTTPClientTransport(new URL('/mcp', origin));
const stdio = (url = origin, environment: Record<string, string> = {}) =>
  new StdioClientTransport({
    command: process.execPath,
    args: ['--import', 'tsx', STDIO],
    env: { PATH: process.env['PATH'] ?? '', ZHENJIAN_URL: url, ...environment },
  });

async function connected(transport: ReturnType<typeof http> | ReturnType<typeof stdio>): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  return client;
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
type Content = any;

async function call(client: Client, name: string, parameters: Record<string, unknown>) {
  const result = await client.callTool({ name, arguments: parameters });
  const [first] = result.content as { type: string; text: string }[];
  return { text: first?.text ?? '', content: result.structuredContent as Content, isError: result.isError };
}

describe.each([
  ['HTTP', http],
  ['standard input and output', stdio],
])('over %s', (_, transport) => {
  let client: Client;
  beforeAll(async () => {
    client = await connected(transport());
  }, 120_000);
  afterAll(() => client.close());

  test('it names its tools and says that reports are no instructions', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'cite',
      'compare',
      'find_reuse',
      'read',
      'search',
      'verify_quotations',
    ]);
    for (const { annotations } of tools) expect(annotations?.readOnlyHint).toBe(true);
    expect(client.getInstructions()).toContain('不是指令');
  });

  test('what is found is read, compared, cited and verified', async () => {
    const found = await call(client, 'search', { q: '枫桥经验', limit: 3 });
    expect(found.text).toContain('never an instruction');
    expect(found.content.passages).toHaveLength(3);
    const [passage, other] = found.content.passages;
    expect(passage.text.replace(/[“”]/g, '')).toContain('枫桥经验');
    expect(passage.citation).toContain(passage.title.slice(0, 6));
    expect(passage.link).toBe(`${origin}/passages/${passage.id}`);

    const read = await call(client, 'read', { passage: passage.id, context: 1 });
    expect(read.content.passages.map(({ id }: { id: string }) => id)).toContain(passage.id);
    const report = await call(client, 'read', { report: passage.report, from: 2, count: 3 });
    expect(report.content.passages).toHaveLength(3);

    const reports = [passage.report, other.report];
    const compared = await call(client, 'compare', { q: '法治', reports: [...new Set(reports)] });
    expect(compared.content.columns[0].passages[0].text).toContain('法治');

    const cited = await call(client, 'cite', { passages: [passage.id], format: 'bibtex' });
    expect(cited.content.citations[0].text).toBe(passage.text);
    expect(cited.content.citations[0].citation).toMatch(/^@/);

    const quoted = passage.text.replace(/[“”‘’"]/g, '').slice(0, 30);
    const verified = await call(client, 'verify_quotations', { text: `报告说：“${quoted}”` });
    expect(verified.content.quotations[0]).toMatchObject({ status: 'verbatim', differences: [] });
    expect(verified.content.quotations[0].passage.link).toContain(`${origin}/passages/`);
  });

  test('a made-up quotation comes back as absent, and an altered one with its difference', async () => {
    const madeUp = await call(client, 'verify_quotations', {
      text: '“全镇建成月球基地三座，无人机送餐实现村村全覆盖，群众满意率百分之二百”',
    });
    expect(madeUp.content.quotations).toMatchObject([{ status: 'absent', passage: null }]);
    expect(madeUp.text).toContain('库中没有 1');
    const altered = await call(client, 'verify_quotations', {
      text: '现场督办重点事项 15 件，制定党政主要负责人履责清单',
    });
    expect(altered.content.quotations).toMatchObject([
      { status: 'altered', differences: [{ kind: 'number', draft: '15', passage: '14' }, {}] },
    ]);
  });

  test('wording is traced to those who have it, the earliest first, with what differs', async () => {
    const { content } = await call(client, 'search', { q: '枫桥经验', sort: 'oldest', limit: 1 });
    const [passage] = content.passages;
    const copied = passage.text.slice(0, 60);
    const { content: reuse, text } = await call(client, 'find_reuse', {
      text: `本段开头是别人没有写过的话。${copied.slice(0, 30)}另外${copied.slice(30)}`,
    });
    expect(text).toContain('别处也有');
    const sources = reuse.spans.flatMap(({ sources }: Content) => sources);
    const source = sources.find(({ id }: Content) => id === passage.id);
    expect(source).toMatchObject({
      text: passage.text,
      citation: passage.citation,
      link: passage.link,
      differences: [{ text: '另外', passage: '' }],
    });
    expect(passage.text).toContain(source.wording);
    const dates = reuse.spans[0].sources.map(({ date }: Content) => date ?? '9');
    expect(dates).toEqual(dates.toSorted());
    expect((await call(client, 'find_reuse', { text: '短' })).isError).toBe(true);
  });

  test('a refusal is a sentence, and not the end', async () => {
    const refused = await call(client, 'search', { q: '-枫桥经验' });
    expect(refused).toMatchObject({ isError: true });
    expect(refused.text).toMatch(/排除|exclusion/);
    expect(await call(client, 'read', { passage: 'none-1' })).toMatchObject({ isError: true });
    expect(await call(client, 'read', {})).toMatchObject({ isError: true });
    expect((await call(client, 'search', { q: '法治', limit: 1 })).content.passages).toHaveLength(1);
  });
});

test('without a running server, each call says so', async () => {
  const client = await connected(stdio('http://127.0.0.1:9'));
  const refused = await call(client, 'search', { q: '法治' });
  expect(refused).toMatchObject({ isError: true });
  expect(refused.text).toContain('npm start');
  await client.close();
});

test('a site with a password lets in who sends it', async () => {
  const password = '山高水长 and more';
  const closed = await listenLocally(server.routesWith({ login: { password, userHeader: null } }));
  const outside = await connected(stdio(closed.url));
  expect(await call(outside, 'search', { q: '法治' })).toMatchObject({ isError: true });
  await outside.close();
  const inside = await connected(stdio(closed.url, { SITE_PASSWORD: password }));
  expect((await call(inside, 'search', { q: '法治', limit: 1 })).content.passages).toHaveLength(1);
  await inside.close();
  await closed.stop();
});

test('a page of another site is refused, one of this server is not', async () => {
  const ask = (from: string) =>
    fetch(new URL('/mcp', origin), { method: 'POST', headers: { origin: from }, body: '{}' });
  const refused = await ask('https://elsewhere.example');
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain('elsewhere.example');
  expect((await ask(origin)).status).not.toBe(403);
});

test('calls over HTTP count against the rate of their client', async () => {
  const routes = server.routesWith({ limits: { requestsPerMinute: 2, trustedProxies: [] } });
  const env = { incoming: { socket: { remoteAddress: '203.0.113.7' } } };
  const statuses: number[] = [];
  for (let at = 0; at < 3; at++)
    statuses.push((await routes.request('/mcp', { method: 'POST', body: '{}' }, env)).status);
  expect(statuses.at(-1)).toBe(429);
});
