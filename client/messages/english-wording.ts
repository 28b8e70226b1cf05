/** Texts about wording: who else has it, where that of a report comes from, and quotations of a draft. */
import type { Messages } from './chinese.ts';
import { count, decimal, many, portion } from './english-numbers.ts';

const QUOTATION_STATUSES = { verbatim: 'Verbatim', altered: 'Altered', absent: 'Not in the collection' };
const CITED_FIELDS = {
  place: 'Place',
  year: 'Year',
  title: 'Title',
  documentNumber: 'Document number',
};
export const draft: Messages['draft'] = {
  choose: 'Choose a file',
  kinds: 'or drop a Word, PDF or text file here',
  reading: 'Reading the file',
  stop: 'Stop',
};

export const reuse: Messages['reuse'] = {
  title: 'Same or similar passages',
  open: 'Compare a paragraph or a draft',
  offer: 'Find the same or similar passages',
  passage: 'Who else wrote this',
  hint: 'Paste a paragraph or a draft, or open a file, to see who in the collection wrote it too, who first, and what differs. The text is only compared, never stored.',
  ofPassage: 'This passage is from ',
  otherText: 'Compare another text',
  text: 'Text to compare',
  placeholder: 'Paste the text to compare here',
  submit: 'Compare',
  tooShort: (least) => `Too short: at least ${many(least, 'character')}.`,
  tooLong: (n, most) =>
    `Too long: it has ${many(n, 'character')}, and at most ${count(most)} are compared at once; compare it chapter by chapter.`,
  summary: 'Result',
  busy: 'Comparing',
  progress: (done, of) => `Comparing: ${count(done)} of ${many(of, 'character')}`,
  stopped: (done) => `Only the first ${many(done, 'character')} were compared.`,
  share: (characters, reused, formula) =>
    `${many(characters, 'character')} (without spaces and quotation marks); ${reused === 0 ? 'none' : portion(reused, characters)} are found elsewhere in the collection${formula === 0 ? '' : `, and another ${portion(formula, characters)} are formulas`}.`,
  portion,
  partly: (n, of) =>
    `Only ${count(n)} of ${many(of, 'report')} were compared: the text of the others is not in memory yet, or does not fit (TEXT_MEMORY).`,
  cut: 'The text has too much in common with the collection to be compared at once; compare it in parts.',
  bands: { strong: 'Taken over', reuse: 'Shared', formula: 'Formula' },
  bandHints: {
    strong: '20 characters and more, slightly changed ones included',
    reuse: '13 to 19 characters',
    formula: '8 to 12 characters',
  },
  marked: 'The text, marked',
  list: 'Same or similar wording',
  has: (reports, n) => `${many(reports, 'report')} · ${many(n, 'place')}`,
  within: (n) => `Part of ${count(n)} · `,
  nothing: 'Nothing found: the collection shares no run of 13 characters with it.',
  first: 'first in this collection',
  undated: 'undated',
  same: 'same wording',
  similar: (share) => `${Math.floor(100 * share)}% the same`,
  more: (shown, all) =>
    all > shown
      ? `Show the first ${count(shown)} of ${many(all, 'passage')}`
      : `Show all ${many(all, 'passage')}`,
  fewer: 'Show fewer',
  export: 'Export',
  draftHeading: 'The text compared',
  writtenOn: (date) => `Compared by Zhenjian on ${date}; “first” means in this collection.`,
  differs: (ours, theirs) =>
    ours === '' ? `adds “${theirs}”` : theirs === '' ? `lacks “${ours}”` : `“${theirs}” for “${ours}”`,
  columns: [
    'No.',
    'Text compared',
    'Degree',
    'Reports',
    'Places',
    'Order',
    'Date',
    'Place',
    'Report',
    'Location',
    'Wording there',
    'Similarity',
    'Differences',
    'Citation',
    'Link',
  ],
};

export const ledger: Messages['ledger'] = {
  name: 'Where the wording comes from',
  hide: 'Hide where the wording comes from',
  comparing: 'Comparing with the reports of the collection…',
  classes: {
    outline: 'prescribed outline',
    higher: 'higher levels',
    ownEarlier: 'own earlier years',
    elsewhereEarlier: 'elsewhere before',
    sameTime: 'same time',
    own: 'own words',
  },
  meaning: {
    outline: 'Headings and phrases that most reports of the year and genre have',
    higher: 'Wording that a report of the nation or a higher level had before',
    ownEarlier: 'Wording that an earlier report of the same place has',
    elsewhereEarlier: 'Wording that an earlier report of another place has',
    sameTime: 'Wording that others have as well, of no known order',
    own: 'Nothing in the collection has it earlier',
  },
  share: (share) => `${decimal.format(Math.round(1000 * share) / 10)}%`,
  explained: (peers) =>
    `Wording of 13 characters and more that other reports of this collection have as well is marked in the text and leads to its source; “before” means in this collection. ${
      peers === 0
        ? 'There are too few reports of the kind to tell a prescribed outline.'
        : `The outline is what more than half of ${many(peers, 'report')} of the kind have.`
    }`,
  incomplete: (searched, all) =>
    `Compared with ${count(searched)} of ${many(all, 'report')}: the others are not in memory yet, so “own words” may be too many.`,
  sources: 'Sources of most wording',
  noSources: 'No other report of the collection had this wording before.',
  undated: 'undated',
  characters: (n) => many(n, 'character'),
  compare: 'Compare',
  moreSources: (n) => `${many(n, 'more report')} with less each.`,
  toSource: (name) => `${name}: go to the source`,
  years: 'Own words of this place over the years',
  ownShare: (share) => `own words ${share}`,
  noYears: 'This is the only report of the place in the collection.',
};

export const ledgers: Messages['ledgers'] = {
  title: 'Who writes their own',
  open: 'Who writes their own',
  lead: 'How much of each report is in its own words, how much has been in earlier years or elsewhere before, and whose words others used later. “Before” and “later” mean in this collection; a report leads to where its wording comes from.',
  by: 'A row is',
  groups: { report: 'a report', place: 'a place' },
  columns: { report: 'Report', place: 'Place', reports: 'Reports', taken: 'Used elsewhere later' },
  sorts: {
    own: 'Most own words first',
    borrowed: 'Fewest own words first',
    taken: 'Most used elsewhere first',
    place: 'By place',
  },
  taken: (characters, reports) =>
    characters === 0 ? '–' : `${many(characters, 'character')} · ${many(reports, 'report')}`,
  whole: (reports) => `${many(reports, 'report')} compared`,
  progress: ({ reports, of }) =>
    `Comparing one after another: ${count(reports)} of ${many(of, 'report')}. Until then, what is used elsewhere still grows.`,
  incomplete: 'The text of some reports is not in memory and was not compared: “own words” may be too many.',
  takeAs: (format) => `Save the whole table as ${format}`,
};

export const quotations: Messages['quotations'] = {
  title: 'Check quotations',
  open: 'Check the quotations of a draft',
  lead: 'Paste a thesis or a brief to see whether each quotation is verbatim, and where it is from. The draft is only checked, not stored.',
  draft: 'Draft',
  placeholder: 'A report says: “…”',
  check: 'Check quotations',
  checking: 'Checking',
  checked: (done, total) => `${count(done)} of ${count(total)} checked`,
  finished: (n) => `Done: ${many(n, 'quotation')}`,
  proceed: 'Continue',
  found: (total) => many(total, 'quotation'),
  none: 'No quotations found. Those of six characters and more in quotation marks (“”‘’「」『』"") or in block quotations (lines that begin with >, indented paragraphs in Word) are checked.',
  searched: ({ reports, passages, places: n, years }) =>
    `Searched ${many(reports, 'report')}, ${many(passages, 'passage')}, ${many(n, 'place')}${years === null ? '' : `, ${years[0] === years[1] ? years[0] : `${years[0]} to ${years[1]}`}`}.`,
  unpaired: (n, samples) =>
    `${many(n, 'quotation mark has', 'quotation marks have')} no counterpart, so that nothing was checked there: ${samples.map((sample) => `…${sample}…`).join(', ')}`,
  filter: 'Show only',
  all: (n) => `All ${count(n)}`,
  statuses: QUOTATION_STATUSES,
  counted: (status, n) => `${QUOTATION_STATUSES[status]} ${count(n)}`,
  number: (n) => `No. ${count(n)}`,
  differences: (kinds) => `${many(kinds.length, 'difference')}: ${[...new Set(kinds)].join(', ')}`,
  difference: (kind, draft, passage) =>
    `${kind}: ${draft === '' ? 'left out in the draft' : `draft “${draft}”`}, ${passage === '' ? 'not in the passage' : `passage “${passage}”`}`,
  alsoIn: (found) =>
    `${found.exact ? '' : 'about '}${count(found.passages)} passages have these words; this is one of them`,
  elisions: { ellipsis: 'words left out', insertion: 'words inserted by the author' },
  inDraft: 'Draft: ',
  inPassage: 'Passage: ',
  runsOn: 'The quotation runs over two paragraphs; both are shown.',
  absent: 'No passage has these words, or words of which no more than a quarter differ.',
  citedRightly: 'The source given in the draft agrees with this report.',
  citedWrongly: (field, given, ours) =>
    `${CITED_FIELDS[field]} given in the draft: ${given}; of this report: ${ours}`,
  saveAs: (form) => `Save as ${form}`,
  columns: ['No.', 'Result', 'Quotation', 'Differences', 'Passage', 'Citation', 'Source given', 'Link'],
};
