/** Texts about words: keywords, collocates, the list of words. */
import type { CollocatesAnswer, KeywordsAnswer, WordsAnswer } from '../../server/contract/words.ts';
import { count, decimal, rate } from './chinese-numbers.ts';

type Subcorpus = KeywordsAnswer['own'];

/** How many times as often, from a binary logarithm. */
const times = (log2: number): string => {
  const factor = 2 ** log2;
  return `${factor >= 10 ? count(Math.round(factor)) : decimal.format(Number(factor.toPrecision(2)))} 倍`;
};
const sizeOf = ({ reports, places, passages }: Subcorpus): string =>
  `${count(places)} 个地区、${count(reports)} 份报告、${count(passages)} 段`;
const copies = (once: boolean, n: number): string =>
  once ? `相同的段落只算一次${n === 0 ? '' : `，略去 ${count(n)} 段`}。` : '相同的段落逐段都算。';

export const words = {
  title: '用词',
  list: '列什么',
  lists: { keywords: '关键词', words: '词表', new: '新词' },
  lead: {
    keywords: '一个地方、一年、一类章节，比别处多说什么、少说什么。',
    words: '库里的词，各说了多少，说得匀不匀。',
    new: '词典里没有、切成了几段，用起来却像一个词的字串。',
  },
  own: '看哪里的',
  against: '与什么相比',
  comparisons: { rest: '其余的', all: '全部', other: '另选' },
  compared: { rest: '其余的', all: '全部报告' },
  choose: '选一个地区、一年、一个层级、一类章节或文种，看它比别处多说什么。',
  chooseOther: '再选要与什么相比：一个地区、一年、一个层级、一类章节或文种。',
  place: '选地区',
  placeBox: '地区的名字或拼音',
  noPlace: '没有这个名字的地区。',
  any: (name: string) => `${name}：不限`,
  whole: '全部报告',
  kept: (n: number) => `摘录的 ${count(n)} 段`,
  notKept: '不限于这些段落',
  direction: '多说还是少说',
  directions: { more: '多说的', less: '少说的' },
  copies: '相同的段落',
  counting: { once: '相同的段落只算一次', every: '逐段都算' },
  titleOf: (own: string, against: string, direction: 'more' | 'less') =>
    `${own}比${against}${direction === 'more' ? '多' : '少'}说的词`,
  listOf: (own: string) => `${own}的词`,
  summary: ({ own, against, total, once }: KeywordsAnswer) =>
    `${sizeOf(own)}，与 ${sizeOf(against)}相比，有 ${count(total)} 个词。${copies(once, own.copies + against.copies)}`,
  listSummary: ({ own, total, once }: WordsAnswer) =>
    `${sizeOf(own)}，共 ${count(own.words)} 词次，列出 ${count(total)} 个词。${copies(once, own.copies)}`,
  names: (names: readonly string[]) => `未列地名用字：${names.join('、')}。`,
  partly: (n: number, of: number) =>
    `${count(of)} 份报告里只数了 ${count(n)} 份：其余的还没有读进内存，或内存装不下（TEXT_MEMORY）。`,
  none: '没有这样的词：两边说得一样，或文字太少。',
  nothingLeft: '这里没有报告，或没有可以相比的报告。',
  unsure: '可能偶然',
  times,
  columns: {
    word: '词',
    lrc: '至少',
    logRatio: '倍数',
    rate: '每百段',
    rateAgainst: '相比的每百段',
    passages: '段',
    places: '地区',
    g2: 'G²',
    dp: 'DP',
    occurrences: '处',
  },
  meaning: {
    lrc: '至少几倍：95% 区间里离 1 倍较近的一端，所有的词一起校正（LRC）',
    logRatio: '说到它的段落，在这里所占的比例是相比处的几倍（对数比）',
    rate: '每一百段里有几段说到',
    rateAgainst: '相比处每一百段里有几段说到',
    passages: '说到它的段落',
    places: '说到它的地区，共几个地区',
    g2: '对数似然比：差别有多不像偶然，段落越多越大',
    dp: '分布：0 是各份报告里一样匀，近 1 是只在一小份报告里',
    occurrences: '出现几处',
  },
  sortBy: (column: string) => `按${column}排`,
  placesOf: (n: number, of: number) => `${count(n)} / ${count(of)}`,
  rate: (value: number) => rate.format(value),
  figure: (value: number) => decimal.format(value),
  dot: (word: string, ratio: string, low: string | null, high: string | null, passages: number) =>
    `${word}：${ratio}，区间${low === null ? '' : `从 ${low} `}${high === null ? '起，没有上限' : `到 ${high}`}；${count(passages)} 段`,
  drawn: (n: number, total: number) =>
    total > n ? `图中是前 ${count(n)} 个词；空心的可能偶然。` : '空心的可能偶然。',
  shown: (n: number, total: number) => `已列 ${count(n)} 个，共 ${count(total)} 个。`,
  more: '再列一些',
  fresh: {
    summary: (n: number, least: number) =>
      `${count(n)} 个。它们前后接的字各有 ${count(least)} 种以上（换一处句首、句尾、标点、数字也算一种），各部分又常在一起；相同的段落只算一次。加进词典的，全部报告随即照新词典重新切词，检索照常。`,
    mark: '词典里没有',
    parts: '切成',
    variety: '接续',
    meaning: '前接、后接的字各有几种，取少的一个：越多越像词',
    lexicon: '词典',
    add: '加进词典',
    addWord: (word: string) => `把“${word}”加进词典`,
    isAdded: '已加进',
    added: (word: string) => `“${word}”已写入 data/lexicon.txt，正在重新切词。`,
  },
  typed: '词的一部分',
  find: '找',
  how: '怎样数的',
  explanation: (least: number) => [
    '按段计数：一段里说几次都算一段，免得一段里反复说的词显得处处都说。',
    '相同的段落，指折叠后文字相同，或有三分之二的指纹相同（改了数字、地名、添一两句的也算）；几个地方都照抄的一段只算一次。',
    '倍数是两边比例之比。少见的词倍数常常碰巧很大，所以按“至少几倍”排：区间含 1 倍的，注明“可能偶然”，其次按 G² 排。',
    `至少要有 ${least} 个地区说到（5 个，不足 10 个地区的一半）。虚词、数字不列。`,
    '词是分词程序切出来的，点开是按字句检索：一个词的字也会在更长的词里出现，所以点开的处数可能比这里多，不会少；相同的段落在检索里逐段都列。',
  ],
  collocates: {
    title: (q: string) => `“${q}”旁边的词`,
    window: '旁边多远',
    windows: { '3': '3 个词', '5': '5 个词', '10': '10 个词', passage: '整段' } as Record<string, string>,
    side: '哪一边',
    sides: { both: '左右', left: '左边', right: '右边' },
    columns: { word: '词', together: '同在', count: '共有', logDice: 'logDice', places: '地区' },
    meaning: {
      together: '旁边有这个词的处数；整段时是同在的段数',
      count: '这个词在筛选出的文字里共有几处；整段时是几段',
      logDice: '搭配得多紧：最大 14，少 1 就松一半；与文字多少无关',
      places: '在几个地区同在',
    },
    summary: ({ node, total, leastPlaces, once }: CollocatesAnswer) =>
      `${count(node.occurrences)} 处 · ${count(node.passages)} 段 · ${count(node.places)} 个地区；旁边的词里，有 ${count(total)} 个在 ${count(leastPlaces)} 个以上的地区同在。${copies(once, node.copies)}`,
    unread: (n: number) => `另有 ${count(n)} 段还没有读进内存，没有算。`,
    none: '旁边没有哪个词在足够多的地区同在。可以看得远些，或看整段。',
    dot: (word: string, score: string, together: number, all: number) =>
      `${word}：logDice ${score}，同在 ${count(together)}，共有 ${count(all)}`,
    hint: '点开是同一段里两个都有的段落，可能比“同在”多：那里不论隔多远。',
  },
};
