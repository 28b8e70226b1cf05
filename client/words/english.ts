/** The same words in English. What reports say stays in Chinese everywhere. */
import type { SectionKind, Total } from '../../server/contract.ts';
import type { FilterName, Sort } from '../address.ts';
import type { Words } from './chinese.ts';

const figure = new Intl.NumberFormat('en');
const count = (value: number): string => figure.format(value);
/** `2 reports`, `1 report`. */
const many = (value: number, one: string, more = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : more}`;

const SECTIONS: Record<SectionKind, string> = {
  achievements: 'Measures and results',
  responsibility: 'Leadership duties',
  problems: 'Problems',
  plan: 'Next steps',
  other: 'Other',
};

const FILTERS: Record<FilterName, string> = {
  province: 'Province',
  city: 'City',
  county: 'County',
  town: 'Town name',
  place: 'Place',
  year: 'Year',
  section: 'Section',
  genre: 'Genre',
  report: 'Report',
};

const SORTS: Record<Sort, string> = {
  relevance: 'Relevance',
  newest: 'Newest',
  oldest: 'Oldest',
  place: 'Place',
};

export const english: Words = {
  name: '镇鉴',
  motto: 'Find a phrase in township reports, and read several towns side by side',
  toHome: '镇鉴 Zhenjian, to the first page',
  join: ', ',
  comma: ', ',
  colon: ': ',
  semicolon: '; ',
  skip: 'Skip to the text',
  count,

  search: {
    box: 'Search words',
    submit: 'Search',
    placeholder: 'A phrase, such as 枫桥经验',
    hint: 'Words apart must all stand in one passage; “…” is one phrase; -word excludes.',
    examplesLead: 'Try',
    examples: ['枫桥经验', '三项制度', '一村一法律顾问', '第一责任人', '“关键少数”'],
    results: 'Search results',
    titleOf: (q) => `${q} · Results`,
    heading: (q) => `Results for “${q}”`,
    nothingAsked: 'Type a phrase above and press Enter.',
    sort: 'Order',
    total: (total: Total) =>
      `${total.exact ? '' : 'About '}${many(total.occurrences, 'occurrence')} · ${many(total.reports, 'report')} · ${many(total.places, 'town')}`,
    passages: (n) => many(n, 'passage'),
    countExactly: 'Count exactly',
    countExactlyWhy: 'Checks every passage and gives the exact figure',
    busy: 'Searching',
    pager: 'Pages',
    previous: 'Previous',
    next: 'Next',
    page: (page, pages) => `Page ${count(page)} of ${count(pages)}`,
    pageTooFar: 'This page lies beyond the results.',
    firstPage: 'Back to the first page',
  },

  empty: {
    heading: (q) => `No passage has “${q}”`,
    fewerWords: 'Use fewer words or a shorter phrase: words apart must stand in one passage.',
    dropFilters: 'Drop a filter:',
    dropAll: 'Drop all filters',
    indexing: 'Some reports are still being indexed; search again in a moment.',
  },

  filters: {
    region: 'Filters',
    names: FILTERS,
    active: 'Filters that are on',
    remove: (label) => `Remove filter: ${label}`,
    removeAll: 'Remove all',
    more: (n) => `${count(n)} more`,
    fewer: 'Fewer',
    done: 'See results',
    open: (n) => (n === 0 ? 'Filters' : `Filters (${n})`),
  },

  place: {
    unknown: 'Place unknown',
    likely: 'Place inferred',
    ambiguous: 'Place in doubt',
    could: (names) => `could be ${names}`,
    evidence: (texts) => `Evidence: ${texts}`,
  },
  yearUnknown: 'Year unknown',
  year: (year) => (year === null ? 'Year unknown' : `${year}`),
  sections: SECTIONS,
  sorts: SORTS,
  genres: { 法治政府建设报告: 'Law-based government', 政府工作报告: 'Government work', other: 'Other' },
  genre: (genre) =>
    ({
      法治政府建设报告: 'Law-based government report',
      政府工作报告: 'Government work report',
      other: 'Other',
    })[genre] ?? genre,

  passage: {
    paragraph: (n) => `Paragraph ${n}`,
    roles: { title: 'Title', heading: 'Heading', body: 'Body', imprint: 'Imprint' },
    around: 'Context',
    moreAround: 'More context',
    foldAround: 'Fold context',
    unfold: 'Whole passage',
    fold: 'Fold',
    read: 'Read report',
    of: (place, year) => `${place} ${year}`,
    count: 'passages',
  },

  copy: {
    button: 'Copy',
    name: 'Copy wording and citation',
    more: 'Other forms',
    forms: {
      'gbt7714-2025': 'GB/T 7714—2025 citation',
      'gbt7714-2015': 'GB/T 7714—2015 citation',
      text: 'Source for running text',
      markdown: 'Markdown',
      bibtex: 'BibTeX',
      ris: 'RIS',
      'csl-json': 'CSL-JSON',
    },
    quoteOnly: 'Wording alone',
    link: 'Link to the passage',
    source: 'See the source',
    done: 'Copied: wording and citation',
    doneAs: (form) => `Copied: ${form}`,
    doneQuote: 'Copied: wording',
    doneLink: 'Copied: link',
    led: {
      moved:
        'The report has changed since the link was copied; the wording of this passage has not, and it now stands here.',
      changed:
        'The wording of this passage has changed since the link was copied; check it before you quote it.',
    },
    failed: (why) => `Not copied: ${why}`,
    refused: 'The browser refuses the clipboard: click again, or select the text and copy it yourself.',
  },

  takeaway: {
    made: (date, passages, reports) =>
      `${date}, taken from 镇鉴: ${many(passages, 'passage')} of ${many(reports, 'report')}`,
    references: 'References',
    passages: 'Passages',
    note: 'Note: ',
    source: 'See the source',
    gone: '(No longer in the collection; the wording is as it was when it was put aside)',
    wording: 'Wording',
    number: 'Number',
    reference: 'Reference',
    continued: (n) => `Wording (continued ${n})`,
    columns: [
      'No.',
      'Group',
      'Province',
      'City',
      'County',
      'Town',
      'Year',
      'Report',
      'Document number',
      'Where',
      'Wording',
      'Note',
      'Reference number',
      'Reference',
      'Link',
    ],
  },

  compare: {
    region: 'Compare',
    title: 'Side by side',
    add: (place) => `Compare: ${place}`,
    addShort: 'Compare',
    full: '6 columns at most',
    remove: (place) => `Remove from comparison: ${place}`,
    none: 'Press “Compare” at 2 to 6 towns to read their passages side by side.',
    oneMore: 'One more town, and they can stand side by side.',
    open: (n) => (n === 0 ? 'Compare' : `Compare (${n})`),
    done: 'See results',
    align: 'Align by section',
    copyLink: 'Copy link',
    change: 'Back to search',
    titleOf: (names) => `${names} · Side by side`,
    nothingToCompare:
      'No places are chosen yet. Press “Add a column” for two or more, or search first and press “Compare” at the reports.',
    oneColumn: 'One more column, and they can be read side by side.',
    emptyCell: 'None',
    emptyColumn: 'The phrase is not found here.',
    total: (total: Total) =>
      `${total.exact ? '' : 'About '}${many(total.occurrences, 'occurrence')} · ${many(total.passages, 'passage')} · ${many(total.reports, 'report')}`,
    wholeSections: (n) => many(n, 'passage'),
    toSearch: 'To the search',
    columns: 'The columns',
    addColumn: 'Add a column',
    pickerBox: 'Name of a town, county or city',
    pickerNone: 'No place has this name.',
    wholePlace: (name) => `Add a column: ${name}`,
    oneReport: (name, year) => `Add a column: ${name} ${year}`,
    toLeft: (name) => `Move left: ${name}`,
    toRight: (name) => `Move right: ${name}`,
    nowAt: (name, at, of) => `${name}: column ${at} of ${of}`,
    added: (name) => `Column added: ${name}`,
    removed: (name) => `Column removed: ${name}`,
    years: 'Years',
    yearsOf: (name) => `The reports of ${name}, year by year`,
    options: 'Show',
    marks: 'Underline',
    marksNames: { shared: 'shared wording', own: 'own wording', none: 'nothing' },
    marksWhy: 'Shared: eight characters or more that at least two columns have alike',
    figures: 'Pick out figures',
    print: 'Print',
  },

  report: {
    outline: 'Outline',
    noOutline: 'This report has no headings.',
    card: 'About the report',
    genre: 'Genre',
    issuer: 'Issuer',
    documentNumber: 'Number',
    issuedOn: 'Issued on',
    size: 'Size',
    sizeOf: (passages, characters) => `${many(passages, 'passage')}, ${many(characters, 'character')}`,
    source: 'Source',
    sourceFile: 'Original file',
    sourcePage: 'Web page',
    placeNote: 'Place',
    warnings: 'In doubt',
    inText: 'Find in this report',
    find: 'Find',
    hits: 'Occurrences in the text',
    hitsTotal: (n) => (n === 0 ? 'Not in this report' : many(n, 'occurrence')),
    hitsAt: (at, n) => `${count(at)} / ${count(n)}`,
    previousHit: 'Previous',
    nextHit: 'Next',
    link: (position) => `Link to passage ${position}`,
    everywhere: 'Search in all reports',
    compareWith: 'Compare with other towns',
  },

  home: {
    holdings: 'Holdings',
    holds: (reports, passages, places) =>
      `${many(reports, 'report')}, ${many(passages, 'passage')}, ${many(places, 'town')}`,
    years: (first, last) => (first === last ? `${first}` : `${first} to ${last}`),
    nothing: 'There are no reports yet. Put report files into the reports folder and start again.',
    indexing: (done, total) => `Indexing: ${count(done)} of ${many(total, 'file')}`,
    starting: 'The search engine is starting.',
    engineDown: 'The search engine does not answer; nothing can be searched for now.',
    failed: (n) => `${many(n, 'file')} could not be read`,
    catalogue: 'Catalogue of reports',
    catalogueCaption: 'Reports by place and year',
    place: 'Place',
    earlier: 'Earlier',
    more: 'A thousand more',
    allRows: (n) => `Show all ${many(n, 'place')}`,
    firstOnly: (shown, total) => `${count(shown)} of ${many(total, 'report')} listed.`,
  },

  keys: {
    open: 'Keys',
    title: 'Keyboard shortcuts',
    close: 'Close',
    list: [
      ['/', 'To the search box'],
      ['j', 'Next passage'],
      ['k', 'Previous passage'],
      ['c', 'Copy wording and citation'],
      ['x', 'Add the town to the comparison, or remove it'],
      ['?', 'These shortcuts'],
      ['Esc', 'Close'],
    ],
  },

  failures: {
    heading: 'Something went wrong',
    again: 'Try again',
    unreachable: 'The server of 镇鉴 does not answer: see whether it still runs.',
    garbled: (status) => `The answer of the server cannot be read (status ${status}).`,
    unexpected: 'The page failed unexpectedly.',
  },

  notFound: {
    title: 'There is no such page',
    text: 'The address may lack a few characters, or the report is no longer held.',
    home: 'To the first page',
  },

  loading: 'Loading',
  docs: 'API',

  display: {
    open: 'Language and theme',
    language: 'Language',
    theme: 'Theme',
    themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
    close: 'Close',
  },
};
