/** Which passages of the collection say the name of each practice: made anew when the texts or the names change. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { SECTION_KINDS } from '../../indexer/domain/passage.ts';
import type { FoldedReport } from '../corpus/folded-report.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import type { NamedPractice } from './names.ts';
import { PhraseScanner } from './phrase-scanner.ts';

/**
 * Passages that say a name for each that marks it as one, at most: a word that few mark and many say (万人, 大数据) is an
 * ordinary one.
 */
const MAX_SAID_PER_MENTION = 3;

export interface Practice extends NamedPractice {
  /** Ascending numbers of passages, see `PracticeIndex`; of at least one. */
  readonly passages: Uint32Array;
}

/** Passages are numbered through the whole collection, report after report, from 0. */
export class PracticeIndex {
  constructor(
    readonly practices: readonly Practice[],
    readonly reports: readonly ReportRecord[],
    /** Number of the first passage of each report, and of the one after the last. */
    private readonly starts: Uint32Array,
    /** Index of the report of each passage. */
    readonly reportAt: Uint32Array,
    /** Index in `SECTION_KINDS` of the section of each passage. */
    readonly sectionAt: Uint8Array,
    /** Keys of what was looked for and is no practice here: said nowhere, or an ordinary word. */
    private readonly absent: ReadonlySet<string>,
  ) {}

  /** Reads all texts once, in turns. Practices that occur nowhere are left out, and ordinary words. */
  static async of(
    named: readonly NamedPractice[],
    texts: AsyncIterable<readonly [ReportRecord, FoldedReport]>,
  ): Promise<PracticeIndex> {
    const [reports, starts, reportAt, sectionAt]: [ReportRecord[], number[], number[], number[]] = [
      [],
      [],
      [],
      [],
    ];
    const found = await passagesOf(named, texts, (record, text) => {
      starts.push(reportAt.length);
      for (let position = 1; position <= text.passages; position++) {
        reportAt.push(reports.length);
        sectionAt.push(SECTION_KINDS.indexOf(text.section(position)));
      }
      reports.push(record);
    });
    const practices = named.flatMap((practice, at) => practiceOf(practice, found[at] ?? NOWHERE) ?? []);
    return new PracticeIndex(
      practices,
      reports,
      Uint32Array.from([...starts, reportAt.length]),
      Uint32Array.from(reportAt),
      Uint8Array.from(sectionAt),
      absentFrom(named, practices),
    );
  }

  /**
   * The practices of the same texts under names that the keeper has mended: only those whose names have changed are looked
   * for anew.
   */
  async renamed(
    named: readonly NamedPractice[],
    texts: AsyncIterable<readonly [ReportRecord, FoldedReport]>,
  ): Promise<PracticeIndex> {
    const known = new Map(this.practices.map((practice) => [keyOf(practice), practice.passages]));
    const isNew = (practice: NamedPractice): boolean => {
      const key = keyOf(practice);
      return !known.has(key) && !this.absent.has(key);
    };
    const changed = named.filter(isNew);
    const found = changed.length === 0 ? [] : await passagesOf(changed, texts);
    for (const [at, practice] of changed.entries()) known.set(keyOf(practice), found[at] ?? NOWHERE);
    const practices = named.flatMap(
      (practice) => practiceOf(practice, known.get(keyOf(practice)) ?? NOWHERE) ?? [],
    );
    const { reports, starts, reportAt, sectionAt } = this;
    return new PracticeIndex(practices, reports, starts, reportAt, sectionAt, absentFrom(named, practices));
  }

  /** Position of a passage in its report, from 1. */
  positionOf(passage: number): number {
    return passage - (this.starts[this.reportAt[passage] ?? 0] ?? 0) + 1;
  }

  /** Bytes beyond the text, of what grows with the collection; names at two bytes a unit. */
  get bytes(): number {
    const { starts, reportAt, sectionAt } = this;
    const own = starts.byteLength + reportAt.byteLength + sectionAt.byteLength;
    return this.practices.reduce(
      (sum, { passages, name, variants, phrases }) =>
        sum + passages.byteLength + 2 * [name, ...variants, ...phrases].join('').length,
      own,
    );
  }
}

/** Before the first is made. */
export const EMPTY_INDEX = new PracticeIndex(
  [],
  [],
  new Uint32Array(1),
  new Uint32Array(0),
  new Uint8Array(0),
  new Set(),
);

const NOWHERE = new Uint32Array(0);

/** Passages that say any of the names of each practice, ascending. @param begin called with each report first */
async function passagesOf(
  named: readonly NamedPractice[],
  texts: AsyncIterable<readonly [ReportRecord, FoldedReport]>,
  begin: (record: ReportRecord, text: FoldedReport) => void = () => {},
): Promise<Uint32Array[]> {
  const scanner = new PhraseScanner(
    named.flatMap(({ phrases }, at) => phrases.map((phrase) => [phrase, at] as const)),
  );
  const found: number[][] = named.map(() => []);
  const slice = timeSlice(undefined);
  let number = 0;
  for await (const [record, text] of texts) {
    begin(record, text);
    const { units } = text;
    for (const { first, last } of text.blocks()) {
      for (let position = first; position <= last; position++) {
        scanner.scan(units, text.startOf(position), text.endOf(position), (owner) => {
          const passages = found[owner];
          if (passages && passages.at(-1) !== number) passages.push(number);
        });
        number++;
      }
      if (slice.isOver()) await slice.next();
    }
  }
  return found.map((passages) => Uint32Array.from(passages));
}

/** Null for a name that is said nowhere, and for an ordinary word. */
function practiceOf(named: NamedPractice, passages: Uint32Array): Practice | null {
  const isOrdinary = passages.length > MAX_SAID_PER_MENTION * (named.mentions ?? Infinity);
  return passages.length === 0 || isOrdinary ? null : { ...named, passages };
}

function absentFrom(named: readonly NamedPractice[], practices: readonly Practice[]): Set<string> {
  const present = new Set(practices.map(keyOf));
  return new Set(named.map(keyOf).filter((key) => !present.has(key)));
}

/** Decides in which passages a practice is: what it is looked for by, and whether the keeper vouches for it. */
function keyOf({ phrases, mentions }: NamedPractice): string {
  return [mentions === null ? 'keeper' : 'cue', ...phrases.toSorted()].join('\n');
}
