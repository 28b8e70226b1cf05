/** A site with a password, or behind a proxy that names the user, over real connections. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ListeningServer, listenLocally } from '../testing/connection.ts';
import { KEEPER_KEY, query, type SampleServer, sampleServer } from '../testing/sample-server.ts';
import type { SiteLogin } from './site-login.ts';

const PASSWORD = '山高水长 and more';
const SEARCH = `/api/search?${query({ q: '枫桥经验' })}`;

let folder: string;
let sample: SampleServer;
const listening: ListeningServer[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-login-'));
  await writeFile(join(folder, '甲.txt'), '甲山镇2023年法治政府建设情况报告\n坚持枫桥经验，化解纠纷12件。');
  sample = await sampleServer(folder);
});
afterEach(async () => {
  await Promise.all(listening.splice(0).map((server) => server.stop()));
});
afterAll(async () => {
  await sample.stop();
  await rm(folder, { recursive: true });
});

async function siteWith(
  login: Partial<SiteLogin>,
  parts: Parameters<SampleServer['routesWith']>[0] = {},
): Promise<string> {
  const server = await listenLocally(
    sample.routesWith({ login: { password: null, userHeader: null, ...login }, ...parts }),
  );
  listening.push(server);
  return server.url;
}

function logIn(url: string, password: string, next = '/'): Promise<Response> {
  return fetch(`${url}/login`, {
    method: 'POST',
    body: new URLSearchParams({ password, next }),
    redirect: 'manual',
  });
}

const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';

async function status(url: string, headers: Record<string, string> = {}): Promise<number> {
  return (await fetch(url, { headers, redirect: 'manual' })).status;
}

describe('with a password', () => {
  test('nothing is open but the login, and the health check, which says whether it runs', async () => {
    const url = await siteWith({ password: PASSWORD });
    for (const path of [
      SEARCH,
      '/api/reports',
      '/api/docs',
      '/api/openapi.json',
      '/api/keeper',
      '/api/nothing',
    ])
      expect([path, await status(url + path)]).toEqual([path, 401]);
    expect((await fetch(`${url}/api/files?name=a.txt`, { method: 'POST', body: '甲' })).status).toBe(401);
    expect(await (await fetch(`${url}/api/health`)).json()).toEqual({ status: 'ok' });
    const page = await fetch(`${url}/search?q=a&view=kwic`, { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([
      302,
      `/login?next=${encodeURIComponent('/search?q=a&view=kwic')}`,
    ]);
    for (const path of ['/assets/index.js', '/theme.js', '/passages/x-1'])
      expect([path, await status(url + path)]).toEqual([path, 302]);
  });

  test('a refusal says what to do, in the language of the client', async () => {
    const url = await siteWith({ password: PASSWORD });
    const refused = await fetch(url + SEARCH, { headers: { 'accept-language': 'en' } });
    expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(await refused.json()).toEqual({
      error: { code: 'login_required', message: expect.stringContaining('Log in first') },
    });
  });

  test('the right password opens a session that the page keeps from scripts and other sites', async () => {
    const url = await siteWith({ password: PASSWORD });
    const done = await logIn(url, PASSWORD, '/search?q=a');
    expect([done.status, done.headers.get('location')]).toEqual([303, '/search?q=a']);
    const cookie = done.headers.get('set-cookie') ?? '';
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute);
    expect(cookie).not.toContain('Secure');
    expect(await status(url + SEARCH, { cookie: cookieOf(done) })).toBe(200);
    const health = await (await fetch(`${url}/api/health`, { headers: { cookie: cookieOf(done) } })).json();
    expect(health).toMatchObject({ login: 'password', reports: 1 });
  });

  test('where the site is reached by https, the cookie is never sent without it', async () => {
    const url = await siteWith({ password: PASSWORD }, { publicOrigin: 'https://reports.example.cn' });
    expect((await logIn(url, PASSWORD)).headers.get('set-cookie')).toContain('Secure');
  });

  test('a cookie that was changed, made up, or signed with another password opens nothing', async () => {
    const [url, other] = await Promise.all([
      siteWith({ password: PASSWORD }),
      siteWith({ password: 'another password' }),
    ]);
    const cookie = cookieOf(await logIn(url, PASSWORD));
    const later = cookie.replace(/=\d/, '=9');
    for (const forged of [later, `${cookie}x`, 'zhenjian_session=9999999999', 'zhenjian_session='])
      expect([forged, await status(url + SEARCH, { cookie: forged })]).toEqual([forged, 401]);
    expect(await status(other + SEARCH, { cookie })).toBe(401);
  });

  test('servers with the same password accept the cookie of each other', async () => {
    const [url, beside] = await Promise.all([
      siteWith({ password: PASSWORD }),
      siteWith({ password: PASSWORD }),
    ]);
    expect(await status(beside + SEARCH, { cookie: cookieOf(await logIn(url, PASSWORD)) })).toBe(200);
  });

  test('logging out takes the cookie away', async () => {
    const url = await siteWith({ password: PASSWORD });
    const cookie = cookieOf(await logIn(url, PASSWORD));
    const out = await fetch(`${url}/logout`, { method: 'POST', headers: { cookie }, redirect: 'manual' });
    expect([out.status, out.headers.get('location')]).toEqual([303, '/login']);
    expect(out.headers.get('set-cookie')).toMatch(/^zhenjian_session=;.*Max-Age=0/);
  });

  test.each([
    ['bearer', `Bearer ${PASSWORD}`],
    ['basic', `Basic ${Buffer.from(`anyone:${PASSWORD}`).toString('base64')}`],
    ['the key of the keeper', `Bearer ${KEEPER_KEY}`],
  ])('programs give it with each request: %s', async (_, authorization) => {
    const routes = sample.routesWith({ login: { password: PASSWORD, userHeader: null } });
    const headers = new Headers();
    // Of a password beyond ASCII, the bytes of UTF-8, as curl sends them.
    headers.set('authorization', Buffer.from(authorization).toString('latin1'));
    const answer = await routes.request(SEARCH, { headers });
    expect(answer.status).toBe(200);
  });

  test('wrong passwords are counted by client: after ten, even the right one has to wait', async () => {
    const url = await siteWith({ password: PASSWORD }, { limits: { trustedProxies: ['127.0.0.1'] } });
    const tries = async (client: string, password: string): Promise<Response> =>
      fetch(`${url}/login`, {
        method: 'POST',
        body: new URLSearchParams({ password }),
        headers: { 'x-forwarded-for': client },
        redirect: 'manual',
      });
    for (let wrong = 0; wrong < 10; wrong++)
      expect((await tries('198.51.100.1', `wrong ${wrong}`)).status).toBe(401);
    const refused = await tries('198.51.100.1', PASSWORD);
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(await refused.text()).toContain('试得太多了');
    expect((await tries('198.51.100.2', PASSWORD)).status).toBe(303);
    const guess = (password: string) =>
      status(url + SEARCH, { 'x-forwarded-for': '198.51.100.3', authorization: `Bearer ${password}` });
    for (let wrong = 0; wrong < 10; wrong++) expect(await guess(`wrong-${wrong}`)).toBe(401);
    expect(await guess(KEEPER_KEY)).toBe(429);
  });

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
  ])('nobody is sent to another site after the login: %s', async (next) => {
    const url = await siteWith({ password: PASSWORD });
    const location = (await logIn(url, PASSWORD, next)).headers.get('location') ?? '';
    expect(new URL(location, url).origin).toBe(url);
  });

  test('what comes with the address stays text in the login page', async () => {
    const url = await siteWith({ password: PASSWORD });
    const next = '/search?q="><script>alert(1)</script>';
    const page = await (await fetch(`${url}/login?next=${encodeURIComponent(next)}`)).text();
    expect(page).not.toContain('<script');
    expect(page).toContain('密码');
  });

  test('a form that never ends is cut', async () => {
    const url = await siteWith({ password: PASSWORD });
    const body = new URLSearchParams({ password: 'x'.repeat(100_000) });
    expect((await fetch(`${url}/login`, { method: 'POST', body })).status).toBe(413);
  });

  test('the keeper needs both: the login to see the site, the key to change it', async () => {
    const url = await siteWith({ password: PASSWORD });
    const cookie = cookieOf(await logIn(url, PASSWORD));
    const check = async (headers: Record<string, string>) =>
      (await fetch(`${url}/api/check`, { method: 'POST', headers })).status;
    const outside = { 'x-forwarded-for': '198.51.100.1' };
    expect(await check(outside)).toBe(401);
    expect(await check({ ...outside, cookie })).toBe(403);
    expect(await check({ ...outside, cookie, authorization: `Bearer ${KEEPER_KEY}` })).toBe(202);
  });
});

describe('with the header of a proxy', () => {
  const userHeader = 'X-Remote-User';

  test('a user named by the trusted proxy is let in, and there is no login page', async () => {
    const url = await siteWith({ userHeader }, { limits: { trustedProxies: ['127.0.0.1'] } });
    expect(await status(url + SEARCH, { [userHeader]: 'wang' })).toBe(200);
    for (const headers of [{}, { [userHeader]: ' ' }])
      expect(await status(url + SEARCH, headers as Record<string, string>)).toBe(401);
    const refused = await fetch(`${url}/search?q=a`, { redirect: 'manual' });
    expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([
      401,
      'proxy_login_required',
    ]);
  });

  test('the header of anyone else is not believed', async () => {
    const url = await siteWith({ userHeader }, { limits: { trustedProxies: ['192.0.2.1'] } });
    expect(await status(url + SEARCH, { [userHeader]: 'wang' })).toBe(401);
  });

  test('with a password as well, those who come without the proxy log in', async () => {
    const url = await siteWith({ userHeader, password: PASSWORD });
    expect(await status(url + SEARCH, { [userHeader]: 'wang' })).toBe(401);
    expect(await status(url + SEARCH, { cookie: cookieOf(await logIn(url, PASSWORD)) })).toBe(200);
  });
});

test('without a login set, everything is open and there is no login page of ours', async () => {
  const server = await listenLocally(sample.routes);
  listening.push(server);
  expect(await status(server.url + SEARCH)).toBe(200);
  expect((await (await fetch(`${server.url}/api/health`)).json()).login).toBe('none');
});
