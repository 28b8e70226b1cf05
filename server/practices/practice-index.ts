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
  ) {}

  /** Reads all texts once, in turns. Practices that occur nowhere are left out, and ordinary words. */
  static async of(
    named: readonly NamedPractice[],
    texts: AsyncIterable<readonly [ReportRecord, FoldedReport]>,
  ): Promise<PracticeIndex> {
    const scanner = new PhraseScanner(
      named.flatMap(({ phrases }, at) => phrases.map((phrase) => [phrase, at] as const)),
    );
    const found: (number[] | undefined)[] = new Array(named.length);
    const [reports, starts, reportAt, sectionAt]: [ReportRecord[], number[], number[], number[]] = [
      [],
      [],
      [],
      [],
    ];
    const slice = timeSlice(undefined);
    for await (const [record, text] of texts) {
      starts.push(reportAt.length);
      const { units } = text;
      for (const { first, last } of text.blocks()) {
        for (let position = first; position <= last; position++) {
          const number = reportAt.length;
          scanner.scan(units, text.startOf(position), text.endOf(position), (owner) => {
            const passages = found[owner];
            if (!passages) found[owner] = [number];
            else if (passages.at(-1) !== number) passages.push(number);
          });
          reportAt.push(reports.length);
          sectionAt.push(SECTION_KINDS.indexOf(text.section(position)));
        }
        if (slice.isOver()) await slice.next();
      }
      reports.push(record);
    }
    const practices = named.flatMap((practice, at): Practice[] => {
      const passages = found[at];
      if (!passages) return [];
      if (passages.length > MAX_SAID_PER_MENTION * (practice.mentions ?? Infinity)) return [];
      return [{ ...practice, passages: Uint32Array.from(passages) }];
    });
    return new PracticeIndex(
      practices,
      reports,
      Uint32Array.from([...starts, reportAt.length]),
      Uint32Array.from(reportAt),
      Uint8Array.from(sectionAt),
    );
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
);
