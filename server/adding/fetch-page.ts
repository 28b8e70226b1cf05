/** Fetches a page, or a document, from the web as it is, within bounds of time and size. */
import { createHash } from 'node:crypto';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { extname } from 'node:path';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { READABLE_EXTENSIONS } from '../../indexer/formats/file-kind.ts';
import { ApiError } from '../web/errors.ts';
import { isPublicAddress, lookupPublic, PrivateAddressError } from './public-address.ts';

export interface FetchLimits {
  /** Milliseconds for all of it, redirections included. */
  readonly time: number;
  readonly bytes: number;
  /** Whether addresses of this machine and of local networks may be asked. */
  readonly allowPrivate: boolean;
}

export const FETCH_LIMITS: FetchLimits = { time: 30_000, bytes: 50 * 2 ** 20, allowPrivate: false };
const MAX_REDIRECTIONS = 5;

export interface FetchedPage {
  /** Where the page was found in the end. */
  readonly url: string;
  /** Made of the address, so that the same address gives the same name. */
  readonly name: string;
  readonly contents: Buffer;
}

const EXTENSION_BY_TYPE: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/csv': '.csv',
  'application/pdf': '.pdf',
  'application/msword': '.doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
};

/** @throws ApiError with one sentence that says why there is no page */
export async function fetchPage(address: string, limits: FetchLimits): Promise<FetchedPage> {
  const signal = AbortSignal.timeout(limits.time);
  let url = urlOf(address);
  try {
    for (let redirections = 0; redirections <= MAX_REDIRECTIONS; redirections++) {
      const response = await get(url, limits, signal);
      const location = response.headers.location;
      const status = response.statusCode ?? 0;
      if (status >= 300 && status < 400 && location !== undefined) {
        response.destroy();
        url = urlOf(new URL(location, url).href);
        continue;
      }
      if (status !== 200) {
        response.destroy();
        throw notFetched(address, `网站的应答是 ${status}${status === 404 ? '，没有这一页' : ''}`);
      }
      const contents = await bodyOf(response, address, limits);
      return { url: url.href, name: nameOf(url, response.headers['content-type'] ?? ''), contents };
    }
    throw notFetched(address, `转来转去超过 ${MAX_REDIRECTIONS} 次`);
  } catch (error) {
    throw asApiError(error, address, signal, limits);
  }
}

function urlOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new ApiError('bad_address', { address: shown(address) });
  // Neither is for the file that records the address.
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

function get(url: URL, { allowPrivate }: FetchLimits, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // Node looks up names only.
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw new PrivateAddressError(host);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const headers = {
      accept: 'text/html,application/xhtml+xml,application/pdf,*/*;q=0.8',
      'accept-encoding': 'gzip, deflate, br',
      'accept-language': 'zh-CN,zh;q=0.9',
      'user-agent': 'Mozilla/5.0 (compatible; zhenjian)',
    };
    send(url, { headers, signal, agent: false, ...(!allowPrivate && { lookup: lookupPublic }) }, resolve)
      .once('error', reject)
      .end();
  });
}

async function bodyOf(response: IncomingMessage, address: string, { bytes }: FetchLimits): Promise<Buffer> {
  const encoding = response.headers['content-encoding']?.toLowerCase() ?? 'identity';
  const decoder =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'deflate'
        ? createInflate()
        : encoding === 'br'
          ? createBrotliDecompress()
          : null;
  if (decoder) response.once('error', (error) => decoder.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  // Counted after decompression: a few bytes can become gigabytes.
  for await (const chunk of decoder ? response.pipe(decoder) : response) {
    size += (chunk as Buffer).length;
    if (size > bytes) {
      response.destroy();
      throw notFetched(address, `超过 ${Math.round(bytes / 2 ** 20)} MB`);
    }
    chunks.push(chunk as Buffer);
  }
  if (!response.complete) throw notFetched(address, '网站没有传完就断开了');
  return Buffer.concat(chunks);
}

/** Characters of the address that a name keeps; the rest is told apart by a hash. */
const MAX_NAME_LENGTH = 80;

function nameOf(url: URL, contentType: string): string {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const own = extname(url.pathname).toLowerCase();
  const extension = EXTENSION_BY_TYPE[type] ?? (READABLE_EXTENSIONS.includes(own) ? own : '.html');
  const path = decoded(url.pathname).replace(/\/$/, '');
  const stem = own !== '' && path.toLowerCase().endsWith(own) ? path.slice(0, -own.length) : path;
  const readable = `${url.host}${stem}`.replace(/[^\p{L}\p{N}.-]+/gu, '_').slice(0, MAX_NAME_LENGTH);
  const hash = createHash('sha256').update(url.href).digest('hex').slice(0, 8);
  return `${readable.replace(/[_.]+$/, '')}-${hash}${extension}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // Percent signs that are no UTF-8, as of GBK addresses.
  }
}

function asApiError(error: unknown, address: string, signal: AbortSignal, { time }: FetchLimits): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof PrivateAddressError)
    return new ApiError('private_address', { address: shown(address), host: error.host }, { cause: error });
  if (signal.aborted) return notFetched(address, `${Math.round(time / 1000)} 秒没有取完`, error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason =
    code === 'ENOTFOUND' || code === 'EAI_AGAIN'
      ? '找不到这个网站，请检查地址和网络'
      : code === 'ECONNREFUSED'
        ? '网站拒绝连接'
        : /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)
          ? '网站的证书有问题，请用浏览器打开核对后另存为文件'
          : `连接中断（${code || (error instanceof Error ? error.message : String(error))}）`;
  return notFetched(address, reason, error);
}

function notFetched(address: string, reason: string, cause?: unknown): ApiError {
  return new ApiError('page_not_fetched', { address: shown(address), reason }, { cause });
}

/** Characters of an address that a sentence quotes. */
const MAX_SHOWN = 120;

function shown(address: string): string {
  return address.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, MAX_SHOWN);
}
