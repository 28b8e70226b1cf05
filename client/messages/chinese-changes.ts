/** Texts about a place from year to year: what has changed between two reports, and the page of the place. */
import type { ChangeKind } from '../../server/contract/changes.ts';
import type { ChangeView } from '../address/changes-address.ts';
import { count } from './chinese-numbers.ts';

const KINDS: Record<ChangeKind, string> = {
  same: '未变',
  changed: '有改动',
  moved: '移了位置',
  new: '新增',
  gone: '今年没有',
};
/** A sign for each kind, so that colour is never alone. */
const MARKS: Record<ChangeKind, string> = { same: '同', changed: '改', moved: '移', new: '增', gone: '删' };
const VIEWS: Record<ChangeView, string> = {
  text: '逐句对照',
  figures: '变了的数字',
  plans: '上年安排与今年表述',
};

export const changes = {
  title: '两年逐句对照',
  titleOf: (place: string, from: string, to: string) => `${place}：${from} → ${to}`,
  from: '从',
  to: '到',
  choose: '选一份报告',
  swap: '前后对调',
  sideBySide: '按章节并排',
  summary: '改动的句数',
  counted: (kind: ChangeKind, n: number) => `${KINDS[kind]} ${count(n)} 句`,
  kinds: KINDS,
  marks: MARKS,
  views: '看什么',
  viewNames: VIEWS,
  onlyChanged: '只看有变的',
  oneColumn: '合成一栏',
  exportWord: '导出 Word',
  chapter: (heading: string, changed: number, alone: 'from' | 'to' | null) =>
    `${heading}（${alone === 'to' ? '今年新有，' : alone === 'from' ? '今年没有，' : ''}${count(changed)} 处有变）`,
  alone: { from: '只在前一份', to: '只在后一份' },
  toText: '在报告里看',
  nothingChosen: '还没有选报告。打开一份报告，点“与上年比”；或在并排对比里选好两份，点“逐句对照这两份”。',
  noEarlier: '库里没有这个地方更早年份的报告，没有可比的。可以把别处的报告加进并排对比，再逐句对照。',
  nothingChanged: '两份报告一字不差，没有改动。',
  said: '说的是',
  blank: '（）',
  figuresExplained: (n: number) =>
    `话没变而数字变了的 ${count(n)} 处，按后一份报告的次序。整句改写了的不在其中；点文字看原文。`,
  noFigures: '没有话未变而数字变了的地方。',
  plansExplained: (n: number, untold: number) =>
    `前一份报告“下步安排”的 ${count(n)} 句，各列后一份里最相近的句子，供对读，不作判断${
      untold === 0 ? '' : `；其中 ${count(untold)} 句未见对应表述`
    }。`,
  noPlans: '前一份报告里没有认出“下步安排”一章。',
  untold: '未见对应表述',
  more: (n: number) => `另有 ${count(n)} 句相近`,
  remote: (n: number) => `${count(n)} 句只有个别词相同`,
  writtenOn: (date: string) => `镇鉴，${date}`,
  sources: '所引报告',
};

export const town = {
  titleOf: (place: string) => `${place}的报告`,
  practices: '有名字的做法',
  ownPractices: '最早见于这里的',
  takenPractices: '别处先有的',
  noPractices: '这里的报告没有给自己的做法起名字，或者说的都是全国通行的名字。',
  since: (date: string) => `${date} 起`,
  sameDayPractices: '别处同日也有的',
  before: (place: string, date: string | null) => `${place} ${date ?? '日期不详'}`,
  inThisCollection: '先后只按这个库里的报告。',
  allPractices: '全部，连同全国通行的',
  figures: '历年的数',
  figureOf: '所说的事',
  allFigures: '选别的数，或作图、导出',
  noFigures: '这里的报告没有哪件事写过两次数。',
  absent: '未见',
  moreFigures: (n: number) => `另 ${count(n)} 个`,
  years: '各年的报告',
  year: '年份',
  report: '报告',
  whatIsNew: '与上年比',
  gap: (years: string) => `${years} 没有报告`,
  comparing: '比对中…',
  first: '库里最早的一份',
  counts: (added: number, changed: number, gone: number) =>
    `新增 ${count(added)} 句，改动 ${count(changed)} 句，今年没有 ${count(gone)} 句`,
  earlier: (n: number) => `比对更早的 ${count(n)} 年`,
  missing: '没有年份',
  links: '这个地方',
  sideBySide: '历年并排',
  search: '在它的报告里检索',
  mend: '地区、年份不对？打开报告，点“更正”。',
  peers: '同类的地方',
  sameCounty: '同一个上级',
  alike: '报告最相近的',
  alikeExplained: '各章用字相近的程度（TF-IDF 余弦，0 至 100），只比同级、同文种、同年的报告；相近不等于抄。',
  noPeers: '库里没有同级的别的地方。',
  likeness: (share: number) => `${count(Math.round(100 * share))}`,
  none: '库里没有这个地方的报告。',
};
