/** Metadata mended over a real connection, then read again: a copy of some of the sample reports. */
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settings } from '../../indexer/settings.ts';
import { KEEPER_KEY, type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { MetadataEditor } from './metadata-editor.ts';

const SAMPLES = settings({}).reportsDir;
const MINE = '荻溆镇2023.txt';
const OTHER = '柳汀镇人民政府关于2022年度法治政府建设情况的报告.txt';
const BELOW = '茶崦镇2022年法治政府建设年度报告.txt';
const ROWS = '驼铃街道2021.tsv';
/** A mark, quotation marks where none are needed, a column of nobody's, an empty line, a line end missing. */
const TABLE = `\ufefffile,备注,"year",town\r\n"${OTHER}","一,二",2022 , 柳汀镇\r\n\r\n${MINE},,2023,荻溆镇`;

let folder: string;
let server: SampleServer;
let listening: ReturnType<typeof serve>;
let port: number;
const ids = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-mending-'));
  await mkdir(join(folder, '子'));
  for (const name of [MINE, OTHER, ROWS]) await cp(join(SAMPLES, name), join(folder, name));
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

/** With node:http, since fetch lets nobody set Host and Origin. */
function ask(
  method: string,
  path: string,
  body: unknown,
  headers: IncomingHttpHeaders = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(
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
        answer.on('data', (piece: string) => {
          text += piece;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) }));
      },
    );
    asking.once('error', reject);
    asking.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const idOf = (file: string): string => ids.get(file) ?? 'none';
const mend = (file: string, body: unknown, headers: IncomingHttpHeaders = {}) =>
  ask('PUT', `/api/reports/${idOf(file)}/metadata`, body, headers);
const table = (path = 'metadata.csv') => readFile(join(folder, path), 'utf8');
const reportOf = async (file: string) => (await server.get(`/api/reports/${idOf(file)}`)).body.report;

describe('mending', () => {
  test('town, year, title and address are written, read again, and taken back; all else stays byte for byte', async () => {
    const asked = server.reindexed();
    const edits = {
      town: '荻花镇',
      year: 2021,
      title: '甲,"乙"',
      source_url: 'https://example.gov.cn/a?b=1,2',
    };
    expect(await mend(MINE, edits)).toEqual({ status: 202, body: { file: 'metadata.csv' } });
    expect(server.reindexed()).toBe(asked + 1);
    expect(await table()).toBe(
      TABLE.replace('"year",town', '"year",town,title,source_url').replace(
        `${MINE},,2023,荻溆镇`,
        `${MINE},,2021,荻花镇,"甲,""乙""","https://example.gov.cn/a?b=1,2"`,
      ),
    );
    const other = await reportOf(OTHER);
    expect((await server.index()).failed).toEqual([]);
    expect(await reportOf(MINE)).toMatchObject({
      title: edits.title,
      year: 2021,
      place: { town: '荻花镇', confidence: 'certain' },
      sources: [{ file: MINE, url: edits.source_url }],
    });
    expect(await reportOf(OTHER)).toEqual(other);

    await mend(MINE, { town: '', year: '', title: '', source_url: '' });
    await server.index();
    const again = await reportOf(MINE);
    expect(again).toMatchObject({ year: 2023, place: { town: '荻溆镇' }, sources: [{ url: null }] });
    expect(again.title).toContain('荻溆镇');
  });

  test('a table is made where there is none, beside the report; one above that names it is edits instead', async () => {
    const file = `子/${BELOW}`;
    expect((await mend(file, { town: '茶山镇' })).body).toEqual({ file: '子/metadata.csv' });
    expect(await table('子/metadata.csv')).toBe(
      `\ufefffile,title,year,province,city,county,town,source_url\n${BELOW},,,,,,茶山镇,\n`,
    );
    await server.index();
    expect(await reportOf(file)).toMatchObject({ place: { town: '茶山镇' } });
    await writeFile(join(folder, 'metadata.csv'), `file,town\n${file},甲镇\n`);
    expect(await mend(file, { town: '乙镇' })).toMatchObject({
      status: 409,
      body: { error: { code: 'mend_one_table' } },
    });
    await rm(join(folder, '子/metadata.csv'));
    expect((await mend(file, { town: '乙镇' })).body).toEqual({ file: 'metadata.csv' });
    expect(await table()).toBe(`file,town\n${file},乙镇\n`);
  });

  test('in GB18030, as Excel saves it, other bytes stay', async () => {
    const row = (year: string) =>
      Buffer.concat([
        Buffer.from('file,'),
        Buffer.from([0xc4, 0xea, 0xb6, 0xc8]),
        Buffer.from('\r\n'),
        Buffer.from([0xdd, 0xb6, 0xe4, 0xd3, 0xd5, 0xf2]),
        Buffer.from(`2023.txt,${year}\r\n`),
      ]);
    await writeFile(join(folder, 'metadata.csv'), row('2023'));
    expect((await mend(MINE, { year: 2020 })).status).toBe(202);
    expect(await readFile(join(folder, 'metadata.csv'))).toEqual(row('2020'));
  });

  test('two at once both stand, and nothing is left beside', async () => {
    const answers = await Promise.all([
      mend(MINE, { year: 2019 }),
      mend(OTHER, { year: 2018 }),
      mend(MINE, { town: '甲镇' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await table()).toBe(
      TABLE.replace(`${MINE},,2023,荻溆镇`, `${MINE},,2019,甲镇`).replace('2022 ,', '2018 ,'),
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
    ['an address that is none', { source_url: 'javascript:alert(1)' }],
    ['an address with a line break', { source_url: 'https://a.cn/\r\nx' }],
    ['a field that nobody knows', { town: '甲镇', file: '../x' }],
    ['a text beyond measure', { title: '甲'.repeat(301) }],
    ['no object', 'x'],
  ])('%s is refused, and nothing written', async (_, body) => {
    expect((await mend(MINE, body)).status).toBe(400);
    expect(await table()).toBe(TABLE);
  });

  test('what looks like another row stays one cell', async () => {
    const title = `a",b,"c',${OTHER},1999`;
    expect((await mend(MINE, { title })).status).toBe(202);
    await server.index();
    expect(await reportOf(MINE)).toMatchObject({ title });
    expect(await reportOf(OTHER)).toMatchObject({ year: 2022 });
  });
});

describe('who may', () => {
  const mendable = async (headers: IncomingHttpHeaders) =>
    (await ask('GET', `/api/reports/${idOf(MINE)}`, undefined, headers)).body.mendable;

  test.each<[string, () => IncomingHttpHeaders]>([
    ['a page of another site', () => ({ origin: 'https://evil.example' })],
    ['a page without a site', () => ({ origin: 'null' })],
    ['a page of another port', () => ({ origin: 'http://127.0.0.1:1' })],
    [
      'a name made to point here',
      () => ({ host: `evil.example:${port}`, origin: `http://evil.example:${port}` }),
    ],
    ['a name that begins like this machine', () => ({ host: '127.0.0.1.evil.example' })],
    ['what a proxy hands on', () => ({ 'x-forwarded-for': '192.0.2.1' })],
    ['a request across sites', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['a wrong key, from elsewhere', () => ({ host: 'zhenjian.example', authorization: 'Bearer wrong' })],
  ])('not %s', async (_, headers) => {
    const answer = await mend(MINE, { town: '甲镇' }, headers());
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'may_not_mend' } } });
    expect(await mendable(headers())).toBe(false);
    const { body } = await ask('GET', `/api/reports/${idOf(MINE)}`, undefined, headers());
    expect(body.mendableWithKey).toBe(true);
    expect(await table()).toBe(TABLE);
  });

  test('not someone at another machine', async () => {
    const path = `/api/reports/${idOf(MINE)}/metadata`;
    const env = { incoming: { socket: { remoteAddress: '192.0.2.1' } } };
    const headers = { 'content-type': 'application/json', host: 'localhost' };
    const answer = await server.routes.request(
      path,
      { method: 'PUT', headers, body: '{"town":"甲镇"}' },
      env,
    );
    expect(answer.status).toBe(403);
  });

  test('a page of this server, whatever it is called here, and the keeper from anywhere', async () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      expect(await mendable({ host })).toBe(true);
      expect((await mend(MINE, { town: '甲镇' }, { host, origin: `http://${host}` })).status).toBe(202);
    }
    const keeper = {
      host: 'zhenjian.example',
      'x-forwarded-for': '192.0.2.1',
      authorization: `Bearer ${KEEPER_KEY}`,
    };
    expect(await mendable(keeper)).toBe(true);
    expect((await mend(MINE, { town: '乙镇' }, keeper)).status).toBe(202);
  });
});

describe('what cannot be edits says where it can', () => {
  test('a row of a table', async () => {
    const answer = await mend(ROWS, { town: '甲镇' });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'mend_the_table' } } });
    expect(answer.body.error.message).toContain(`${ROWS} 的第 1 行`);
    expect((await ask('GET', `/api/reports/${idOf(ROWS)}`, undefined)).body.mendable).toBe(false);
  });

  test.each([
    [
      'with a quotation mark left open',
      `file,town\n${MINE},甲镇\n${OTHER},"乙镇\n`,
      'metadata.csv 第 3 行有误',
    ],
    ['with a quotation mark within', `file,town\n${MINE},甲"镇\n`, 'metadata.csv 第 2 行有误'],
    ['without a column of files', 'year,town\n2023,甲镇\n', 'metadata.csv 第 1 行有误'],
    ['of NULs', '\0\0\0\0', 'metadata.csv 第 1 行有误'],
  ])('a table %s', async (_, broken, message) => {
    await writeFile(join(folder, 'metadata.csv'), broken);
    const answer = await mend(MINE, { town: '乙镇' });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'broken_table' } } });
    expect(answer.body.error.message).toContain(message);
    expect(await table()).toBe(broken);
  });

  test('a report outside the folder, also by a link, and a table that is a link', async () => {
    const editor = new MetadataEditor(folder);
    const away = { sources: [{ file: join(tmpdir(), '甲.txt'), row: null, url: null }] };
    expect(editor.canEdit(away)).toBe(false);
    await expect(editor.edit(away, { town: '甲镇' })).rejects.toMatchObject({ code: 'mend_outside' });
    await symlink(tmpdir(), join(folder, '链接'));
    const linked = { sources: [{ file: '链接/甲.txt', row: null, url: null }] };
    await expect(editor.edit(linked, { town: '甲镇' })).rejects.toMatchObject({ code: 'mend_outside' });

    await rename(join(folder, 'metadata.csv'), join(folder, 'elsewhere'));
    await symlink(join(folder, 'elsewhere'), join(folder, 'metadata.csv'));
    expect(await mend(MINE, { town: '乙镇' })).toMatchObject({
      status: 409,
      body: { error: { code: 'table_not_written' } },
    });
    expect(await table('elsewhere')).toBe(TABLE);
    await rm(join(folder, 'metadata.csv'));
  });

  test('a report that nobody has', async () => {
    expect((await ask('PUT', '/api/reports/none/metadata', { town: '甲镇' })).status).toBe(404);
  });
});
