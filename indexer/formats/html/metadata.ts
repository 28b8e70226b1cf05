/**
 * Extracts the metadata that a page states about its document: from the 信息公开 table or list, the 来源 line, the
 * meta elements named by the standard for government sites, and the URL it was saved from.
 */
import { webAddress } from '../declared/web-address.ts';
import { attribute, type ChildNode, descendants, isElement, type ParentNode } from './lines/tree.ts';

export interface HtmlMetadata {
  readonly documentNumber?: string;
  /** ISO date: 成文日期. */
  readonly issuedOn?: string;
  /** ISO date: 发布日期. */
  readonly publishedOn?: string;
  readonly issuer?: string;
  /** 索引号 in the catalogue of government information. */
  readonly indexNumber?: string;
}

export interface PageFields {
  /** By lower-case name; the first non-empty value of each name. */
  readonly meta: ReadonlyMap<string, string>;
  /** Content of `<title>`, including the site's name. */
  readonly windowTitle: string;
  readonly url: string | null;
}

const LABELS = {
  title: ['名称', '标题', '信息名称', '文件名称', '公文标题', '标题名称', '信息标题'],
  documentNumber: ['文号', '发文字号', '发文文号', '文件编号', '公文文号', '文件字号'],
  written: ['成文日期', '成文时间', '生成日期', '生成时间', '制发日期', '印发日期'],
  published: [
    '发布日期',
    '发布时间',
    '公开日期',
    '发文日期',
    '发表时间',
    '公开时间',
    '发文时间',
    '时间',
    '日期',
  ],
  issuer: ['发文机构', '发文机关', '发布机构', '发布机关', '制发机关', '公开机构', '发文单位', '发布单位'],
  source: ['来源', '信息来源', '文章来源', '稿件来源', '文字来源'],
  indexNumber: ['索引号', '信息索引号', '信息索引'],
  other:
    '主题分类 有效性 体裁分类 公开方式 公开范围 公开形式 公开类别 主题词 废止日期 生效日期 实施日期 关键词 组配分类 服务对象 内容概述 信息类别 信息分类 载体类型 公开时限 公开程序 所属主题 浏览次数 点击数 阅读量 阅读次数 访问次数 作者 字体 字号 责任编辑 时效性 文件状态 语种'.split(
      ' ',
    ),
} as const;
type Field = keyof typeof LABELS;

const FIELDS = new Map<string, Field>(
  (Object.keys(LABELS) as Field[]).flatMap((field) => LABELS[field].map((label) => [label, field] as const)),
);
/**
 * Allows spaces inside labels, since 索 引 号： is letter-spaced to align with its neighbours. Longer labels come
 * first, because one may end in another; a two-character label must not end a longer Han word (资金来源： is not
 * 来源：).
 */
const LABEL = new RegExp(
  `(${[...FIELDS.keys()]
    .sort((a, b) => b.length - a.length)
    .map((label) => (label.length > 2 ? '' : '(?<!\\p{Script=Han})') + [...label].join('\\s*'))
    .join('|')})\\s*[:：]`,
  'gu',
);
const ORGANISATION = /(?:政府|委员会|办事处|办公室|管委会|司法所|司法局|局|委|厅)$/;
const EMPTY = /^(?:[-—–_/\\\s]*|无|暂无|空)$/;
const DATE = /((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/;
/** Minimum number of labels in a metadata table; a table with fewer belongs to the report. */
const MIN_TABLE_LABELS = 3;
const SAVED_FROM = /^\s*saved from url=\(\d+\)(\S+)/;

/**
 * @param pieces lines or table cells in page order; a label's value follows it in the same piece or is the
 *   next one
 */
export function labelledValues(pieces: readonly string[]): Partial<Record<Field, string>> {
  const values: Partial<Record<Field, string>> = {};
  const put = (field: Field, value: string): void => {
    const trimmed = value.replace(/^[\s，；|]+|[\s，；|【[（(]+$/g, '');
    if (values[field] === undefined && !EMPTY.test(trimmed)) values[field] = trimmed;
  };
  for (const [index, piece] of pieces.entries()) {
    const wholeLabel = labelOf(piece);
    const next = pieces[index + 1];
    if (wholeLabel) {
      if (next !== undefined && labelOf(next) === null && next.search(LABEL) < 0) put(wholeLabel, next);
      continue;
    }
    const labels = [...piece.matchAll(LABEL)];
    for (const [order, match] of labels.entries()) {
      const field = FIELDS.get((match[1] ?? '').replace(/\s/g, ''));
      if (field) put(field, piece.slice(match.index + match[0].length, labels[order + 1]?.index));
    }
  }
  return values;
}

/** Counts only labels followed by a value: in the heading row of a data table, labels follow labels. */
export function isMetadataTable(cells: readonly string[]): boolean {
  const pairs = cells.filter((cell, index) => {
    const next = cells[index + 1];
    if (labelOf(cell) !== null) return next !== undefined && labelOf(next) === null;
    return cell.search(LABEL) === 0;
  });
  return pairs.length >= MIN_TABLE_LABELS;
}

export function metadataFrom(
  stated: Partial<Record<Field, string>>,
  meta: ReadonlyMap<string, string>,
): HtmlMetadata {
  const date = isoDate(stated.written);
  // 发布日期 dates the page, not the report.
  const published = [stated.published, meta.get('pubdate')].map(isoDate).find(Boolean);
  const source = stated.source ?? meta.get('contentsource') ?? '';
  const issuer = stated.issuer ?? (ORGANISATION.test(source) ? source : undefined);
  const number = stated.documentNumber?.replace(/\s/g, '');
  return {
    ...(number ? { documentNumber: number } : {}),
    ...(date ? { issuedOn: date } : {}),
    ...(published ? { publishedOn: published } : {}),
    ...(issuer ? { issuer } : {}),
    ...(stated.indexNumber ? { indexNumber: stated.indexNumber } : {}),
  };
}

export function pageFields(page: ParentNode): PageFields {
  const meta = new Map<string, string>();
  let windowTitle = '';
  let canonical: string | null = null;
  let saved: string | null = null;
  for (const node of descendants(page)) {
    if ('data' in node) saved ??= SAVED_FROM.exec(node.data)?.[1] ?? null;
    if (!isElement(node)) continue;
    if (node.tagName === 'meta') {
      const name = (attribute(node, 'name') ?? attribute(node, 'property') ?? '').toLowerCase();
      const content = (attribute(node, 'content') ?? '').trim();
      if (content !== '' && !meta.has(name)) meta.set(name, content);
    } else if (node.tagName === 'title' && windowTitle === '') {
      windowTitle = node.childNodes.map(textOf).join('').replace(/\s+/g, ' ').trim();
    } else if (node.tagName === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attribute(node, 'rel') ?? '')) {
      canonical ??= attribute(node, 'href');
    }
  }
  const url = [canonical, meta.get('og:url'), saved].map(webAddress).find(Boolean) ?? null;
  return { meta, windowTitle, url };
}

function textOf(node: ChildNode): string {
  return 'value' in node ? node.value : '';
}

function labelOf(piece: string): Field | null {
  return FIELDS.get(piece.replace(/[\s:：【】[\]]/g, '')) ?? null;
}

function isoDate(text: string | undefined): string | null {
  const [, year = '', month = '', day = ''] = DATE.exec(text ?? '') ?? [];
  if (year === '') return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // An impossible date either does not parse or comes back as another one (30 February as 2 March).
  const parsed = Date.parse(date);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date) ? date : null;
}
