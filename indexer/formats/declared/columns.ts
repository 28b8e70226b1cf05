/**
 * Maps column names of tables and keys of records to fields. Separate because tables, the metadata table and
 * front matter share the same names.
 */

export type Field =
  | 'text'
  | 'title'
  | 'year'
  | 'province'
  | 'city'
  | 'county'
  | 'town'
  | 'issuer'
  | 'url'
  | 'published'
  | 'formerPlaces';

export type Cell = readonly [name: string, value: unknown];

/** Most specific name first: if a table has two columns for one field, the earlier name is read. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  text: [
    ...[
      '正文',
      '报告正文',
      '正文内容',
      '全文',
      '报告全文',
      'full_text',
      'text',
      'content',
      '内容',
      '报告内容',
    ],
    ...['文本', '全文内容', '原文', 'body', 'article_text', 'content_text', 'raw_text'],
  ],
  title: [
    'title',
    '标题',
    '题名',
    '题目',
    '报告名称',
    '报告标题',
    '报告题名',
    'report_title',
    'name',
    '名称',
  ],
  year: ['year', '年份', '年度', '报告年度', '报告年份', 'report_year'],
  province: ['province', '省', '省份', '省级', '省市区', '省自治区直辖市', 'province_name'],
  city: ['city', '市', '地市', '地级市', '市级', '市州', '城市', 'city_name', 'prefecture'],
  county: ['county', '县', '区县', '县区', '县级', '区', '县市区', '市县区', 'county_name', 'district'],
  town: [
    ...['town', 'township', '乡镇', '镇街', '街道', '乡镇街道', '镇', '乡', '镇乡', '乡镇名称', '乡级'],
    ...['town_name', 'township_name'],
  ],
  // Not 发布机构: on lists of pages that is the office which put the page up.
  issuer: ['issuer', '发文机关', '制发机关', '发文单位', '发文机构', '制定机关', '机关'],
  url: [
    ...[
      'url',
      'source_url',
      'page_url',
      '链接',
      '网址',
      '来源网址',
      '原文链接',
      '网页链接',
      '来源链接',
      '报告链接',
    ],
    ...['link', 'href', 'source'],
  ],
  published: [
    ...[
      '发布日期',
      'publish_date',
      'pub_date',
      'published',
      'published_at',
      'date_published',
      'date',
      '发布时间',
    ],
    ...['公开日期', '公开时间', 'publish_time', 'pub_time', 'release_date', '日期'],
  ],
  formerPlaces: ['former_places', '曾用地区'],
};

const KNOWN_COLUMNS: ReadonlyMap<string, { readonly field: Field; readonly rank: number }> = new Map(
  (Object.keys(NAMES) as Field[]).flatMap((field) =>
    NAMES[field].map((name, rank) => [normalizedName(name), { field, rank }] as const),
  ),
);

/** Of two columns for one field, reads the more specific name; of two with one name, the first non-empty. */
export function fieldsOf(cells: Iterable<Cell>): ReadonlyMap<Field, unknown> {
  const best = new Map<Field, { rank: number; value: unknown }>();
  for (const [name, value] of cells) {
    const known = knownColumn(name);
    if (!known || isEmpty(value)) continue;
    const previous = best.get(known.field);
    if (!previous || known.rank < previous.rank) best.set(known.field, { rank: known.rank, value });
  }
  return new Map([...best].map(([field, { value }]) => [field, value]));
}

export function isTextColumn(name: string): boolean {
  return knownColumn(name)?.field === 'text';
}

export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === 'string' ? value.trim() === '' : value === undefined || value === null;
}

/** Maximum number of columns that an error message names. */
const MAX_NAMED_COLUMNS = 12;

export function noTextColumnError(names: readonly string[]): Error {
  const present = names.map((name) => name.trim().slice(0, 20)).filter((name) => name !== '');
  const more = present.length > MAX_NAMED_COLUMNS ? `等 ${present.length} 列` : '';
  const actual =
    present.length > 0 ? `只有 ${present.slice(0, MAX_NAMED_COLUMNS).join('、')}${more}` : '没有列名';
  return new Error(
    `表里没有正文一列（${actual}）；请把正文一列的列名改为“正文”“全文”“内容”、text 或 content`,
  );
}

/**
 * The field of a column name. 标题(title), title（标题） and 标题/title are looked up by their first known part.
 *
 * @returns undefined for an unknown name; the lower the rank, the more specific the name
 */
export function knownColumn(name: string): { readonly field: Field; readonly rank: number } | undefined {
  const normal = name.normalize('NFKC');
  const outside = normal.replace(/\([^()]*\)/g, '');
  const inside = [...normal.matchAll(/\(([^()]*)\)/g)].map((match) => match[1] ?? '');
  for (const part of [outside, ...outside.split(/[/|]/), ...inside]) {
    const known = KNOWN_COLUMNS.get(normalizedName(part));
    if (known) return known;
  }
  return undefined;
}

function normalizedName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
