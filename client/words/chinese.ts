/** Every word that the interface says, in Chinese: the table that the others take their type from. */

import type { SectionKind, Total } from '../../server/contract.ts';
import type { FilterName, Sort } from '../address.ts';

const figure = new Intl.NumberFormat('zh-Hans-CN');
const count = (value: number): string => figure.format(value);

const SECTIONS: Record<SectionKind, string> = {
  achievements: '举措成效',
  responsibility: '第一责任人职责',
  problems: '问题不足',
  plan: '下步安排',
  other: '其他',
};

const FILTERS: Record<FilterName, string> = {
  province: '省份',
  city: '市州',
  county: '县区',
  town: '乡镇名',
  place: '地区',
  year: '年份',
  section: '章节',
  genre: '文种',
  report: '报告',
};

const SORTS: Record<Sort, string> = { relevance: '相关', newest: '最新', oldest: '最早', place: '地区' };

export const chinese = {
  name: '镇鉴',
  motto: '在乡镇报告里找一句话，把几个镇并排来读',
  toHome: '镇鉴，回到首页',
  join: '、',
  comma: '，',
  colon: '：',
  semicolon: '；',
  skip: '跳到正文',
  count,

  search: {
    box: '检索词',
    submit: '检索',
    placeholder: '检索词，如 枫桥经验',
    hint: '空格隔开的词须在同一段里都有；“……”是整句；-词 是不要的词。',
    examplesLead: '试试',
    examples: ['枫桥经验', '三项制度', '一村一法律顾问', '第一责任人', '“关键少数”'],
    results: '检索结果',
    titleOf: (q: string) => `${q} · 检索结果`,
    heading: (q: string) => `“${q}”的检索结果`,
    nothingAsked: '在上面输入检索词，按回车检索。',
    sort: '排序',
    total: (total: Total) =>
      `${total.exact ? '' : '约 '}${count(total.occurrences)} 处 · ${count(total.reports)} 份报告 · ${count(total.places)} 个镇`,
    passages: (n: number) => `${count(n)} 段`,
    countExactly: '数准',
    countExactlyWhy: '逐段核对，给出准确的数',
    busy: '正在检索',
    pager: '翻页',
    previous: '上一页',
    next: '下一页',
    page: (page: number, pages: number) => `第 ${count(page)} 页，共 ${count(pages)} 页`,
    pageTooFar: '这一页已在结果之外。',
    firstPage: '回到第一页',
  },

  empty: {
    heading: (q: string) => `没有一段里有“${q}”`,
    fewerWords: '少用一个词，或换短一点的说法：隔开的词要在同一段里都有才算。',
    dropFilters: '去掉一个筛选条件：',
    dropAll: '去掉全部筛选',
    indexing: '还有报告正在编入索引，稍后再检索一次。',
  },

  filters: {
    region: '筛选',
    names: FILTERS,
    active: '已选的筛选条件',
    remove: (label: string) => `去掉筛选：${label}`,
    removeAll: '全部去掉',
    more: (n: number) => `更多 ${count(n)} 项`,
    fewer: '收起',
    done: '看结果',
    open: (n: number) => (n === 0 ? '筛选' : `筛选（${n}）`),
  },

  place: {
    unknown: '地区不详',
    likely: '地区系推断',
    ambiguous: '地区存疑',
    could: (names: string) => `可能是 ${names}`,
    evidence: (texts: string) => `依据：${texts}`,
  },
  yearUnknown: '年份不详',
  year: (year: number | null) => (year === null ? '年份不详' : `${year}`),
  sections: SECTIONS,
  sorts: SORTS,
  genres: { 法治政府建设报告: '法治政府', 政府工作报告: '政府工作', other: '其他文种' } as Record<
    string,
    string
  >,
  genre: (genre: string) => (genre === 'other' ? '其他' : genre),

  passage: {
    paragraph: (n: number) => `第 ${n} 段`,
    roles: { title: '标题', heading: '小标题', body: '正文', imprint: '落款与发文信息' },
    unfold: '展开全段',
    fold: '收起',
    read: '读全文',
    of: (place: string, year: string) => `${place} ${year}`,
    count: '段',
  },

  copy: {
    button: '复制',
    name: '复制原文与引文',
    more: '其他格式',
    markdown: 'Markdown 格式',
    citationOnly: '只要引文',
    quoteOnly: '只要原文',
    done: '已复制：原文与引文',
    doneMarkdown: '已复制：Markdown',
    doneCitation: '已复制：引文',
    doneQuote: '已复制：原文',
    doneLink: '已复制：链接',
    failed: (why: string) => `没有复制成：${why}`,
    refused: '浏览器不让写剪贴板，请选中文字后自行复制。',
  },

  takeaway: {
    made: (date: string, passages: number, reports: number) =>
      `${date} 摘自镇鉴，${count(passages)} 段，${count(reports)} 份报告`,
    references: '参考文献',
    passages: '摘录',
    note: '按：',
    source: '查看原文',
    gone: '（库中已没有这一段，文字以摘录时为准）',
    wording: '原文',
    number: '编号',
    reference: '参考文献',
    continued: (n: number) => `原文（续${n}）`,
    columns: [
      '序号',
      '分组',
      '省',
      '市',
      '县',
      '乡镇',
      '年份',
      '报告标题',
      '文号',
      '位置',
      '原文',
      '备注',
      '引用编号',
      '参考文献',
      '链接',
    ],
  },

  compare: {
    region: '对比',
    title: '并排对比',
    add: (place: string) => `加入对比：${place}`,
    addShort: '对比',
    full: '最多并排 6 个',
    remove: (place: string) => `移出对比：${place}`,
    none: '在报告旁点“对比”，选 2 至 6 个镇，把它们的段落并排来读。',
    oneMore: '再选一个镇就能并排对比。',
    open: (n: number) => (n === 0 ? '对比' : `对比（${n}）`),
    done: '看结果',
    align: '按章节对齐',
    copyLink: '复制链接',
    change: '增减地区',
    titleOf: (names: string) => `${names} · 并排对比`,
    nothingToCompare: '还没有选要对比的地区。先检索，再在报告旁点“对比”。',
    nothingAsked: '输入检索词，看这几个镇各怎么说；或按章节对齐，并排读整章。',
    emptyCell: '没有',
    emptyColumn: '这里没有这个词。',
    total: (total: Total) =>
      `${total.exact ? '' : '约 '}${count(total.occurrences)} 处 · ${count(total.passages)} 段 · ${count(total.reports)} 份报告`,
    wholeSections: (n: number) => `${count(n)} 段`,
    toSearch: '去检索',
    columns: '并排的各列',
  },

  report: {
    outline: '目录',
    noOutline: '这份报告没有小标题。',
    card: '报告信息',
    genre: '文种',
    issuer: '制发机关',
    documentNumber: '文号',
    issuedOn: '印发日期',
    size: '篇幅',
    sizeOf: (passages: number, characters: number) => `${count(passages)} 段，${count(characters)} 字`,
    source: '来源',
    sourceFile: '原文件',
    sourcePage: '发布网页',
    placeNote: '地区',
    warnings: '存疑',
    inText: '在本文中查找',
    find: '查找',
    hits: '文中各处',
    hitsTotal: (n: number) => (n === 0 ? '文中没有' : `共 ${count(n)} 处`),
    hitsAt: (at: number, n: number) => `${count(at)} / ${count(n)}`,
    previousHit: '上一处',
    nextHit: '下一处',
    link: (position: number) => `第 ${position} 段的链接`,
    everywhere: '在全部报告中检索',
    compareWith: '与别的镇对比',
  },

  home: {
    holdings: '馆藏',
    holds: (reports: number, passages: number, places: number) =>
      `现有 ${count(reports)} 份报告，${count(passages)} 段，${count(places)} 个镇`,
    years: (first: number, last: number) => (first === last ? `${first} 年` : `${first} 至 ${last} 年`),
    nothing: '还没有报告。把报告文件放进报告文件夹，重新启动即可。',
    indexing: (done: number, total: number) => `正在编入索引：${count(done)} / ${count(total)} 份文件`,
    starting: '检索引擎正在启动。',
    engineDown: '检索引擎没有应答，暂时不能检索。',
    failed: (n: number) => `${count(n)} 份文件没有读成`,
    catalogue: '报告目录',
    catalogueCaption: '各地各年的报告',
    place: '地区',
    earlier: '更早',
    allRows: (n: number) => `列出全部 ${count(n)} 个地区`,
    firstOnly: (shown: number, total: number) =>
      `只列了 ${count(shown)} 份，共 ${count(total)} 份，其余请检索。`,
  },

  keys: {
    open: '快捷键',
    title: '快捷键',
    close: '关闭',
    list: [
      ['/', '到检索框'],
      ['j', '下一段'],
      ['k', '上一段'],
      ['c', '复制原文与引文'],
      ['x', '把这个镇加入或移出对比'],
      ['?', '看快捷键'],
      ['Esc', '关闭'],
    ] as readonly (readonly [string, string])[],
  },

  failures: {
    heading: '出了点问题',
    again: '重试',
    unreachable: '连不上镇鉴的服务，请看它是否还在运行。',
    garbled: (status: number) => `服务的应答读不懂（状态 ${status}）。`,
    unexpected: '页面出了意外。',
  },

  notFound: {
    title: '没有这一页',
    text: '地址可能抄漏了几个字，或这份报告已不在馆藏里。',
    home: '回首页',
  },

  loading: '正在读取',
  docs: '接口文档',

  display: {
    open: '语言与明暗',
    language: '语言',
    theme: '明暗',
    themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
    close: '关闭',
  },
};

export type Words = typeof chinese;
