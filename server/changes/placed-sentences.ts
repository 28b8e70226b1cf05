/** The sentences of two reports, each with the section and the chapter it stands in. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { type Role, SECTION_KINDS, type SectionKind } from '../../indexer/domain/passage.ts';
import { type Chapter, chapterHeadings, chaptersOf, facingChapters } from '../compare/facing-chapters.ts';
import type { PlacedSentence } from './pair-sentences.ts';
import { sentencesOf } from './sentences.ts';

export interface ComparedPassage {
  readonly id: string;
  readonly report: string;
  readonly position: number;
  readonly role: Role;
  readonly section: SectionKind;
  readonly text: string;
}

/** A report with all its passages, in order. */
export interface ComparedReport {
  readonly record: Pick<ReportRecord, 'outline'>;
  readonly passages: readonly ComparedPassage[];
}

/** A chapter of either report; both headings where it faces one of the other. */
export interface ChapterPair {
  readonly section: SectionKind;
  /** Without its number; null where the report has none that faces, empty before the first heading. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface LocatedSentence extends PlacedSentence {
  /** UTF-16 units of the passage. */
  readonly start: number;
  readonly end: number;
}

export interface PlacedSentences {
  readonly from: readonly LocatedSentence[];
  readonly to: readonly LocatedSentence[];
  /** As the chapters of the sentences number them. */
  readonly chapters: readonly ChapterPair[];
}

export async function placedSentences(
  from: ComparedReport,
  to: ComparedReport,
  signal?: AbortSignal,
): Promise<PlacedSentences> {
  const chapters: ChapterPair[] = [];
  const [fromChapters, toChapters] = [new Map<number, number>(), new Map<number, number>()];
  for (const section of SECTION_KINDS) {
    const columns = [from, to].map(({ record, passages }) =>
      chaptersOf(
        passages.filter((passage) => passage.section === section).map((passage) => ({ passage, record })),
      ),
    );
    for (const { cells } of await facingChapters(columns, signal)) {
      const [before = null, after = null] = cells;
      number(before, chapters.length, fromChapters);
      number(after, chapters.length, toChapters);
      chapters.push({ section, from: before?.heading ?? null, to: after?.heading ?? null });
    }
  }
  const placed = ({ record, passages }: ComparedReport, chapterAt: ReadonlyMap<number, number>) => {
    const levels = new Map(chapterHeadings(record.outline).map(({ position, level }) => [position, level]));
    return sentencesOf(passages).map(({ passage, start, end, text }) => {
      const { section, position } = passages[passage] as ComparedPassage;
      const heading = start === 0 ? (levels.get(position) ?? null) : null;
      return { passage, start, end, text, section, chapter: chapterAt.get(position) ?? -1, heading };
    });
  };
  return { from: placed(from, fromChapters), to: placed(to, toChapters), chapters };
}

function number(
  chapter: Chapter<{ readonly passage: ComparedPassage }> | null,
  at: number,
  chapterAt: Map<number, number>,
): void {
  for (const { passage } of chapter?.passages ?? []) chapterAt.set(passage.position, at);
}
