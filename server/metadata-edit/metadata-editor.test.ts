/** Edits metadata over a real connection and indexes again, on a copy of some of the sample reports. */
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { zipOf } from '../../indexer/formats/testing/zip-of.ts';
import { settings } from '../../indexer/settings.ts';
import { MAX_BODY_LENGTH } from '../contract/metadata-edit.ts';
import { KEEPER_KEY, type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { MetadataEditor } from './metadata-editor.ts';

const SAMPLES = settings({}).reportsDir;
const EDITED = '荻溆镇2023.txt';
const OTHER = '柳汀镇人民政府关于2022年度法治政府建设情况的报告.txt';
const BELOW = '茶崦镇2022年法治政府建设年度报告.txt';
const ROWS = '驼铃街道2021.tsv';
/**
 * Has a byte-order mark, needless quotation marks, an unknown column, an empty line, and no final line break.
 */
const TABLE = `\ufefffile,备注,"year",town\r\n"${OTHER}","一,二",2022 , 柳汀镇\r\n\r\n${EDITED},,2023,荻溆镇`;

let folder: string;
let server: SampleServer;
let listening: ReturnType<typeof serve>;
let port: number;
const ids = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-mending-'));
  await mkdir(join(folder, '子'));
  for (const name of [EDITED, OTHER, ROWS]) await cp(join(SAMPLES, name), join(folder, name));
  await cp(join(SAMPLES, BELOW), join(folder, '子', BELOW));
  await writeFile(join(folder, 'metadata.csv'), TABLE);
  server = await sampleServer(folder);
  for (const { id, sources } of (await server.get('/api/reports')).body.reports) ids.set(sources[0].file, id);
  listening = serve({ fetch: server.routes.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => listening.once('listening', resolve));
  port = (listening.address() as AddressInfo).port;
});
afterAll(async () => {
  await new Promise((resolve) => listening.close(resolve));
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => writeFile(join(folder, 'metadata.csv'), TABLE));

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

/** Uses node:http because fetch forbids setting Host and Origin. */
function send(
  method: string,
  path: string,
  body: unknown,
  headers: IncomingHttpHeaders = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        port,
        host: '127.0.0.1',
        method,
        path,
        agent: false,
        headers: { 'content-type': 'application/json', ...headers },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) }));
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const idOf = (file: string): string => ids.get(file) ?? 'none';
const edit = (file: string, body: unknown, headers: IncomingHttpHeaders = {}) =>
  send('PUT', `/api/reports/${idOf(file)}/metadata`, body, headers);
const table = (path = 'metadata.csv') => readFile(join(folder, path), 'utf8');
const reportOf = async (file: string) => (await server.get(`/api/reports/${idOf(file)}`)).body.report;

describe('metadata editing', () => {
  test('town, year, title and URL are written, indexed and withdrawn; all other bytes stay', async () => {
    const runsBefore = server.reindexed();
    const edits = {
      town: '荻花镇',
      year: 2021,
      title: '甲,"乙"',
      source_url: 'https://example.gov.cn/a?b=1,2',
    };
    expect(await edit(EDITED, edits)).toEqual({ status: 202, body: { file: 'metadata.csv' } });
    expect(server.reindexed()).toBe(runsBefore + 1);
    expect(await table()).toBe(
      TABLE.replace('"year",town', '"year",town,title,source_url').replace(
        `${EDITED},,2023,荻溆镇`,
        `${EDITED},,2021,荻花镇,"甲,""乙""","https://example.gov.cn/a?b=1,2"`,
      ),
    );
    const other = await reportOf(OTHER);
    expect((await server.index()).failed).toEqual([]);
    expect(await reportOf(EDITED)).toMatchObject({
      title: edits.title,
      year: 2021,
      place: { town: '荻花镇', confidence: 'certain' },
      sources: [{ file: EDITED, url: edits.source_url }],
    });
    expect(await reportOf(OTHER)).toEqual(other);

    await edit(EDITED, { town: '', year: '', title: '', source_url: '' });
    await server.index();
    const again = await reportOf(EDITED);
    expect(again).toMatchObject({ year: 2023, place: { town: '荻溆镇' }, sources: [{ url: null }] });
    expect(again.title).toContain('荻溆镇');
  });

  test('a table is created beside the report, unless one in a parent folder already names it', async () => {
    const file = `子/${BELOW}`;
    expect((await edit(file, { town: '茶山镇' })).body).toEqual({ file: '子/metadata.csv' });
    expect(await table('子/metadata.csv')).toBe(
      `\ufefffile,title,year,province,city,county,town,issuer,source_url\n${BELOW},,,,,,茶山镇,,\n`,
    );
    await server.index();
    expect(await reportOf(file)).toMatchObject({ place: { town: '茶山镇' } });
    await writeFile(join(folder, 'metadata.csv'), `file,town\n${file},甲镇\n`);
    expect(await edit(file, { town: '乙镇' })).toMatchObject({
      status: 409,
      body: { error: { code: 'mend_one_table' } },
    });
    await rm(join(folder, '子/metadata.csv'));
    expect((await edit(file, { town: '乙镇' })).body).toEqual({ file: 'metadata.csv' });
    // Corrected before to 茶山镇, which old links may name.
    expect(await table()).toBe(`file,town,former_places\n${file},乙镇,茶山镇\n`);
  });

  test('a table in GB18030, as Excel saves it, keeps its encoding and all other bytes', async () => {
    const row = (year: string) =>
      Buffer.concat([
        Buffer.from('file,'),
        Buffer.from([0xc4, 0xea, 0xb6, 0xc8]),
        Buffer.from('\r\n'),
        Buffer.from([0xdd, 0xb6, 0xe4, 0xd3, 0xd5, 0xf2]),
        Buffer.from(`2023.txt,${year}\r\n`),
      ]);
    await writeFile(join(folder, 'metadata.csv'), row('2023'));
    expect((await edit(EDITED, { year: 2020 })).status).toBe(202);
    expect(await readFile(join(folder, 'metadata.csv'))).toEqual(row('2020'));
  });

  test('concurrent edits are all kept, and no temporary file remains', async () => {
    const answers = await Promise.all([
      edit(EDITED, { year: 2019 }),
      edit(OTHER, { year: 2018 }),
      edit(EDITED, { town: '甲镇' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await table()).toBe(
      TABLE.replace(`${EDITED},,2023,荻溆镇`, `${EDITED},,2019,甲镇`).replace('2022 ,', '2018 ,'),
    );
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test.each([
    ['a line break', { title: '甲\n乙' }],
    ['a formula', { title: '=HYPERLINK("x")' }],
    ['a formula in a name', { town: ' @SUM(1)' }],
    ['a NUL', { county: '甲\0' }],
    ['a year out of range', { year: 1899 }],
    ['a year as text', { year: '2023' }],
    ['a URL that is none', { source_url: 'javascript:alert(1)' }],
    ['a URL with a line break', { source_url: 'https://a.cn/\r\nx' }],
    ['an unknown field', { town: '甲镇', file: '../x' }],
    ['a text that is too long', { title: '甲'.repeat(301) }],
    ['a body that is no object', 'x'],
  ])('an edit with %s is refused and writes nothing', async (_, body) => {
    expect((await edit(EDITED, body)).status).toBe(400);
    expect(await table()).toBe(TABLE);
  });

  test('a title that looks like another row stays one cell', async () => {
    const title = `a",b,"c',${OTHER},1999`;
    expect((await edit(EDITED, { title })).status).toBe(202);
    await server.index();
    expect(await reportOf(EDITED)).toMatchObject({ title });
    expect(await reportOf(OTHER)).toMatchObject({ year: 2022 });
  });
});

describe('the body of an edit', () => {
  const put = (
    body: string,
    headers: Record<string, string> = { 'content-type': 'application/json' },
    language = 'zh-CN',
  ) =>
    fetch(`http://127.0.0.1:${port}/api/reports/${idOf(EDITED)}/metadata`, {
      method: 'PUT',
      headers: { ...headers, 'accept-language': language },
      body,
    });
  const errorOf = async (answer: Response) => ({ status: answer.status, ...(await answer.json()).error });

  test.each<[string, string, Record<string, string>]>([
    ['is not JSON', '{"town":', { 'content-type': 'application/json' }],
    ['is empty', '', { 'content-type': 'application/json' }],
    ['is text', '{"town":"甲镇"}', { 'content-type': 'text/plain' }],
    ['is a form', 'town=甲镇', { 'content-type': 'application/x-www-form-urlencoded' }],
  ])('that %s is refused in both languages', async (_, body, headers) => {
    const [zh, en] = [await put(body, headers), await put(body, headers, 'en')];
    expect(await errorOf(zh)).toEqual({
      status: 400,
      code: 'bad_body',
      message: expect.stringContaining('应是 JSON'),
    });
    expect(await errorOf(en)).toMatchObject({ status: 400, message: expect.stringContaining('valid JSON') });
    expect(await table()).toBe(TABLE);
  });

  test('that is too long is refused, whether or not its length is announced', async () => {
    const long = JSON.stringify({ town: '甲'.repeat(MAX_BODY_LENGTH) });
    const refused = { status: 413, code: 'body_too_large', message: expect.stringContaining('太长') };
    expect(await errorOf(await put(long))).toEqual(refused);
    const path = `/api/reports/${idOf(EDITED)}/metadata`;
    const chunked = { 'transfer-encoding': 'chunked' };
    const { status, body } = await send('PUT', path, { town: '甲'.repeat(MAX_BODY_LENGTH) }, chunked);
    expect({ status, ...body.error }).toEqual(refused);
  });

  test('that is as long as the fields allow is taken', async () => {
    const escaped = (length: number) => '\\u7532'.repeat(length);
    const names = ['province', 'city', 'county', 'town'].map((name) => `"${name}":"${escaped(60)}"`);
    const url = `https://example.cn/${'a'.repeat(1900)}`;
    const body = `{"title":"${escaped(300)}",${names},"year":2021,"source_url":"${url}"}`;
    expect((await put(body)).status).toBe(202);
  });

  test('is not waited for if the client may not edit', async () => {
    const status = await new Promise((resolve, reject) => {
      const outgoing = request(
        {
          port,
          host: '127.0.0.1',
          method: 'PUT',
          path: `/api/reports/${idOf(EDITED)}/metadata`,
          headers: { 'content-type': 'application/json', 'content-length': 2 ** 30, origin: 'null' },
        },
        (answer) => {
          resolve(answer.statusCode);
          outgoing.destroy();
        },
      );
      outgoing.once('error', reject);
      outgoing.write('{');
    });
    expect(status).toBe(403);
  });
});

describe('permission to edit metadata', () => {
  const mendable = async (headers: IncomingHttpHeaders) =>
    (await send('GET', `/api/reports/${idOf(EDITED)}`, undefined, headers)).body.mendable;

  test.each<[string, () => IncomingHttpHeaders]>([
    ['a page of another site', () => ({ origin: 'https://evil.example' })],
    ['a page without a site', () => ({ origin: 'null' })],
    ['a page of another port', () => ({ origin: 'http://127.0.0.1:1' })],
    [
      'a name made to point here',
      () => ({ host: `evil.example:${port}`, origin: `http://evil.example:${port}` }),
    ],
    ['a name that begins like this machine', () => ({ host: '127.0.0.1.evil.example' })],
    ['a request forwarded by a proxy', () => ({ 'x-forwarded-for': '192.0.2.1' })],
    ['a request across sites', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['a wrong key, from elsewhere', () => ({ host: 'zhenjian.example', authorization: 'Bearer wrong' })],
  ])('%s may not edit metadata', async (_, headers) => {
    const answer = await edit(EDITED, { town: '甲镇' }, headers());
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'may_not_mend' } } });
    expect(await mendable(headers())).toBe(false);
    const { body } = await send('GET', `/api/reports/${idOf(EDITED)}`, undefined, headers());
    expect(body.mendableWithKey).toBe(true);
    expect(await table()).toBe(TABLE);
  });

  test('a client on another machine may not edit metadata', async () => {
    const path = `/api/reports/${idOf(EDITED)}/metadata`;
    const env = { incoming: { socket: { remoteAddress: '192.0.2.1' } } };
    const headers = { 'content-type': 'application/json', host: 'localhost' };
    const answer = await server.routes.request(
      path,
      { method: 'PUT', headers, body: '{"town":"甲镇"}' },
      env,
    );
    expect(answer.status).toBe(403);
  });

  test('a page of this server under any local name may edit metadata, as may the keeper', async () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      expect(await mendable({ host })).toBe(true);
      expect((await edit(EDITED, { town: '甲镇' }, { host, origin: `http://${host}` })).status).toBe(202);
    }
    const keeper = {
      host: 'zhenjian.example',
      'x-forwarded-for': '192.0.2.1',
      authorization: `Bearer ${KEEPER_KEY}`,
    };
    expect(await mendable(keeper)).toBe(true);
    expect((await edit(EDITED, { town: '乙镇' }, keeper)).status).toBe(202);
  });
});

test('a row of a table is corrected by its file and number, and its place as a whole', async () => {
  const before = await reportOf(ROWS);
  expect(before.place).toMatchObject({ town: '驼铃街道' });
  const place = { province: '', city: '', county: '新设区', town: '新铃街道' };
  expect((await edit(ROWS, { ...place, issuer: '甲局、乙局' })).status).toBe(202);
  expect(await table()).toBe(
    `${TABLE.replace('"year",town', '"year",town,county,issuer,row')}\r\n${ROWS},,,新铃街道,新设区,甲局、乙局,1\r\n`,
  );
  expect((await server.index()).failed).toEqual([]);
  expect(await reportOf(ROWS)).toMatchObject({
    place: { province: null, city: null, county: '新设区', town: '新铃街道' },
    issuer: '甲局、乙局',
    issuerConfidence: 'certain',
    title: before.title,
    year: before.year,
  });
  expect((await edit(ROWS, { ...place, county: '', town: '', issuer: '' })).status).toBe(202);
  await server.index();
  expect(await reportOf(ROWS)).toEqual(before);
});

describe('reports that cannot be edited', () => {
  test.each([
    [
      'with a quotation mark left open',
      `file,town\n${EDITED},甲镇\n${OTHER},"乙镇\n`,
      'metadata.csv 第 3 行有误',
    ],
    ['with a quotation mark within', `file,town\n${EDITED},甲"镇\n`, 'metadata.csv 第 2 行有误'],
    ['without a column of files', 'year,town\n2023,甲镇\n', 'metadata.csv 第 1 行有误'],
    ['of NULs', '\0\0\0\0', 'metadata.csv 第 1 行有误'],
  ])('a table %s is reported with its line and not changed', async (_, broken, message) => {
    await writeFile(join(folder, 'metadata.csv'), broken);
    const answer = await edit(EDITED, { town: '乙镇' });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'broken_table' } } });
    expect(answer.body.error.message).toContain(message);
    expect(await table()).toBe(broken);
  });

  test('reports outside the folder, also through links, and linked tables cannot be edited', async () => {
    const editor = new MetadataEditor(folder);
    const outside = { sources: [{ file: join(tmpdir(), '甲.txt'), row: null, url: null }] };
    expect(editor.canEdit(outside)).toBe(false);
    await expect(editor.edit(outside, { town: '甲镇' })).rejects.toMatchObject({ code: 'mend_outside' });
    await symlink(tmpdir(), join(folder, '链接'));
    const linked = { sources: [{ file: '链接/甲.txt', row: null, url: null }] };
    await expect(editor.edit(linked, { town: '甲镇' })).rejects.toMatchObject({ code: 'mend_outside' });

    await rename(join(folder, 'metadata.csv'), join(folder, 'elsewhere'));
    await symlink(join(folder, 'elsewhere'), join(folder, 'metadata.csv'));
    expect(await edit(EDITED, { town: '乙镇' })).toMatchObject({
      status: 409,
      body: { error: { code: 'table_not_written' } },
    });
    expect(await table('elsewhere')).toBe(TABLE);
    await rm(join(folder, 'metadata.csv'));
  });

  test('editing an unknown report is a 404', async () => {
    expect((await send('PUT', '/api/reports/none/metadata', { town: '甲镇' })).status).toBe(404);
  });
});

test('a file in a zip is described by the table beside the zip', async () => {
  await mkdir(join(folder, '包'), { recursive: true });
  await writeFile(join(folder, '包', '包.zip'), zipOf({ '县/甲.txt': '甲' }));
  const report = { sources: [{ file: '包/包.zip/县/甲.txt', row: null, url: null }] };
  expect(await new MetadataEditor(folder).edit(report, { year: 2020 })).toBe('包/metadata.csv');
  expect(await readFile(join(folder, '包', 'metadata.csv'), 'utf8')).toContain('包.zip/县/甲.txt');
  await rm(join(folder, '包'), { recursive: true });
});
