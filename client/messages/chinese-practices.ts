/** Texts about the catalogue of named practices. */
import type { PracticeScope, PracticeSort } from '../address/practices-address.ts';
import { count } from './chinese-numbers.ts';

const SORTS: Record<PracticeSort, string> = { spread: '传得最广', novelty: '最近出现', place: '按地区' };
const SCOPES: Record<PracticeScope, string> = { all: '全部', local: '本地', national: '全国通行' };

export const practices = {
  title: '做法目录',
  hint: '报告里给做法起的名字：引号里的、“工作法”“模式”“品牌”之前的。加不加引号、繁体简体都算在一起。',
  total: (n: number) => `${count(n)} 个做法`,
  progress: (n: number, of: number) => `还在读：已读 ${count(n)} 份报告，共 ${count(of)} 份。`,
  find: '按名字或拼音找',
  findHint: '如 板凳、bandeng、bd',
  sort: '排列',
  sorts: SORTS,
  scope: '通行的范围',
  scopes: SCOPES,
  place: '地区',
  placeHint: '省市县乡的名字或拼音',
  year: '年份',
  section: '章节',
  any: '不限',
  clear: '去掉筛选',
  columns: { name: '名称', places: '地区', reports: '报告', first: '库里最早', years: '历年' },
  level: { local: '本地', national: '全国' },
  alsoCalled: (names: string) => `又作 ${names}`,
  yearShare: (year: number, places: number, of: number) =>
    `${year} 年：有报告的 ${count(of)} 个地区里 ${count(places)} 个说到`,
  none: '没有这样的做法。',
  noneTyped: (typed: string) => `目录里没有“${typed}”。`,
  searchInstead: (typed: string) => `在全文里检索“${typed}”`,
  noReports: '库里还没有报告；放进报告以后，这里会列出它们给做法起的名字。',
  previous: '上一页',
  next: '下一页',
  page: (page: number, pages: number) => `第 ${count(page)} 页，共 ${count(pages)} 页`,
  pager: '翻页',
  back: '做法目录',
  summary: (places: number, reports: number, passages: number) =>
    `${count(places)} 个地区、${count(reports)} 份报告、${count(passages)} 段说到。`,
  firstBy: '库里最早的是 ',
  undated: '没有日期',
  within: '只算筛选出的报告。',
  wholeCollection: '看全库',
  allPassages: (n: number) => `检索全部 ${count(n)} 段`,
  lines: '逐处看',
  sideBySide: (n: number) => `并排看 ${count(n)} 个地区`,
  sideBySideOne: '看它的历年',
  spread: (name: string) => `“${name}”：说到它的地区，占当年有报告的百分之几`,
  places: (n: number) => `${count(n)} 个地区`,
  share: (year: number, places: number, of: number, name: string) =>
    `${year} 年，有报告的 ${count(of)} 个地区里 ${count(places)} 个说到${name}`,
  inTime: (name: string) => `“${name}”：哪些地区、哪几年说到`,
  inTimeHint:
    '实心点：当年的报告说到，越大段数越多，点开看那几段；空心圈：当年有报告，没有说到；空白：没有当年的报告。先说到的在上面。',
  said: (place: string, year: number, passages: number) => `${place} ${year} 年：${count(passages)} 段`,
  unsaid: (place: string, year: number) => `${place} ${year} 年的报告没有说到`,
  morePlaces: (n: number) => `全部 ${count(n)} 个地区`,
  firstPlaces: (n: number) => `图和表里是最早说到的 ${count(n)} 个地区。`,
  passages: '读几段，年份早的在先',
  beside: '这些地区还说到',
  besideHint: '这些地区比别的地区更常说到的做法，在前的最突出。',
  together: (together: number, places: number) =>
    `${count(together)} 个地区两个都说；它在 ${count(places)} 个地区`,
  table: { place: '地区', year: '年份', passages: '段', report: '有报告' },
  mend: {
    open: '更正这个名字',
    hint: '写入 data/practices.txt，立即生效；也可以自己打开那个文件改。',
    rename: '改名为',
    join: '并入（另一个做法的名字）',
    save: '保存',
    saving: '正在保存',
    action: '怎样更正',
    actions: { rename: '改名', join: '并入另一个做法', 'leave-out': '不是做法，去掉' },
    done: (name: string) => `已更正：${name}`,
    leftOut: (name: string) => `已从目录里去掉“${name}”。`,
  },
};
