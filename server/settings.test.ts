import { expect, test } from 'vitest';
import { REQUEST_LIMITS } from './limits/request-limits.ts';
import { publicAccess, siteLogin, textMemory } from './settings.ts';

test('TEXT_MEMORY is a number of megabytes', () => {
  expect(textMemory({})).toEqual({ bytes: undefined });
  expect(textMemory({ TEXT_MEMORY: '' })).toEqual({ bytes: undefined });
  expect(textMemory({ TEXT_MEMORY: '0' })).toEqual({ bytes: 0 });
  expect(textMemory({ TEXT_MEMORY: '500' })).toEqual({ bytes: 500 * 2 ** 20 });
});

test.each(['-1', '1.5', '500MB', 'viel'])('TEXT_MEMORY=%s is refused with a sentence', (typed) => {
  expect(textMemory({ TEXT_MEMORY: typed })).toBe(`TEXT_MEMORY 应为兆字节数，如 500，不是“${typed}”`);
});

test('the site is open to all by default, and closed by a password, a header of the proxy, or both', () => {
  expect(siteLogin({ SITE_PASSWORD: '', TRUSTED_USER_HEADER: '' })).toEqual({ login: null });
  expect(siteLogin({ SITE_PASSWORD: 'ten letters' })).toEqual({
    login: { password: 'ten letters', userHeader: null },
  });
  expect(siteLogin({ TRUSTED_USER_HEADER: 'X-Remote-User', TRUST_PROXY: '127.0.0.1' })).toEqual({
    login: { password: null, userHeader: 'X-Remote-User' },
  });
});

test.each([
  [{ SITE_PASSWORD: 'short' }, 'SITE_PASSWORD 至少要有 10 个字符'],
  [{ TRUSTED_USER_HEADER: 'X-Remote-User' }, '要与 TRUST_PROXY 一起设'],
  [{ TRUSTED_USER_HEADER: 'a b', TRUST_PROXY: '127.0.0.1' }, '应为请求头的名字'],
])('%j is refused with a sentence', (env, sentence) => {
  expect(siteLogin(env)).toContain(sentence);
});

test('the settings of a public address are off by default', () => {
  const { requestsPerMinute } = REQUEST_LIMITS;
  expect(publicAccess({ PUBLIC_URL: '', TRUST_PROXY: '', RATE_LIMIT: '' })).toEqual({
    publicOrigin: null,
    fetchLimits: { allowPrivate: false },
    limits: { requestsPerMinute, trustedProxies: [] },
  });
});

test('PUBLIC_URL is an origin, TRUST_PROXY a list of addresses, RATE_LIMIT a number', () => {
  expect(
    publicAccess({
      PUBLIC_URL: 'https://Reports.example.cn/',
      TRUST_PROXY: '127.0.0.1, ::1',
      RATE_LIMIT: '0',
    }),
  ).toEqual({
    publicOrigin: 'https://reports.example.cn',
    fetchLimits: { allowPrivate: false },
    limits: { requestsPerMinute: 0, trustedProxies: ['127.0.0.1', '::1'] },
  });
});

test.each([
  ['PUBLIC_URL', 'reports.example.cn'],
  ['PUBLIC_URL', 'ftp://reports.example.cn'],
  ['PUBLIC_URL', 'https://reports.example.cn/zhenjian/'],
  ['PUBLIC_URL', 'https://name:secret@reports.example.cn'],
  ['PUBLIC_URL', 'https://reports.example.cn/?'],
  ['TRUST_PROXY', '1'],
  ['TRUST_PROXY', '127.0.0.1,'],
  ['TRUST_PROXY', '10.0.0.0/8'],
  ['RATE_LIMIT', '-1'],
  ['RATE_LIMIT', '1.5'],
  ['RATE_LIMIT', 'none'],
])('%s=%s is refused with a sentence', (name, typed) => {
  expect(publicAccess({ [name]: typed })).toMatch(new RegExp(`^${name} 应为.*，不是“.*”$`));
});
