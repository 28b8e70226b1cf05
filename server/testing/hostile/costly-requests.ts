/** Requests that are valid, and ask for as much work as a request may: each with the status that it is answered with. */
import type { HostileRequest } from './worst-values.ts';

export interface CostlyRequest extends HostileRequest {
  readonly status: number;
}

const times = (count: number, part: (at: number) => string, separator = ' '): string =>
  Array.from({ length: count }, (_, at) => part(at)).join(separator);
const repeated = (count: number): string => '的'.repeat(count);
const han = (at: number): string => String.fromCharCode(0x4e00 + at);

/** Within sixty terms, and the 1,700 Chinese characters that fit on a request line of 16 KB. */
const QUERIES: Readonly<Record<string, string>> = {
  'one character': '的',
  'sixteen hundred characters': repeated(1600),
  'a phrase of which only the end does not fit': `${repeated(1599)}一`,
  'sixty terms': times(60, (at) => `${repeated((at % 20) + 1)}${at < 20 ? '' : han(at)}`),
  'fifty alternatives, each within the next': times(50, (at) => repeated(at + 1), ' | '),
  'sixty alternatives of frequent characters': times(
    60,
    (at) =>
      '的是在和了有人大小政府法治建设工作年月日一二三四五六七八九十上中下为以与及等对把将向从到进行开展加强推动实施完善提升'[
        at
      ] ?? han(at),
    ' | ',
  ),
  'a chain of sixty': times(60, () => '的', ' ~1000 '),
  'a chain of sixty, each within the next': times(60, (at) => repeated((at % 12) + 1), ' ~1000 '),
  'a chain of sixty without room': times(60, () => '的', ' ~0 '),
  'thirty chains': times(30, (at) => `的 ~${at + 1} 的的`),
  'thirty alternative chains': times(30, (at) => `的 ~${at + 1} ${repeated(at + 1)}`, ' | '),
  'thirty clauses that share a character': times(30, (at) => `的 | ${han(at)}`),
  'twenty clauses of chains and phrases': times(20, (at) => `的 ~${at + 1} 的的 | ${repeated(at + 3)}`),
  'fifty-nine exclusions': `的 ${times(59, (at) => `-${repeated(at % 20)}${han(at)}`)}`,
  'punctuation alone': '，',
  'words of a question': '怎么样才能更好地把群众的矛盾纠纷化解在基层的网格里面的做法和经验以及存在的问题不足',
};
/** Routes that take a query, with the parameters that make each dearest. */
const ROUTES: Readonly<Record<string, string>> = {
  '/api/search?count=exact&limit=100&sort=place': 'search',
  '/api/search?mode=smart&count=exact&limit=100': 'smart search',
  '/api/search?within=report&count=exact&sort=oldest&limit=100': 'search in reports',
  '/api/kwic?sort=left&limit=500&width=100&offset=10000000': 'concordance by the left, far down',
  '/api/kwic?sort=right-word&limit=500&width=100': 'concordance by words',
  '/api/trends?by=place&limit=100000': 'trends',
  '/api/places?has=any&sort=rate&limit=1000': 'places',
};

/** @param ids of the longest report, of one of its passages, and keys of places */
export function costlyRequests({
  report,
  passage,
}: {
  readonly report: string;
  readonly passage: string;
}): CostlyRequest[] {
  const requests: CostlyRequest[] = [];
  const get = (name: string, path: string, status: number): void => {
    requests.push({ name, method: 'GET', path, status });
  };
  const post = (name: string, path: string, text: string, status: number): void => {
    const headers = { 'content-type': 'application/json' };
    requests.push({ name, method: 'POST', path, headers, body: JSON.stringify({ text }), status });
  };
  for (const [route, answer] of Object.entries(ROUTES))
    for (const [name, q] of Object.entries(QUERIES))
      get(`${answer}: ${name}`, `${route}&q=${encodeURIComponent(q)}`, 200);
  for (const [name, q] of Object.entries(QUERIES)) {
    const query = encodeURIComponent(q);
    get(`a whole report: ${name}`, `/api/reports/${report}?q=${query}`, 200);
    get(
      `comparison with itself: ${name}`,
      `/api/compare?reports=${times(6, () => report, ',')}&q=${query}`,
      200,
    );
  }
  const trends = times(10, (at) => `q=${encodeURIComponent(QUERIES['thirty chains'] ?? '')}${at}`, '&');
  get('trends of ten queries of thirty chains', `/api/trends?by=section&${trends}`, 200);
  get('export of every line', '/api/export?q=%E7%9A%84&rows=lines&lines=left&width=100&format=xlsx', 200);
  get('export of every passage', '/api/export?q=%E7%9A%84&format=jsonl&mode=smart', 200);
  get('suggestions after one character', '/api/suggest?typed=%E7%9A%84&limit=50', 200);
  get(
    'suggestions after sixteen hundred characters',
    `/api/suggest?typed=${encodeURIComponent(repeated(1600))}&limit=50`,
    200,
  );
  get('the ledger of the longest report', `/api/reports/${report}/ledger`, 200);
  get(
    'a whole report in smart mode',
    `/api/reports/${report}?mode=smart&q=${encodeURIComponent(times(60, (at) => repeated((at % 9) + 1)))}`,
    200,
  );
  get('three hundred citations of one passage', `/api/citations?ids=${times(300, () => passage, ',')}`, 200);
  get('a passage with all its context', `/api/passages/${passage}?context=20`, 200);
  get(
    'a passage that is not found by its words',
    `/api/passages/find?quote=${encodeURIComponent(`${repeated(299)}〇`)}&prefix=${encodeURIComponent(repeated(100))}&suffix=${encodeURIComponent(repeated(100))}`,
    404,
  );
  post('reuse of forty thousand equal characters', '/api/reuse', repeated(40_000), 200);
  post('reuse of punctuation', '/api/reuse', '，。'.repeat(20_000), 200);
  post(
    'a draft of a hundred quotations of two thousand characters',
    '/api/quotations',
    times(100, () => `“${repeated(2000)}”`),
    200,
  );
  post(
    'a draft of one quotation of half a million characters',
    '/api/quotations',
    `“${repeated(499_000)}”`,
    200,
  );
  post('a draft of nothing but quotation marks', '/api/quotations', '“'.repeat(400_000), 200);
  post(
    'a draft of quotations that differ everywhere',
    '/api/quotations',
    times(100, (at) => `“${times(300, (unit) => `的${han(at + unit)}`, '')}”`),
    200,
  );
  return requests;
}
