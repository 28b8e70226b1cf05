/** Texts about a place from year to year: what has changed between two reports, and the page of the place. */
import type { ChangeKind } from '../../server/contract/changes.ts';
import type { changes as chineseChanges, town as chineseTown } from './chinese-changes.ts';
import { count, many } from './english-numbers.ts';

const KINDS: Record<ChangeKind, string> = {
  same: 'unchanged',
  changed: 'changed',
  moved: 'moved',
  new: 'new',
  gone: 'no longer there',
};

export const changes: typeof chineseChanges = {
  title: 'Two years, sentence by sentence',
  titleOf: (place, from, to) => `${place}: ${from} → ${to}`,
  from: 'From',
  to: 'to',
  choose: 'Choose a report',
  swap: 'Swap',
  sideBySide: 'Side by side, by section',
  summary: 'Sentences that changed',
  counted: (kind, n) => `${many(n, 'sentence')} ${KINDS[kind]}`,
  kinds: KINDS,
  marks: { same: '=', changed: '~', moved: '↕', new: '+', gone: '−' },
  views: 'What to show',
  viewNames: {
    text: 'Sentence by sentence',
    figures: 'Figures that changed',
    plans: "Last year's plans, this year's words",
  },
  onlyChanged: 'Only what changed',
  oneColumn: 'One column',
  exportWord: 'Export to Word',
  chapter: (heading, changed, alone) =>
    `${heading} (${alone === 'to' ? 'new, ' : alone === 'from' ? 'gone, ' : ''}${many(changed, 'change')})`,
  alone: { from: 'only in the earlier report', to: 'only in the later report' },
  toText: 'Read it in the report',
  nothingChosen:
    'No report is chosen. Open a report and choose “Compare with the year before”, or compare two reports side by side and then sentence by sentence.',
  noEarlier:
    'The collection has no earlier report of this place to compare with. Add a report of another place to a comparison and compare the two.',
  nothingChanged: 'Both reports are the same, word for word.',
  said: 'What is said',
  blank: '( )',
  figuresExplained: (n) =>
    `${many(n, 'figure')} that changed while the words did not, in the order of the later report. Sentences written anew are not among them; the text leads to the report.`,
  noFigures: 'No figure changed where the words did not.',
  plansExplained: (n, untold) =>
    `${many(n, 'sentence')} of the plans in the earlier report, each with the nearest sentences of the later one, to be read and judged by you${
      untold === 0 ? '' : `; ${count(untold)} without any that is near`
    }.`,
  noPlans: 'No chapter of plans was recognised in the earlier report.',
  untold: 'Nothing near in the later report',
  more: (n) => `${many(n, 'more sentence')} that may tell of it`,
  remote: (n) => `${many(n, 'sentence')} with a few words in common`,
  writtenOn: (date) => `Zhenjian, ${date}`,
  sources: 'Reports',
};

export const town: typeof chineseTown = {
  titleOf: (place) => `Reports of ${place}`,
  practices: 'Named practices',
  ownPractices: 'First named here',
  takenPractices: 'Named elsewhere before',
  noPractices: 'The reports give no practice a name of its own, or only names in use nationwide.',
  since: (date) => `since ${date}`,
  sameDayPractices: 'Named elsewhere on the same day',
  before: (place, date) => `${place} ${date ?? 'undated'}`,
  inThisCollection: 'First among the reports of this collection.',
  allPractices: 'All, with those in use nationwide',
  figures: 'Figures over the years',
  figureOf: 'Of',
  allFigures: 'Choose others, draw or export them',
  noFigures: 'The reports state no figure of the same matter twice.',
  absent: 'not found',
  moreFigures: (n) => `${count(n)} more`,
  years: 'Reports by year',
  year: 'Year',
  report: 'Report',
  whatIsNew: 'Against the year before',
  gap: (years) => `No report for ${years}`,
  comparing: 'Comparing…',
  first: 'The earliest in the collection',
  counts: (added, changed, gone) =>
    `${many(added, 'sentence')} new, ${count(changed)} changed, ${count(gone)} no longer there`,
  earlier: (n) => `Compare ${many(n, 'earlier year')}`,
  missing: 'No year',
  links: 'This place',
  sideBySide: 'Years side by side',
  search: 'Search its reports',
  mend: 'Wrong place or year? Open the report and choose Edit.',
  peers: 'Places like it',
  sameCounty: 'Under the same authority',
  alike: 'Most alike in wording',
  alikeExplained:
    'How alike the sections are in wording (TF-IDF cosine, 0 to 100), among reports of the same level, genre and year. Alike does not mean copied.',
  noPeers: 'The collection has no other place of this level.',
  likeness: (share) => count(Math.round(100 * share)),
  none: 'The collection has no report of this place.',
};
