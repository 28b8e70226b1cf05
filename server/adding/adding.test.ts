/** Adds files and pages over a real connection, and checks that nothing is overwritten and nothing half stays. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { KEEPER_KEY, type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { isPublicAddress } from './public-address.ts';
import { removeUnfinishedFiles, storeFile } from './store-file.ts';

const REPORT = `青禾镇2023年度法治政府建设情况报告\n\n${'青禾镇组织开展人民调解，化解矛盾纠纷三十二件。'.repeat(8)}\n`;

let folder: string;
let sample: SampleServer;
let listening: ReturnType<typeof serve>;
let url: string;
let site: Server;
let siteUrl: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
/** Requests that the site saw. */
let asked: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-adding-'));
  await writeFile(join(folder, '已有.txt'), REPORT);
  sample = await sampleServer(folder);
  const routes = sample.routesWith({ fetchLimits: { allowPrivate: true, time: 1500, bytes: 200_000 } });
  listening = serve({ fetch: routes.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => listening.once('listening', resolve));
  url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  site = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  site.closeAllConnections();
  site.close();
  await new Promise((resolve) => listening.close(resolve));
  await sample.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
});

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

async function post(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${url}${path}`, { method: 'POST', body, headers });
  return { status: response.status, body: await response.json() };
}

const add = (name: string, contents: BodyInit, headers?: Record<string, string>) =>
  post(`/api/files?name=${encodeURIComponent(name)}`, contents, headers);
const fetchFrom = (address: string, headers: Record<string, string> = {}) =>
  post('/api/pages', JSON.stringify({ url: address }), { 'content-type': 'application/json', ...headers });
const ORDINARY = (_: IncomingMessage, response: ServerResponse) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<html><body><h1>青禾镇2023年报告</h1><p>${REPORT}</p></body></html>`);
};

describe('adding files', () => {
  test('a file is stored as it is, indexed, and never replaces another', async () => {
    const runs = sample.reindexed();
    expect(await add('新来.txt', REPORT)).toEqual({ status: 201, body: { file: '新来.txt' } });
    expect(await readFile(join(folder, '新来.txt'), 'utf8')).toBe(REPORT);
    expect(sample.reindexed()).toBe(runs + 1);
    const again = await add('新来.txt', `${REPORT}${REPORT}`);
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'file_exists' } } });
    expect(again.body.error.message).toContain('没有覆盖');
    expect(await readFile(join(folder, '新来.txt'), 'utf8')).toBe(REPORT);
    expect(sample.reindexed()).toBe(runs + 1);
  });

  test('of two that come at the same time with one name, one is stored and the other refused', async () => {
    const both = await Promise.all([add('同名.txt', `${REPORT}甲`), add('同名.txt', `${REPORT}乙`)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const kept = both.findIndex(({ status }) => status === 201);
    expect(await readFile(join(folder, '同名.txt'), 'utf8')).toBe(`${REPORT}${'甲乙'[kept]}`);
  });

  test.each([
    ['../外面.txt', 'bad_file_name'],
    ['甲/乙.txt', 'bad_file_name'],
    ['', 'bad_file_name'],
    ['.hidden.txt', 'bad_file_name'],
    ['~$甲.docx', 'bad_file_name'],
    ['metadata.csv', 'bad_file_name'],
    [`${'长'.repeat(90)}.txt`, 'bad_file_name'],
    ['程序.exe', 'unreadable_file'],
    ['图.png', 'unreadable_file'],
  ])('%s is refused in a sentence and leaves nothing behind', async (name, code) => {
    const before = await readdir(folder);
    const { status, body } = await add(name, REPORT);
    expect({ status, code: body.error.code }).toEqual({ status: 400, code });
    expect(await readdir(folder)).toEqual(before);
  });

  test('an empty file, and one that is too large, leave nothing behind', async () => {
    const before = await readdir(folder);
    expect((await add('空.txt', '')).body.error.message).toContain('文件是空的');
    async function* large() {
      for (let written = 0; written < 3; written++) yield new Uint8Array(1000);
    }
    await expect(storeFile(folder, '大.txt', large(), 2500)).rejects.toMatchObject({
      code: 'file_too_large',
    });
    expect(await readdir(folder)).toEqual(before);
  });

  test('a client that breaks off leaves nothing behind, nor does a server that was killed', async () => {
    async function* broken() {
      yield new TextEncoder().encode(REPORT);
      throw new DOMException('gone', 'AbortError');
    }
    await expect(storeFile(folder, '断.txt', broken())).rejects.toMatchObject({ name: 'AbortError' });
    await writeFile(join(folder, '.zhenjian-adding-1'), 'half');
    await removeUnfinishedFiles(folder);
    expect((await readdir(folder)).filter((name) => /断|adding/.test(name))).toEqual([]);
  });

  test('a folder that cannot be written to is named as the reason', async () => {
    await mkdir(join(folder, '占'));
    await expect(storeFile(join(folder, '没有'), '甲.txt', oneOf(REPORT))).rejects.toMatchObject({
      code: 'file_not_stored',
    });
    await rm(join(folder, '占'), { recursive: true });
  });

  test('only the keeper may add, fetch and have the folder checked', async () => {
    const elsewhere = { origin: 'https://evil.example' };
    for (const { status } of [
      await add('甲.txt', REPORT, elsewhere),
      await fetchFrom(siteUrl, elsewhere),
      await post('/api/check', '', elsewhere),
    ])
      expect(status).toBe(403);
    expect(asked).toEqual([]);
    const runs = sample.reindexed();
    expect((await post('/api/check', '')).status).toBe(202);
    expect(
      (await post('/api/check', '', { ...elsewhere, authorization: `Bearer ${KEEPER_KEY}` })).status,
    ).toBe(202);
    expect(sample.reindexed()).toBe(runs + 2);
  });
});

describe('adding pages', () => {
  test('a page is fetched once, stored as it came, and cited with its address', async () => {
    answer = ORDINARY;
    const added = await fetchFrom(`${siteUrl}/art/2024/1/2/art_12.html?id=3#top`);
    expect(added.status).toBe(201);
    expect(asked).toEqual(['/art/2024/1/2/art_12.html?id=3']);
    const { file } = added.body;
    expect(file).toMatch(/^127\.0\.0\.1_\d+_art_2024_1_2_art_12-[0-9a-f]{8}\.html$/);
    expect(await readFile(join(folder, file), 'utf8')).toContain('<h1>青禾镇2023年报告</h1>');
    await sample.index();
    const { reports } = (await sample.get('/api/reports')).body;
    const report = reports.find(({ sources }: { sources: { file: string }[] }) => sources[0]?.file === file);
    expect(report.sources[0].url).toBe(`${siteUrl}/art/2024/1/2/art_12.html?id=3`);
    expect((await fetchFrom(`${siteUrl}/art/2024/1/2/art_12.html?id=3`)).body.error.code).toBe('file_exists');
  });

  test('redirections are followed, compressed pages are stored plain, PDFs keep their kind', async () => {
    answer = (request, response) => {
      if (request.url === '/old') {
        response.writeHead(302, { location: '/new' }).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
      response.end(gzipSync(`<html><body><p>${REPORT}</p></body></html>`));
    };
    const { body } = await fetchFrom(`${siteUrl}/old`);
    expect(body.file).toContain('_new-');
    expect(await readFile(join(folder, body.file), 'utf8')).toContain('人民调解');
  });

  test.each<[string, typeof answer, number, string]>([
    ['never ends', (_, response) => void response.writeHead(200).write('<html>'), 502, '秒没有取完'],
    ['never answers', () => {}, 502, '秒没有取完'],
    [
      'is too large',
      (_, response) => void response.writeHead(200).end('x'.repeat(300_000)),
      502,
      '超过 0 MB',
    ],
    [
      'inflates to more than the limit',
      (_, response) =>
        void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(3_000_000))),
      502,
      '超过 0 MB',
    ],
    ['is not there', (_, response) => void response.writeHead(404).end(), 502, '404，没有这一页'],
    [
      'redirects for ever',
      (_, response) => void response.writeHead(301, { location: '/' }).end(),
      502,
      '转来转去',
    ],
    [
      'breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('<html>');
        setTimeout(() => response.destroy(), 50);
      },
      502,
      '没有取到',
    ],
    [
      'redirects to a file of the machine',
      (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      400,
      'http://',
    ],
  ])('a page that %s is told in a sentence, and nothing is stored', async (_, how, status, sentence) => {
    answer = how;
    const before = await readdir(folder);
    const told = await fetchFrom(`${siteUrl}/page`);
    expect(told.status).toBe(status);
    expect(told.body.error.message).toContain(sentence);
    expect(await readdir(folder)).toEqual(before);
  });

  test('private addresses are not asked unless allowed, also behind names and redirections', async () => {
    answer = ORDINARY;
    const port = new URL(siteUrl).port;
    for (const address of [
      siteUrl,
      `http://localhost:${port}/`,
      `http://[::1]:${port}/`,
      'http://169.254.1.1/',
    ]) {
      const response = await sample.routes.request('/api/pages', {
        method: 'POST',
        body: JSON.stringify({ url: address }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEEPER_KEY}` },
      });
      expect(await response.json()).toMatchObject({ error: { code: 'private_address' } });
    }
    expect(asked).toEqual([]);
  });

  test.each(['ftp://example.cn/', 'javascript:alert(1)', '没有网址', 'http://'])(
    '%s is no address',
    async (address) => {
      expect((await fetchFrom(address)).body.error.code).toBe('bad_address');
    },
  );

  test('public addresses are told from those of networks', () => {
    for (const address of ['1.1.1.1', '223.5.5.5', '2400:3200::1'])
      expect(isPublicAddress(address)).toBe(true);
    for (const address of [
      ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
      ...[
        '224.0.0.1',
        '255.255.255.255',
        '::1',
        '::',
        'fe80::1',
        'fd00::1',
        '::ffff:10.0.0.1',
        '2002:a00:1::',
      ],
    ])
      expect(isPublicAddress(address), address).toBe(false);
  });
});

test('how a report was read is told: kind, what is declared, evidence, what was dropped', async () => {
  await writeFile(
    join(folder, '怎样读.txt'),
    `江苏省启东市近海镇人民政府2023年度法治政府建设情况报告\n\n${'近海镇开展人民调解工作，成效明显。'.repeat(8)}\n\n打印本页 关闭窗口\n`,
  );
  await writeFile(join(folder, 'metadata.csv'), 'file,title\n怎样读.txt,近海镇报告\n');
  await sample.index();
  const { reports } = (await sample.get('/api/reports')).body;
  const { id } = reports.find(({ title }: { title: string }) => title === '近海镇报告');
  const { status, body } = await sample.get(`/api/reports/${id}/reading`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ file: '怎样读.txt', row: null, kind: 'text', declared: ['title'] });
  expect(body.dropped).toEqual(['打印本页 关闭窗口']);
  expect(body.place).toMatchObject({
    confidence: 'likely',
    evidence: expect.arrayContaining([expect.any(String)]),
  });
  expect(body.bytes).toBe((await stat(join(folder, '怎样读.txt'))).size);
  await rm(join(folder, '怎样读.txt'));
  expect((await sample.get(`/api/reports/${id}/reading`)).body.error.code).toBe('no_source');
});

async function* oneOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
