/** Errors of the API: one class, one response shape, messages in Chinese and English. */
import { z } from '@hono/zod-openapi';

export type Language = 'zh' | 'en';

type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500 | 502 | 503;

/** Status and message templates by error code; `{name}` placeholders are filled from the error's details. */
const MESSAGES = {
  bad_parameter: {
    status: 400,
    zh: '参数 {field} 不合规：{reason}',
    en: 'Invalid parameter {field}: {reason}',
  },
  empty_query: {
    status: 400,
    zh: '检索词是空的，请输入要找的词句',
    en: 'The query is empty; enter a word or phrase to search for',
  },
  only_exclusions: {
    status: 400,
    zh: '只有排除的词，请再给出至少一个要找的词',
    en: 'The query contains only exclusions; add at least one word to search for',
  },
  missing_operand: {
    status: 400,
    zh: '第 {at} 个字符 {operator} 的前后要各有一个词，如 甲 {operator} 乙；要找这个符号本身，请把它放进引号',
    en: 'Operator {operator} at character {at} needs a word on each side; to search for the character itself, put it in quotation marks',
  },
  wrong_distance: {
    status: 400,
    zh: '第 {at} 个字符 {operator} 要写明相隔的字数（0 到 {most}），如 甲 ~10 乙；要找这个符号本身，请把它放进引号',
    en: 'Operator {operator} at character {at} needs a distance from 0 to {most}, as in 甲 ~10 乙; to search for the character itself, put it in quotation marks',
  },
  misplaced_exclusion: {
    status: 400,
    zh: '第 {at} 个字符起的 {term} 是排除，不能与 {operator} 连用；请把它单独写在最后，前后空格',
    en: 'The exclusion {term} at character {at} cannot be combined with {operator}; move it to the end of the query, separated by spaces',
  },
  unknown_unit: {
    status: 400,
    zh: '第 {at} 个字符起：没有“{unit}”这个单位，# 后面要写单位或量词，如 #件、#人次、#%；要找 # 这个符号本身，请把它放进引号',
    en: 'At character {at}: {unit} is no unit; # is followed by a unit or a classifier, as in #件, #人次, #%. To search for the character # itself, put it in quotation marks',
  },
  too_many_terms: {
    status: 400,
    zh: '检索式有 {count} 个词，最多 {most} 个；成段的原文请放进引号，作为一个词句来找',
    en: 'The query has {count} terms; the maximum is {most}. To search for a pasted passage as one phrase, put it in quotation marks',
  },
  has_without_query: {
    status: 400,
    zh: '参数 has 要与 q 一起用：q 是要找的词句，has=no 列出从未说到它的地区',
    en: 'Parameter has requires q, the query; has=no lists the places where it never occurs',
  },
  too_few_columns: {
    status: 400,
    zh: '请用 reports 或 places 给出要对比的报告或地区',
    en: 'Specify the reports or places to compare with reports= or places=',
  },
  too_many_columns: {
    status: 400,
    zh: '一次最多对比 {most} 栏',
    en: 'At most {most} columns can be compared',
  },
  too_much_to_compare: {
    status: 400,
    zh: '并排的文字太多：一次最多 {passages} 段、{characters} 字；请输入检索词、按章节筛选，或少选几栏',
    en: 'Too much text to compare: at most {passages} passages and {characters} characters at once; enter a query, filter by section, or choose fewer columns',
  },
  too_much_to_align: {
    status: 400,
    zh: '两份报告太长，不能逐句对照：合起来最多 {characters} 字；可以按章节并排来读',
    en: 'The two reports are too long to compare sentence by sentence: at most {characters} characters together; read them side by side instead',
  },
  same_report: {
    status: 400,
    zh: '前后两份是同一份报告，请选两份不同的',
    en: 'Both are the same report; choose two different ones',
  },
  nothing_to_compare: {
    status: 400,
    zh: '没有检索词时请用 align=section 对比整章',
    en: 'Without a query, compare whole sections with align=section',
  },
  text_too_short: {
    status: 400,
    zh: '文字太短：至少要有 {least} 个字（不算空格和引号）才能比对',
    en: 'The text is too short; at least {least} characters (not counting spaces and quotation marks) are needed to compare it',
  },
  text_too_long: {
    status: 400,
    zh: '文字太长：有 {count} 个字，一次最多比对 {most} 个；请分几次',
    en: 'The text is too long: it has {count} characters, and at most {most} are compared at once; send it in parts',
  },
  bad_body: {
    status: 400,
    zh: '请求的内容应是 JSON，并注明 Content-Type: application/json；这次的内容读不懂',
    en: 'The request body must be valid JSON, sent with Content-Type: application/json',
  },
  body_too_large: {
    status: 413,
    zh: '请求的内容太长，最多 {most} 字节',
    en: 'The request body is too large; the maximum is {most} bytes',
  },
  too_many_requests: {
    status: 429,
    zh: '来自这个地址的请求太多，请过 {seconds} 秒再试',
    en: 'Too many requests from this address; try again in {seconds} s',
  },
  too_many_exports: {
    status: 429,
    zh: '来自这个地址的导出已有 {most} 个在进行，请等其中一个完成后再试',
    en: 'There are already {most} exports in progress from this address; wait until one of them has finished',
  },
  exports_busy: {
    status: 503,
    zh: '服务器同时进行的导出已有 {most} 个，请稍后再试',
    en: 'The server is already busy with {most} exports; try again shortly',
  },
  busy: {
    status: 503,
    zh: '同时检索的人太多，请过 {seconds} 秒再试',
    en: 'The server is too busy; try again in {seconds} s',
  },
  may_not_mend: {
    status: 403,
    zh: '更正、添加和维护只能在运行镇鉴的这台机器上、从它自己的网页（http://127.0.0.1 或 localhost）进行，或凭 KEEPER_KEY 的密钥',
    en: 'Adding, editing and maintenance are permitted only on the machine that runs the server, from its own page (http://127.0.0.1 or localhost), or with the key set in KEEPER_KEY',
  },
  login_required: {
    status: 401,
    zh: '请先登录：在 /login 输入密码；程序请随请求给出 Authorization: Bearer 密码',
    en: 'Log in first: enter the password at /login; programs send Authorization: Bearer and the password',
  },
  proxy_login_required: {
    status: 401,
    zh: '请从单位的登录入口打开：这个请求没有经过设定的反向代理，或代理没有写明用户',
    en: 'Use the entrance of your organisation: this request did not come through the trusted proxy, or the proxy named no user',
  },
  read_only: {
    status: 403,
    zh: '这个镇鉴只检索（READ_ONLY=1）；请到索引同一组检索服务器的那个镇鉴去添加和更正',
    en: 'This server only searches (READ_ONLY=1); add and edit reports on the one that indexes the same search servers',
  },
  foreign_origin: {
    status: 403,
    zh: '{origin} 是别的网站，不能从那里使用 /mcp；请从助手程序里，或从本站的网页使用',
    en: '{origin} is another site, from which /mcp cannot be used; use it from an assistant, or from a page of this server',
  },
  bad_file_name: {
    status: 400,
    zh: '“{file}”不能用作报告的文件名：{reason}；请改名后重试',
    en: '“{file}” cannot be the name of a report ({reason}); rename the file and try again',
  },
  unreadable_file: {
    status: 400,
    zh: '{file} 没有放进报告文件夹：{reason}',
    en: '{file} was not added: {reason}',
  },
  unreadable_draft: {
    status: 400,
    zh: '没有读成 {file}：{reason}',
    en: 'Could not read {file}: {reason}',
  },
  draft_too_long: {
    status: 400,
    zh: '{file} 有 {count} 字，一次最多核对 {most} 字；请分成几份',
    en: '{file} has {count} characters; the maximum is {most}. Split it into several files',
  },
  file_exists: {
    status: 409,
    zh: '报告文件夹里已有 {file}，没有覆盖它；要更新，请先移走旧的，或给新的改名',
    en: 'The reports folder already has {file}, which was not overwritten; remove it first, or rename the new file',
  },
  file_too_large: {
    status: 413,
    zh: '{file} 超过 {most} MB，没有放进去；请直接复制到报告文件夹',
    en: '{file} is larger than {most} MB and was not added; copy it into the reports folder instead',
  },
  file_not_stored: {
    status: 409,
    zh: '{file} 没有放进报告文件夹：{reason}；别的文件没有改动',
    en: '{file} was not added ({reason}); no other file was changed',
  },
  bad_address: {
    status: 400,
    zh: '“{address}”不是 http:// 或 https:// 开头的完整网址',
    en: '“{address}” is not a complete address beginning with http:// or https://',
  },
  private_address: {
    status: 400,
    zh: '{address} 在内部网络里（{host}），没有去取；确要取，请设 FETCH_PRIVATE=1 后重新启动，或用浏览器打开后另存为文件',
    en: '{address} is on a private network ({host}) and was not fetched; set FETCH_PRIVATE=1 and restart, or save the page with a browser',
  },
  page_not_fetched: {
    status: 502,
    zh: '没有取到 {address}：{reason}',
    en: 'Could not fetch {address}: {reason}',
  },
  no_such_practice: {
    status: 404,
    zh: '目录里没有“{id}”这个做法，或它不在所选的范围里；请用检索找这个词句',
    en: 'The catalogue has no practice called “{id}” within the filters; search for the phrase instead',
  },
  practice_left_out: {
    status: 404,
    zh: '“{id}”已从做法目录里去掉；可以放回去，或用检索找这个词句',
    en: '“{id}” has been left out of the catalogue; put it back, or search for the phrase',
  },
  lexicon_not_written: {
    status: 409,
    zh: '{file} 没有写成，词典没有改动；请查看它是否可写',
    en: '{file} could not be written, and the lexicon was not changed; check that it is writable',
  },
  practices_not_written: {
    status: 409,
    zh: '{file} 没有写成，目录没有改动；请查看它是否可写',
    en: '{file} could not be written, and the catalogue was not changed; check that it is writable',
  },
  no_such_concept: {
    status: 404,
    zh: '没有写了数的“{concept}”；请从“找一件事”的列表里取名字',
    en: 'There is no figure of “{concept}”; take its name from the list of what is counted',
  },
  same_concept: {
    status: 409,
    zh: '“{concept}”和“{to}”已经算作同一件事',
    en: '“{concept}” and “{to}” are counted as one already',
  },
  concepts_not_written: {
    status: 409,
    zh: '{file} 没有写成，说法没有改动；请查看它是否可写',
    en: '{file} could not be written, and no wording was changed; check that it is writable',
  },
  mend_outside: {
    status: 409,
    zh: '{file} 不在报告文件夹里，网页不写那里的文件；请在它旁边的 metadata.csv 里更正',
    en: '{file} is outside the reports folder, where the page does not write; edit the metadata.csv next to it',
  },
  mend_one_table: {
    status: 409,
    zh: '{files} 都说到这份报告，请自行打开，只留一处后再更正',
    en: '{files} all describe this report; open them, keep only one row for it, and try again',
  },
  broken_table: {
    status: 409,
    zh: '{file} 第 {line} 行有误，没有改动它：{reason}；请改正后重试',
    en: '{file} has an error at line {line} and was not changed: {reason}; correct it and try again',
  },
  table_not_written: {
    status: 409,
    zh: '没有改动 {file}：{reason}',
    en: '{file} was not changed: {reason}',
  },
  no_such_report: { status: 404, zh: '没有这份报告：{id}', en: 'No such report: {id}' },
  no_such_passage: { status: 404, zh: '没有这一段：{id}', en: 'No such passage: {id}' },
  passage_gone: {
    status: 404,
    zh: '库中已找不到这段文字：“{quote}”；报告可能已删去，请用其中的词句检索',
    en: 'The passage “{quote}” is no longer in the collection; its report may have been removed. Search for some of its words instead',
  },
  no_such_place: { status: 404, zh: '库中没有这个地区：{id}', en: 'No such place: {id}' },
  no_source: { status: 404, zh: '原文件已不在：{file}', en: 'The source file no longer exists: {file}' },
  no_page_image: {
    status: 404,
    zh: '{file} 没有第 {page} 页的图像：不是 PDF 或图片，没有这一页，或画不出来',
    en: 'There is no picture of page {page} of {file}: it is neither a PDF nor an image, has no such page, or cannot be drawn',
  },
  no_page_tools: {
    status: 404,
    zh: '这台机器画不出页面的图像，请安装 {packages} 后重试',
    en: 'This machine cannot draw pages; install {packages} and try again',
  },
  no_such_route: {
    status: 404,
    zh: '没有这个地址：{path}；接口说明见 /api/docs',
    en: 'No such route: {path}; see /api/docs',
  },
  engine_down: {
    status: 503,
    zh: '搜索引擎暂时没有应答，正在恢复，请稍后重试',
    en: 'The search engine is not responding and is being restarted; try again shortly',
  },
  server_missing: {
    status: 503,
    zh: '{what} 可能存在检索服务器 {servers} 上，它没有应答，等它恢复后再试',
    en: '{what} may lie on the search server {servers}, which is not responding; try again once it is back',
  },
  index_incomplete: {
    status: 503,
    zh: '索引还没有建好，正在继续，请稍后重试',
    en: 'The index is incomplete and still being built; try again shortly',
  },
  index_damaged: {
    status: 503,
    zh: '索引的数据已损坏，读不出来；请管理的人停止镇鉴，删除状态目录（STATE_DIR）再启动，索引会从报告重建',
    en: 'The index is damaged and cannot be read; stop the server, delete the state folder (STATE_DIR) and start again: the index is rebuilt from the reports',
  },
  internal: {
    status: 500,
    zh: '服务器出错，详情见终端',
    en: 'Internal error; see the server’s terminal for details',
  },
} as const satisfies Record<string, { status: ErrorStatus; zh: string; en: string }>;

export type ErrorCode = keyof typeof MESSAGES;

export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** Seconds after which the request may be repeated; null if that is not known to help. */
  readonly retryAfter: number | null;
  /** Out of the reach of loggers, which write all properties of an error: they may name what was asked for. */
  readonly #details: Readonly<Record<string, string | number>>;

  constructor(
    readonly code: ErrorCode,
    details: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions & { readonly retryAfter?: number },
  ) {
    super(code, options);
    this.#details = details;
    this.retryAfter = options?.retryAfter ?? null;
  }

  get status(): ErrorStatus {
    return MESSAGES[this.code].status;
  }

  body(language: Language): { error: { code: string; message: string } } {
    const message = MESSAGES[this.code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
      String(this.#details[name] ?? ''),
    );
    return { error: { code: this.code, message } };
  }
}

/** Chinese unless English comes first in the `Accept-Language` header. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return /^en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh';
}

/** Turns the first issue that a schema found into an error, worded by zod's own translations. */
export function parameterError(error: z.core.$ZodError, language: Language): ApiError {
  const [issue] = error.issues;
  return new ApiError('bad_parameter', {
    field: String(issue?.path[0] ?? 'query'),
    reason: issue ? reasonOf(issue, language) : '',
  });
}

function reasonOf(issue: z.core.$ZodIssue, language: Language): string {
  // zod would print the regular expression, which means nothing to most readers.
  if (issue.code === 'invalid_format') return language === 'zh' ? '格式不对' : 'invalid format';
  const locale = language === 'zh' ? z.locales.zhCN() : z.locales.en();
  const message = locale.localeError(issue as z.core.$ZodRawIssue);
  return (typeof message === 'string' ? message : message?.message) ?? issue.message;
}
