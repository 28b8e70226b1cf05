/**
 * Hostile requests made from the description of the API: every parameter of every route at its worst. A new route is
 * in the table as soon as it is described.
 */

/** A request of the table. What no route may do is in `refusesOrAnswers`. */
export interface HostileRequest {
  readonly name: string;
  readonly method: string;
  /** With its query, as it stands on the request line: below 16 KB, which Node accepts. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
}

/** Of an OpenAPI document, what is read of it. */
export interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** As they stand in a URL, some of them no valid encoding of anything. */
const WORST_VALUES: Readonly<Record<string, string>> = {
  empty: '',
  'fifteen hundred characters': encodeURIComponent('的'.repeat(1500)),
  NaN: 'NaN',
  negative: '-1',
  huge: '1e309',
  'beyond all integers': '99999999999999999999',
  'a pattern': encodeURIComponent('(的+)+$'),
  'a filter of the engine': encodeURIComponent('" OR year > 0 OR town = "'),
  'control characters': encodeURIComponent('\u0000\u0007\u001b\r\n'),
  'half a surrogate pair': '%ED%A0%80%F0%9F',
  'no encoding': '%zz%',
  'slashes upwards': '..%2f..%2f..%2fetc%2fpasswd',
  'a prototype': '__proto__',
  JSON: encodeURIComponent('{"a":[1,{"$gt":""}]}'),
};
const REPEATED = 200;

/** Values with which a request would be answered. */
export interface ValidValues {
  readonly [parameter: string]: string;
}

/**
 * @param valid by the name of the parameter; ids of path parameters as `/api/reports/{id}` and `/api/passages/{id}`
 */
export function worstValues({ paths }: ApiDescription, valid: ValidValues): HostileRequest[] {
  const requests: HostileRequest[] = [];
  for (const [path, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations)) {
      const route = { path, method: method.toUpperCase(), operation, valid };
      for (const parameter of operation.parameters ?? []) {
        for (const [name, value] of Object.entries(WORST_VALUES))
          requests.push(requestTo(route, parameter, value, name));
        if (parameter.in !== 'query') continue;
        const many = Array(REPEATED).fill('1').join(`&${parameter.name}=`);
        requests.push(requestTo(route, parameter, many, `${REPEATED} times`));
      }
      if (operation.requestBody) requests.push(...worstBodies(route));
    }
  return requests;
}

interface Route {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
  readonly valid: ValidValues;
}

function requestTo(route: Route, worst: Parameter | null, value: string, name: string): HostileRequest {
  const { path, method, operation, valid } = route;
  let filled = path;
  const query: string[] = [];
  for (const parameter of operation.parameters ?? []) {
    const isWorst = parameter === worst;
    if (parameter.in === 'path') {
      const standard = valid[path.replace(/\}.*/, '}')] ?? valid[parameter.name] ?? '1';
      // An empty segment would be another route.
      filled = filled.replace(`{${parameter.name}}`, (isWorst && value) || standard);
    } else if (isWorst) query.push(`${parameter.name}=${value}`);
    else if (parameter.required || parameter.name in valid)
      query.push(`${parameter.name}=${encodeURIComponent(valid[parameter.name] ?? '1')}`);
  }
  return {
    name: `${method} ${path}${worst ? ` ${worst.name}` : ''}: ${name}`,
    method,
    path: query.length === 0 ? filled : `${filled}?${query.join('&')}`,
    ...(operation.requestBody && { headers: { 'content-type': 'application/json' }, body: '{}' }),
  };
}

const DEEP = 50_000;
const LARGE = 5 * 2 ** 20;
const WORST_BODIES: Readonly<
  Record<string, { readonly body: HostileRequest['body']; readonly type?: string }>
> = {
  'no body': { body: '' },
  null: { body: 'null' },
  'a list': { body: '[]' },
  'cut JSON': { body: '{"text":"法治' },
  'lists in lists': { body: `{"text":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}` },
  'objects in objects': { body: `${'{"text":'.repeat(DEEP)}1${'}'.repeat(DEEP)}` },
  'five megabytes': { body: JSON.stringify({ text: '的'.repeat(LARGE / 3) }) },
  'numbers for text': { body: '{"text":1e999,"passage":-0,"url":[],"title":{},"limit":"NaN"}' },
  'half a surrogate pair': { body: `{"text":"${'\\ud800'.repeat(500)}","url":"\\udfff","title":"\\ud800"}` },
  'control characters': { body: `{"text":"${'\\u0000\\u001b'.repeat(500)}","url":"\\u0000"}` },
  'a prototype': { body: '{"__proto__":{"text":"法治"},"constructor":1}' },
  'ten thousand fields': {
    body: JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}`, at]))),
  },
  'no UTF-8': { body: Uint8Array.from({ length: 4096 }, (_, at) => (at * 151) % 256) },
  'another type': { body: '{"text":"法治建设情况的报告"}', type: 'text/xml' },
  'no type': { body: '{"text":"法治建设情况的报告"}', type: '' },
  'an unfinished form': {
    body: '--x\r\nContent-Disposition: form-data; name="text"\r\n',
    type: 'multipart/form-data; boundary=x',
  },
  'an unknown character set': {
    body: '{"text":"法治建设情况的报告"}',
    type: 'application/json; charset=klingon',
  },
};

function worstBodies(route: Route): HostileRequest[] {
  return Object.entries(WORST_BODIES).map(([name, { body, type = 'application/json' }]) => ({
    name: `${route.method} ${route.path}: ${name}`,
    method: route.method,
    path: requestTo(route, null, '', name).path,
    headers: type === '' ? {} : { 'content-type': type },
    ...(body !== undefined && body !== '' && { body }),
  }));
}

const STRAY_PATHS = [
  '/passages/%00',
  '/passages/..%2f..%2fetc%2fpasswd',
  '/assets/..%2f..%2f..%2fetc%2fpasswd',
  '/assets/%ed%a0%80',
  '/report/%ff%fe',
  '//example.cn/api/health',
  '/api',
  '/api/',
  '/api/search/',
  '/api/%73earch?q=x',
  '/api/reports/%2e%2e/health',
  '/api/passages/a%2fb/citation?format=bibtex',
  `/${'a/'.repeat(5000)}`,
];

/** Requests that no description has: other paths, other methods, the assistants' route. */
export function strayRequests(): HostileRequest[] {
  const paths = STRAY_PATHS.map((path) => ({ name: `GET ${path.slice(0, 60)}`, method: 'GET', path }));
  const methods = ['DELETE', 'PATCH', 'OPTIONS', 'PUT', 'POST'].flatMap((method) =>
    ['/api/search?q=x', '/api/export?q=x', '/passages/1', '/metrics', '/'].map((path) => ({
      name: `${method} ${path}`,
      method,
      path,
    })),
  );
  const operation = { requestBody: { content: {} } };
  return [...paths, ...methods, ...worstBodies({ path: '/mcp', method: 'POST', operation, valid: {} })];
}
