/** Texts about words, in English. */
import type { CollocatesAnswer, KeywordsAnswer, WordsAnswer } from '../../server/contract/words.ts';
import type { words as chineseWords } from './chinese-words.ts';
import { count, decimal, many, rate } from './english-numbers.ts';

const times = (log2: number): string => {
  const factor = 2 ** log2;
  return `×${factor >= 10 ? count(Math.round(factor)) : decimal.format(Number(factor.toPrecision(2)))}`;
};
const sizeOf = ({ reports, places, passages }: KeywordsAnswer['own']): string =>
  `${many(places, 'place')}, ${many(reports, 'report')}, ${many(passages, 'passage')}`;
const copies = (once: boolean, n: number): string =>
  once
    ? `Copied passages count once${n === 0 ? '' : `: ${count(n)} left out`}.`
    : 'Copied passages count every time.';

export const words: typeof chineseWords = {
  title: 'Words',
  list: 'What to list',
  lists: { keywords: 'Keywords', words: 'All words', new: 'New words' },
  lead: {
    keywords: 'What a place, a year or a kind of section says more than others, or less.',
    words: 'The words of the collection: how often and how evenly they are used.',
    new: 'Strings that the dictionary lacks, and that are used like words.',
  },
  own: 'Whose words',
  against: 'Compared with',
  comparisons: { rest: 'The rest', all: 'Everything', other: 'Something else' },
  compared: { rest: 'the rest', all: 'all reports' },
  choose:
    'Choose a place, a year, a level, a kind of section or of report, to see what it says more than others.',
  chooseOther:
    'Now choose what to compare it with: a place, a year, a level, a kind of section or of report.',
  place: 'Choose a place',
  placeBox: 'Name or pinyin of a place',
  noPlace: 'No place of this name.',
  any: (name) => `${name}: any`,
  kept: (n) => `${many(n, 'excerpt')} of a basket`,
  notKept: 'Not only these passages',
  whole: 'All reports',
  direction: 'More or less',
  directions: { more: 'Says more', less: 'Says less' },
  copies: 'Copied passages',
  counting: { once: 'Copied passages count once', every: 'Every time' },
  titleOf: (own, against, direction) => `Words that ${own} says ${direction} than ${against}`,
  listOf: (own) => `Words of ${own}`,
  summary: ({ own, against, total, once }: KeywordsAnswer) =>
    `${sizeOf(own)}, compared with ${sizeOf(against)}: ${many(total, 'word')}. ${copies(once, own.copies + against.copies)}`,
  listSummary: ({ own, total, once }: WordsAnswer) =>
    `${sizeOf(own)}; ${count(own.words)} running words, of which ${many(total, 'word')} listed. ${copies(once, own.copies)}`,
  names: (names) => ` Parts of the names of the places are left out: ${names.join(', ')}.`,
  partly: (n, of) =>
    ` Only ${count(n)} of ${many(of, 'report')} were counted: the others are not in memory yet, or do not fit (TEXT_MEMORY).`,
  none: 'No such words: both say the same, or there is too little text.',
  nothingLeft: 'There are no reports here, or none to compare them with.',
  unsure: 'may be chance',
  times,
  columns: {
    word: 'Word',
    lrc: 'At least',
    logRatio: 'Ratio',
    rate: 'Of 100',
    rateAgainst: 'There, of 100',
    passages: 'Passages',
    places: 'Places',
    g2: 'G²',
    dp: 'DP',
    occurrences: 'Occurrences',
  },
  meaning: {
    lrc: 'At least so many times as often: the bound of the 95% interval nearer to ×1, all words corrected together (LRC)',
    logRatio: 'How many times as large the share of passages with the word is here (Log Ratio)',
    rate: 'Passages with the word, of a hundred',
    rateAgainst: 'Passages with the word where it is compared with, of a hundred',
    passages: 'Passages with the word',
    places: 'Places that use the word, of how many',
    g2: 'Log-likelihood: how unlike chance the difference is; it grows with the number of passages',
    dp: 'Dispersion: 0 if spread evenly over the reports, near 1 if in one small report alone',
    occurrences: 'Occurrences',
  },
  sortBy: (column) => `Sort by ${column}`,
  placesOf: (n, of) => `${count(n)} / ${count(of)}`,
  rate: (value) => rate.format(value),
  figure: (value) => decimal.format(value),
  dot: (word, ratio, low, high, passages) =>
    `${word}: ${ratio}, interval ${low === null ? 'up' : `from ${low}`} ${high === null ? 'without a bound' : `to ${high}`}; ${many(passages, 'passage')}`,
  drawn: (n, total) =>
    total > n ? `The first ${many(n, 'word')}; hollow dots may be chance.` : 'Hollow dots may be chance.',
  shown: (n, total) => `${count(n)} of ${many(total, 'word')} listed.`,
  more: 'List more',
  fresh: {
    summary: (n, least) =>
      `${many(n, 'string')}, each with at least ${count(least)} kinds of characters before and after it (each edge of a passage, mark or number is another), whose parts keep together; copied passages count once. Once a word is in the lexicon, all reports are cut into words anew, while searches go on.`,
    mark: 'not in the dictionary',
    parts: 'Cut into',
    variety: 'Accessors',
    meaning:
      'Kinds of characters before it or after it, whichever are fewer: the more, the more it is a word',
    lexicon: 'Lexicon',
    add: 'Add',
    addWord: (word) => `Add “${word}” to the lexicon`,
    isAdded: 'Added',
    added: (word) => `“${word}” is in data/lexicon.txt now; words are being cut anew.`,
  },
  typed: 'Part of a word',
  find: 'Find',
  how: 'How it is counted',
  explanation: (least) => [
    'By passages: however often a passage has a word, it counts as one, so that a word that one passage repeats does not look common.',
    'Copies are passages whose folded text is equal, or that share two thirds of their fingerprints (other figures, another name, a sentence more): a paragraph that many places took over counts once.',
    'The ratio is that of both shares. Rare words often have a large one by chance, so that words are sorted by what the ratio is at least; those whose interval contains ×1 are marked, and sorted by G².',
    `At least ${many(least, 'place')} must use the word (5, or half of them if there are fewer than 10). Function words and numbers are not listed.`,
    'Words are those of the segmenter, whereas a word opens by the search for its characters: these also stand within longer words, so that the search may find more than is counted here, and never less; it lists every copy.',
  ],
  collocates: {
    title: (q) => `Words beside “${q}”`,
    window: 'How far',
    windows: { '3': '3 words', '5': '5 words', '10': '10 words', passage: 'Whole passage' },
    side: 'Which side',
    sides: { both: 'Both', left: 'Left', right: 'Right' },
    columns: { word: 'Word', together: 'Together', count: 'In all', logDice: 'logDice', places: 'Places' },
    meaning: {
      together: 'Occurrences with the word beside them; of whole passages, passages with both',
      count: 'Occurrences of the word in the filtered text; of whole passages, passages with it',
      logDice: 'How firm the pair is: 14 at most, one less for half as firm, whatever the size of the text',
      places: 'Places where both stand together',
    },
    summary: ({ node, total, leastPlaces, once }: CollocatesAnswer) =>
      `${many(node.occurrences, 'occurrence')} · ${many(node.passages, 'passage')} · ${many(node.places, 'place')}; ${many(total, 'word')} beside them in at least ${many(leastPlaces, 'place')}. ${copies(once, node.copies)}`,
    unread: (n) => `${many(n, 'passage')} more are not in memory yet and were not counted.`,
    none: 'No word stands beside it in enough places. Look further away, or at the whole passage.',
    dot: (word, score, together, all) =>
      `${word}: logDice ${score}, together ${count(together)}, in all ${count(all)}`,
    hint: 'A word opens the passages that have both, which may be more: there they may stand any distance apart.',
  },
};
