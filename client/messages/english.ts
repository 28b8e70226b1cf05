/** All texts of the interface in English. Text quoted from reports stays Chinese. */
import type { GovernmentLevel } from '../../indexer/domain/place.ts';
import type { SectionKind } from '../../server/contract/parameters.ts';
import type { Total } from '../../server/contract/passage.ts';
import type { FilterName, Sort } from '../address/address.ts';
import type { Messages } from './chinese.ts';

const figure = new Intl.NumberFormat('en');
const count = (value: number): string => figure.format(value);
const rate = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const decimal = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
/** `2 reports`, `1 report`. */
const many = (value: number, singular: string, plural = `${singular}s`): string =>
  `${count(value)} ${value === 1 ? singular : plural}`;

const SECTIONS: Record<SectionKind, string> = {
  achievements: 'Measures and results',
  responsibility: 'Leadership duties',
  problems: 'Problems',
  plan: 'Next steps',
  other: 'Other',
};

const LEVELS: Record<GovernmentLevel, string> = {
  nation: 'Nation',
  province: 'Province',
  city: 'City',
  county: 'County',
  town: 'Township',
  unknown: 'Place unknown',
};
const PLACES: Partial<Record<GovernmentLevel, readonly [string, string]>> = {
  province: ['province', 'provinces'],
  city: ['city', 'cities'],
  county: ['county', 'counties'],
  town: ['town', 'towns'],
};
/** @param levels of the places: those of one level are counted under its own name */
const places = (n: number, levels: readonly GovernmentLevel[]): string => {
  const [singular, plural] = (levels.length === 1 && levels[0] && PLACES[levels[0]]) || ['place', 'places'];
  return many(n, singular, plural);
};

const FILTERS: Record<FilterName, string> = {
  level: 'Level',
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

/** Said with every count that it is part of; empty where there are none. */
const recognised = (total: Total): string =>
  total.recognised === 0
    ? ''
    : `, of which ${total.exact ? '' : 'about '}${many(total.recognised, 'passage')} of recognised text`;

export const english: Messages = {
  name: '镇鉴',
  motto: 'Find a phrase in government reports, and read several places side by side',
  toHome: '镇鉴 Zhenjian, to the first page',
  dates: 'en',
  join: ', ',
  comma: ', ',
  colon: ': ',
  semicolon: '; ',
  skip: 'Skip to the text',
  count,

  search: {
    box: 'Search words',
    submit: 'Search',
    placeholder: 'Such as 枫桥经验',
    hint: 'Words apart must all stand in one passage; “…” is one phrase; -word excludes.',
    examplesLead: 'Try',
    examples: ['枫桥经验', '三项制度', '一村一法律顾问', '第一责任人', '“关键少数”'],
    results: 'Search results',
    titleOf: (q) => `${q} · Results`,
    heading: (q) => `Results for “${q}”`,
    wholeQuery: 'Show all of it',
    nothingAsked: 'Type a phrase above and press Enter.',
    sort: 'Order',
    total: (total: Total, levels) =>
      `${total.exact ? '' : 'About '}${many(total.occurrences, 'occurrence')} · ${many(total.reports, 'report')} · ${places(total.places, levels)}${recognised(total)}`,
    passages: (n) => many(n, 'passage'),
    counting: 'counting exactly',
    suggestions: 'Wording of the collection',
    occurrences: (n, exact) => `${exact ? '' : 'about '}${count(n)}×`,
    busy: 'Searching',
    pager: 'Pages',
    previous: 'Previous',
    next: 'Next',
    page: (page, pages) => `Page ${count(page)} of ${count(pages)}`,
    pageTooFar: 'This page lies beyond the results.',
    firstPage: 'Back to the first page',
  },

  modes: {
    title: 'How to search',
    names: { exact: 'Exact', smart: 'Smart' },
    hints: {
      exact: 'To the letter: every term stands as it is typed',
      smart: 'By words: cut apart, synonyms count; passages with all come first, then those with most',
    },
  },
  scopes: { title: 'Where all must stand', names: { passage: 'One passage', report: 'One report' } },
  views: {
    title: 'How to look at it',
    names: { list: 'Passages', kwic: 'Lines', places: 'Places', trends: 'Trends' },
    exactOnly: 'Counted here are the words as they are typed; what smart search finds is under',
  },
  places: {
    withHits: (n, among) => `${count(n)} of ${many(among, 'place')} ${n === 1 ? 'says' : 'say'} it`,
    withoutHits: (n, among) =>
      n === 0
        ? `All of ${many(among, 'place')} say it`
        : `${count(n)} of ${many(among, 'place')} never ${n === 1 ? 'says' : 'say'} it`,
    which: 'Which places',
    has: { yes: 'Say it', no: 'Never say it' },
    place: 'Place',
    occurrences: 'Occurrences',
    rate: 'Per 10,000',
    rateLong: 'Occurrences per 10,000 characters',
    reports: 'Reports',
    sortBy: (column) => `Sort by ${column.toLowerCase()}`,
    years: 'Years with a report',
    of: (n, all) => `${count(n)} / ${count(all)}`,
    shown: (n, total) => `${count(n)} of ${count(total)} are listed.`,
    more: 'List more',
  },
  trends: {
    by: 'Counted by',
    groupings: {
      year: 'Year',
      level: 'Level',
      province: 'Province',
      city: 'City',
      county: 'County',
      section: 'Section',
      genre: 'Genre',
      place: 'Place',
    },
    measure: 'Counted as',
    measures: {
      perTenThousand: 'Per 10,000 characters',
      perReport: 'Per report',
      occurrences: 'Occurrences',
    },
    add: 'More phrases to compare',
    addHint: 'More phrases, parted by commas',
    addButton: 'Add',
    remove: (phrase) => `Leave out: ${phrase}`,
    titleOf: (phrases, by, measure) => `${phrases}: by ${by.toLowerCase()}, ${measure.toLowerCase()}`,
    description: (phrase, group, measure, figure) =>
      `${phrase}, ${group}, ${measure.toLowerCase()}: ${figure}`,
    tick: (value) => decimal.format(value),
    figure: (value, measure) => (measure === 'occurrences' ? count(value) : rate.format(value)),
    reports: (n) => `n=${count(n)}`,
    noReportsIn: (year) => `No report of ${year}`,
    empty: (years) => `Hatched years have no report: ${years}.`,
    mixed: (levels) => `Reports of several levels of government are counted together: ${levels}. Only`,
    levelReports: (level, n) => `${level} (${many(n, 'report')})`,
    total: 'All',
    noOccurrences: 'The reports under the filters say none of these.',
    drawn: (n, total) => `The chart shows the first ${count(n)}, the table all ${count(total)}.`,
    saveAs: (form) => `Save as ${form}`,
    notDrawn: 'The picture was not drawn; save it as SVG instead.',
    columns: {
      sizes: ['Reports', 'Passages', 'Characters'],
      figures: ['occurrences', 'passages', 'reports', 'per 10,000 characters', 'per report'],
    },
  },
  kwic: {
    title: 'A line for each occurrence',
    byWord: ' (by word)',
    columns: { left: 'Left', keyword: 'Phrase', right: 'Right', place: 'Place', year: 'Year' },
    sortBy: {
      left: 'By the characters on the left, from the phrase outwards',
      'left-word': 'By the words on the left',
      right: 'By the characters on the right',
      'right-word': 'By the words on the right',
      place: 'By place',
      newest: 'Newest first',
      oldest: 'Oldest first',
    },
    truncated: (n) => `The first ${count(n)} only; narrow the search to see the others.`,
  },
  syntax: {
    open: 'How to write it',
    title: 'How a query can be written',
    rows: [
      ['枫桥经验 网格', 'both, in one passage'],
      ['“三项制度”', 'as one phrase'],
      ['枫桥经验 -网格员', 'the first without the second'],
      ['调解 | 化解', 'either'],
      ['网格 ~10 调解', 'at most 10 characters apart, in either order'],
    ],
    folding:
      'Traditional or simplified, wide or narrow, upper or lower case are alike; quotation marks, spaces and line breaks do not count; 20 is not found in 120.',
  },

  empty: {
    heading: (q) => `No passage has “${q}”`,
    fewerWords: 'Use fewer words or a shorter phrase: words apart must stand in one passage.',
    dropFilters: 'Drop a filter:',
    dropAll: 'Drop all filters',
    suggestions: 'To try',
    alternatives: {
      smart: () => 'Smart search: by words, synonyms count',
      within: () => 'The words anywhere in one report',
      unfiltered: () => 'Without any filter',
      without: (text) => `Without “${text}”`,
      part: (text) => `“${text}” alone`,
    },
    indexing: 'Some reports are still being indexed; search again in a moment.',
  },

  filters: {
    region: 'Filters',
    names: FILTERS,
    active: 'Filters that are on',
    remove: (label) => `Remove filter: ${label}`,
    removeAll: 'Remove all',
    clear: 'Clear',
    clearOf: (name) => `Clear filter: ${name}`,
    searchIn: (name) => `Find in ${name}`,
    searchHint: 'Name or pinyin',
    noMatch: 'There is none of this name.',
    more: (n) => `${count(n)} more`,
    fewer: 'Fewer',
    done: 'See results',
    open: (n) => (n === 0 ? 'Filters' : `Filters (${n})`),
  },

  place: {
    unknown: 'Place unknown',
    likely: 'Place inferred',
    ambiguous: 'Place in doubt',
    alternatives: (names) => `could be ${names}`,
    evidence: (texts) => `Evidence: ${texts}`,
  },
  levels: LEVELS,
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
    read: 'Report',
    of: (place, year) => `${place} ${year}`,
    count: 'passages',
    lacks: (names) => `Lacks: ${names}`,
    recognised: 'OCR',
    recognisedOn: (page) =>
      `This text was recognised on a scanned picture and may have errors: open the picture of page ${count(page)} to check it`,
  },
  exportMenu: {
    open: 'Export',
    rows: (n, exact) => `All ${exact ? '' : 'of about '}${many(n, 'passage')}, a row each`,
    hint: 'Each row has wording, place, year, report, section, paragraph, citation and link; recognised text is marked in a column of its own.',
    formats: { csv: 'CSV', xlsx: 'Excel (.xlsx)', jsonl: 'JSONL, for programs' },
  },

  copy: {
    button: 'Copy',
    name: 'Copy wording and citation',
    more: 'Other forms',
    formats: {
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
    doneOwnLink: 'Copied: the link, which only this computer can open',
    linkNotices: {
      moved:
        'The report has changed since the link was copied; the wording of this passage has not, and it now stands here.',
      changed:
        'The wording of this passage has changed since the link was copied; check it before you quote it.',
    },
    failed: (why) => `Not copied: ${why}`,
    refused: 'The browser refuses the clipboard: click again, or select the text and copy it yourself.',
  },

  export: {
    summary: (date, passages, reports) =>
      `${date}, taken from 镇鉴: ${many(passages, 'passage')} of ${many(reports, 'report')}`,
    references: 'References',
    passages: 'Passages',
    note: 'Note: ',
    source: 'See the source',
    gone: '(No longer in the collection; the wording is as it was when it was put aside)',
    recognised: (page) => `(Recognised on a scan, page ${page})`,
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
      'OCR',
    ],
  },

  compare: {
    region: 'Compare',
    title: 'Side by side',
    add: (place) => `Compare: ${place}`,
    addShort: 'Compare',
    full: '6 columns at most',
    remove: (place) => `Remove from comparison: ${place}`,
    none: 'Press “Compare” at 2 to 6 places to read their passages side by side.',
    atOnce: 'Choose from all places at a glance',
    back: 'Back to the comparison',
    wholeReports: 'Read whole',
    oneMore: 'One more place, and they can stand side by side.',
    open: (n) => (n === 0 ? 'Compare' : `Compare (${n})`),
    done: 'See results',
    align: 'Align by section',
    copyLink: 'Copy link',
    change: 'Back to search',
    titleOf: (names) => `${names} · Side by side`,
    nothingToCompare:
      'No places are chosen yet. Press “Add a column” for two or more, or search first and press “Compare” at the reports.',
    jump: 'Jump to a chapter',
    noCounterpart: 'No corresponding chapter.',
    oneColumn: 'One more column, and they can be read side by side.',
    emptyCell: 'None',
    emptyColumn: 'The phrase is not found here.',
    total: (total: Total) =>
      `${total.exact ? '' : 'About '}${many(total.occurrences, 'occurrence')} · ${many(total.passages, 'passage')} · ${many(total.reports, 'report')}${recognised(total)}`,
    wholeSections: (n) => many(n, 'passage'),
    toSearch: 'To the search',
    columns: 'The columns',
    addColumn: 'Add a column',
    pickerBox: 'Name of a place, or its pinyin',
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
    marksHint: 'Shared: eight characters or more that at least two columns have alike',
    figures: 'Pick out figures',
    print: 'Print',
  },

  report: {
    outline: 'Outline',
    noOutline: 'This report has no headings.',
    card: 'About the report',
    genre: 'Genre',
    issuer: 'Issuer',
    inferred: (name) => `${name} (inferred)`,
    documentNumber: 'Number',
    issuedOn: 'Issued on',
    size: 'Size',
    sizeOf: (passages, characters) => `${many(passages, 'passage')}, ${many(characters, 'character')}`,
    recognised: 'Recognition',
    recognisedOf: (n, all) =>
      `${n === all ? 'The whole text' : many(n, 'passage')} recognised on scanned pictures: check it by its mark before quoting`,
    source: 'Source',
    sourceFile: 'Original file',
    sourceRow: (row: number) => `Original file, row ${count(row)}`,
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
    searchAll: 'Search in all reports',
    compareWith: 'Compare with other places',
    years: 'Year by year',
    sourceMore: (n) => `${many(n, 'more source')}`,
  },

  metadataEdit: {
    open: 'Mend',
    title: 'Mend what is known of the report',
    hint: 'Written to the metadata.csv beside the report, which is believed more than what the text suggests; what is left empty is still inferred from the text.',
    fields: {
      title: 'Title',
      year: 'Year',
      province: 'Province',
      city: 'City',
      county: 'County',
      town: 'Town',
      issuer: 'Issuer (several separated by 、)',
      source_url: 'Address of its source',
    },
    place: 'Place',
    placeChecked: 'The place is checked: declare it as it stands here',
    yearHint: 'Four digits, such as 2023',
    key: 'Keeper’s key (KEEPER_KEY, set by whoever runs this)',
    urlHint: 'Begins with http:// or https://',
    save: 'Save',
    saving: 'Being written',
    cancel: 'Cancel',
    written: (file) => `Written to ${file}; being indexed again`,
    done: 'Indexed again',
    timedOut: 'Written, but the result of the indexing was not seen: reload in a while',
  },

  adding: {
    title: 'Add reports',
    drop: 'Drop files or folders on this page, or',
    choose: 'choose files',
    kinds:
      'Web pages, Word, PDF, tables, text. They go into the reports folder; no file there is overwritten.',
    addresses: 'Addresses of web pages, one a line',
    fetch: 'Fetch',
    check: 'Look through the folder again',
    checking: 'Looking through it',
    key: 'Keeper’s key (KEEPER_KEY, set by whoever runs this)',
    list: 'Added just now',
    waiting: 'waiting',
    sending: 'being added',
    fetching: 'being fetched',
    stored: 'added, being read',
    read: 'read',
    unread: (reason) => `added, but could not be read: ${reason}`,
    open: 'Open the report',
    retry: 'Try again',
    clear: 'Clear this list',
    summary: (done, failed) =>
      failed === 0 ? `${count(done)} read` : `${count(done)} read, ${count(failed)} failed`,
  },

  reading: {
    open: 'How it was read',
    file: 'File',
    kind: 'By its contents',
    declared: 'Declared',
    noneDeclared: 'nothing; all is inferred from the text',
    fields: {
      title: 'title',
      year: 'year',
      place: 'place',
      issuer: 'issuer',
      url: 'address',
      publishedOn: 'date of publication',
    },
    place: 'Evidence for the place',
    issuer: 'Issuer',
    confidence: { certain: 'certain', likely: 'likely', ambiguous: 'ambiguous', unknown: 'unknown' },
    size: 'Read as',
    sizeOf: (passages, headings) => `${many(passages, 'passage')}, ${many(headings, 'heading')}`,
    dropped: (n) =>
      n === 0
        ? 'No text was left out'
        : `${many(n, 'line')} left out (navigation, page numbers, running heads)`,
    bytes: (n) =>
      n < 1024 ? `${n} bytes` : n < 2 ** 20 ? `${Math.round(n / 1024)} KB` : `${(n / 2 ** 20).toFixed(1)} MB`,
  },

  home: {
    holdings: 'Holdings',
    totals: (reports, passages, n, levels) =>
      `${many(reports, 'report')}, ${many(passages, 'passage')}, ${places(n, levels)}`,
    years: (first, last) => (first === last ? `${first}` : `${first} to ${last}`),
    empty: 'There are no reports yet',
    emptySteps: [
      'Put report files into the reports folder (the terminal says where it is). Web pages, Word, PDF, text and tables will do.',
      'What is put there is read by itself, and its progress shown here; files can also be dropped on this page.',
    ],
    emptyFailed: 'None of the files in the folder could be read:',
    checked: (when) => `Folder last looked through: ${when}`,
    perYear: 'Reports by year',
    ofYear: (year, n) => `${year}: ${many(n, 'report')}`,
    allYears: 'All years',
    chooseYear: 'Year',
    chooseLevel: 'Level',
    allLevels: 'All levels',
    ofLevel: (level, n) => `${level} ${count(n)}`,
    narrowed: (level, year) => [level, year].filter(Boolean).join(', '),
    wholeCatalogue: 'Show all',
    severalReports: (n) => many(n, 'report'),
    complete: (all, gaps, levels) =>
      gaps === 0
        ? `With every year: ${places(all, levels)}`
        : `With every year: ${places(all, levels)}; with gaps: ${count(gaps)}`,
    gap: 'none',
    gapOf: (name, year) => `${name} lacks ${year}`,
    unreachable:
      'The server of 镇鉴 cannot be reached. It may have stopped: see the terminal; once it runs again, this page goes on by itself.',
    engineDownLong:
      'The search engine does not answer and is being started again; nothing that was read is lost, wait a moment.',
    startingLong: 'The search engine is starting; a few seconds.',
    indexingLong: (done, total) =>
      `Reading reports: ${count(done)} of ${many(total, 'file')}. What has been read can be searched now.`,
    indexingBegins: 'Looking through the reports folder …',
    indexing: (done, total) => `Indexing: ${count(done)} of ${many(total, 'file')}`,
    incomplete: 'The last indexing run did not finish; reports may be missing.',
    incompleteLong: (reason) =>
      `The last indexing run did not finish, so reports may be missing; it is tried again by itself. Reason: ${reason}`,
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
      ['x', 'Add the place to the comparison, or remove it'],
      ['v', 'Read the chosen places side by side'],
      ['b', 'Put the passage aside, or take it out'],
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

  basket: {
    title: 'Excerpts',
    open: (n) => (n === 0 ? 'Excerpts' : `Excerpts (${count(n)})`),
    add: 'Keep',
    addLong: 'Put among the excerpts',
    removeLong: 'Take out of the excerpts',
    added: 'Put among the excerpts',
    removed: 'Taken out of the excerpts',
    none: 'Nothing is kept yet. Press “Keep” below a passage, or the key b; what is kept outlives this page.',
    notKept:
      'The browser refuses to save: the excerpts are lost when this page is closed. Export them, or save them as a file.',
    unreadable: 'The excerpts that the browser held cannot be read; a copy was left as it was.',
    all: 'Open the excerpts',
    name: 'Name',
    count: (passages, reports) => `${many(passages, 'passage')} of ${many(reports, 'report')}`,
    noGroup: 'No group',
    group: 'Group',
    groupHint: 'such as Mediation',
    note: 'Note',
    noteHint: 'Why it is kept',
    up: (name) => `Move up: ${name}`,
    down: (name) => `Move down: ${name}`,
    nowAt: (at, of) => `Number ${count(at)} of ${count(of)}`,
    remove: (name) => `Take out: ${name}`,
    undo: 'Undo',
    undone: 'Undone',
    clear: 'Clear',
    cleared: 'Cleared; it can be undone',
    list: 'Excerpts',
    export: 'Export',
    standard: 'References as in',
    formats: {
      docx: 'Word',
      markdown: 'Markdown',
      xlsx: 'Excel',
      csv: 'CSV',
      bibtex: 'BibTeX',
      ris: 'RIS',
    },
    writing: 'The file is being written',
    saved: (name) => `Saved as ${name}`,
    tooMany: (most) => `At most ${count(most)} passages can be exported at once.`,
    share: 'Share',
    shareHint:
      'The link holds ids, groups and notes alone, the wording comes from the reader’s own 镇鉴; the file holds the wording too.',
    copyLink: 'Copy link',
    saveFile: 'Save as file',
    openFile: 'Open file',
    badFile: (name) => `${name} is no file of excerpts.`,
    badLink: 'This link is not whole: ask for it again, or for a file.',
    shared: (passages) => `Excerpts that someone shared: ${many(passages, 'passage')}`,
    sharedMissing: (n) => `${many(n, 'passage')} more are not in this collection.`,
    addShared: 'Add to mine',
    replaceWithShared: 'Replace mine',
    leaveShared: 'No, show mine',
    region: 'Excerpts',
  },

  display: {
    open: 'Language and theme',
    language: 'Language',
    theme: 'Theme',
    themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
    close: 'Close',
  },
};
