/** Texts about wording: who else has it, where that of a report comes from, and quotations of a draft. */
import type { Total } from '../../server/contract/passage.ts';
import type { Difference, QuotationCheck, QuotationsAnswer } from '../../server/contract/quotations.ts';
import type { ReuseBand } from '../../server/contract/reuse.ts';
import { count, decimal, portion } from './chinese-numbers.ts';

const QUOTATION_STATUSES: Record<QuotationCheck['status'], string> = {
  verbatim: '一字不差',
  altered: '有出入',
  absent: '库中没有',
};
const DIFFERENCES: Record<Difference['kind'], string> = {
  wording: '字句',
  number: '数字',
  punctuation: '标点',
  form: '字形',
};
const CITED_FIELDS = { place: '地区', year: '年份', title: '标题', documentNumber: '文号' };

/** A draft that is compared or checked. */
export const draft = {
  choose: '选择文件',
  kinds: '或把 Word、PDF、文本文件拖到这里',
  reading: '正在读文件',
  stop: '停下',
};

export const reuse = {
  title: '相同或相近的段落',
  open: '比对一段文字或一篇草稿',
  offer: '找相同或相近的段落',
  passage: '谁也这样写',
  hint: '贴一段话、一篇草稿，或打开一个文件，看库里谁也这样写、谁最早、差别在哪里。文字只用来比对，不保存。',
  ofPassage: '这一段出自 ',
  otherText: '比对别的文字',
  text: '要比对的文字',
  placeholder: '把要比对的文字贴在这里',
  submit: '比对',
  tooShort: (least: number) => `太短：至少要有 ${count(least)} 个字。`,
  tooLong: (n: number, most: number) =>
    `太长：有 ${count(n)} 个字，一次最多 ${count(most)} 个；请一章一章地比对。`,
  summary: '比对结果',
  busy: '正在比对',
  progress: (done: number, of: number) => `正在比对：${count(done)} / ${count(of)} 字`,
  stopped: (done: number) => `只比对了前 ${count(done)} 字。`,
  share: (characters: number, reused: number, formula: number) =>
    `共 ${count(characters)} 字（不算空格和引号），${reused === 0 ? '没有一处' : portion(reused, characters)} 在库里别处也有${formula === 0 ? '' : `，另有 ${portion(formula, characters)} 是套话`}。`,
  portion,
  partly: (n: number, of: number) =>
    `${count(of)} 份报告里只比对了 ${count(n)} 份：其余的正文还没有读进内存，或内存装不下（TEXT_MEMORY）。`,
  cut: '与库里相同的地方太多，没有比完；请分段比对。',
  bands: { strong: '照用', reuse: '相同', formula: '套话' } as Record<ReuseBand, string>,
  bandHints: {
    strong: '20 字以上，改动不多的也算',
    reuse: '13 至 19 字',
    formula: '8 至 12 字',
  } as Record<ReuseBand, string>,
  marked: '标出的文字',
  list: '相同或相近的各处',
  has: (reports: number, n: number) => `${count(reports)} 份报告 · ${count(n)} 个地区`,
  within: (n: number) => `${count(n)} 的一部分 · `,
  nothing: '没有找到：库里没有与它连续 13 个字相同的地方。',
  first: '库中最早',
  undated: '日期不详',
  same: '文字相同',
  similar: (share: number) => `${Math.floor(100 * share)}% 相同`,
  more: (shown: number, all: number) =>
    all > shown ? `看前 ${count(shown)} 段（共 ${count(all)} 段）` : `看全部 ${count(all)} 段`,
  fewer: '收起',
  export: '带走',
  draftHeading: '比对的文字',
  writtenOn: (date: string) => `${date} 由镇鉴比对；“最早”是就库里的报告而言。`,
  differs: (ours: string, theirs: string) =>
    ours === '' ? `多“${theirs}”` : theirs === '' ? `少“${ours}”` : `“${ours}”作“${theirs}”`,
  columns: [
    '序号',
    '比对的文字',
    '程度',
    '报告数',
    '地区数',
    '次序',
    '日期',
    '地区',
    '报告标题',
    '位置',
    '那里的文字',
    '相同程度',
    '差别',
    '引文',
    '链接',
  ],
};

export const ledger = {
  name: '文字从哪里来',
  hide: '收起文字来源',
  comparing: '正在与库里的报告逐字比对…',
  classes: {
    outline: '规定提纲',
    higher: '中央与上级',
    ownEarlier: '本地往年',
    elsewhereEarlier: '外地在先',
    sameTime: '同期同文',
    own: '自己的话',
  },
  meaning: {
    outline: '同年同类报告过半都有的标题和套话',
    higher: '全国或上级报告先有的文字',
    ownEarlier: '本地更早的报告里就有的文字',
    elsewhereEarlier: '别处更早的报告里就有的文字',
    sameTime: '别的报告也有，但先后不明',
    own: '库里没有更早的',
  },
  share: (share: number) => `${decimal.format(Math.round(1000 * share) / 10)}%`,
  explained: (peers: number) =>
    `凡与本库别的报告连续 13 字以上相同或相近的，都标在正文里，点它看出处；“在先”只就本库而言。${
      peers === 0
        ? '同类报告太少，未分出规定提纲。'
        : `规定提纲指 ${count(peers)} 份同类报告中过半都有的文字。`
    }`,
  incomplete: (searched: number, all: number) =>
    `只比对了 ${count(all)} 份报告中的 ${count(searched)} 份：其余的文字还没有读进内存，“自己的话”可能偏多。`,
  sources: '文字最多的来处',
  noSources: '库里没有别的报告先有这里的文字。',
  undated: '日期不详',
  characters: (n: number) => `${count(n)} 字`,
  compare: '对照',
  moreSources: (n: number) => `另有 ${count(n)} 份报告，各自更少。`,
  toSource: (name: string) => `${name}：看出处`,
  years: '本地历年有多少是自己的话',
  ownShare: (share: string) => `自己的话 ${share}`,
  noYears: '库里只有这一份本地的报告。',
};

export const ledgers = {
  title: '谁自己写的多',
  open: '谁自己写的多',
  lead: '库里各份报告有多少是自己的话，有多少与本地往年、外地在先的相同；谁的话后来别处也用。“在先”“后来”都只就本库而言，点一份看它的文字从哪里来。',
  by: '一行是',
  groups: { report: '各份报告', place: '各地' },
  columns: { report: '报告', place: '地区', reports: '份数', taken: '后来别处也用' },
  sorts: {
    own: '自己的话多的在先',
    borrowed: '自己的话少的在先',
    taken: '后来别处用得多的在先',
    place: '按地区',
  },
  taken: (characters: number, reports: number) =>
    characters === 0 ? '–' : `${count(characters)} 字 · ${count(reports)} 份`,
  whole: (reports: number) => `${count(reports)} 份报告都已比对`,
  progress: ({ reports, of }: { readonly reports: number; readonly of: number }) =>
    `正在逐份比对：${count(of)} 份中的 ${count(reports)} 份。比完以前，“后来别处也用”还会增加。`,
  incomplete: '有些报告的文字没有读进内存，没有比对，“自己的话”可能偏多。',
  takeAs: (format: string) => `整张表存为 ${format}`,
};

export const quotations = {
  title: '引文核对',
  open: '核对文稿里的引文',
  lead: '粘贴论文、简报或报告稿，逐处核对引文是否一字不差、出自何处。文稿只用来核对，不保存。',
  draft: '文稿',
  placeholder: '某镇的报告写道：“……”',
  check: '核对引文',
  checking: '正在核对',
  checked: (done: number, total: number) => `已核对 ${count(done)} / ${count(total)} 处`,
  finished: (n: number) => `核对完毕，共 ${count(n)} 处`,
  proceed: '接着核对',
  found: (total: number) => `${count(total)} 处引文`,
  none: '没有找到引文。引号里（“”‘’「」『』""）或引用块（行首的 >、Word 里整段缩进的）六个字以上才算。',
  searched: ({ reports, passages, places: n, years }: QuotationsAnswer['searched']) =>
    `查遍库里 ${count(reports)} 份报告、${count(passages)} 段、${count(n)} 个地区${years === null ? '' : `，${years[0] === years[1] ? years[0] : `${years[0]} 至 ${years[1]}`} 年`}。`,
  unpaired: (n: number, samples: readonly string[]) =>
    `有 ${count(n)} 个引号不成对，没有核对：${samples.map((sample) => `…${sample}…`).join('、')}`,
  filter: '只看',
  all: (n: number) => `全部 ${count(n)}`,
  statuses: QUOTATION_STATUSES,
  counted: (status: QuotationCheck['status'], n: number) => `${QUOTATION_STATUSES[status]} ${count(n)}`,
  number: (n: number) => `第 ${count(n)} 处`,
  differences: (kinds: readonly Difference['kind'][]): string =>
    `${count(kinds.length)} 处出入：${[...new Set(kinds)].map((kind) => DIFFERENCES[kind]).join('、')}`,
  difference: (kind: Difference['kind'], draft: string, passage: string): string =>
    `${DIFFERENCES[kind]}：${draft === '' ? '文稿缺' : `文稿“${draft}”`}${passage === '' ? '，原文没有' : draft === '' ? `“${passage}”` : `，原文“${passage}”`}`,
  alsoIn: (found: Total) => `${found.exact ? '' : '约 '}${count(found.passages)} 段有这句话，这里是其中一段`,
  elisions: { ellipsis: '有省略', insertion: '有作者的插入' },
  inDraft: '文稿：',
  inPassage: '原文：',
  runsOn: '这处引文跨两段，两段都列出了。',
  absent: '库里没有相同的文字，也没有改动在四分之一以内的文字。',
  citedRightly: '文稿注明的出处与这份报告相符。',
  citedWrongly: (field: 'place' | 'year' | 'title' | 'documentNumber', given: string, ours: string): string =>
    `${CITED_FIELDS[field]}与文稿注明的不同：文稿是 ${given}，这份报告是 ${ours}`,
  saveAs: (form: string) => `存为 ${form}`,
  columns: ['序号', '结果', '文稿的引文', '出入', '原文', '引文格式', '所注出处的出入', '链接'],
};
