/** Arranges the pairs of an answer for reading: by chapter, by paragraph, and the figures that changed by themselves. */
import type {
  ChangedWording,
  ChangeKind,
  ChangePair,
  ChangesAnswer,
} from '../../../server/contract/changes.ts';
import type { SectionKind } from '../../../server/contract/parameters.ts';

export interface NumberedPair extends ChangePair {
  /** Index in the answer. */
  readonly at: number;
}

export interface ChapterRows {
  readonly section: SectionKind | null;
  /** As the later report has it, or else the earlier; empty for what has no heading. */
  readonly heading: string;
  /** Whether only one report has the chapter. */
  readonly alone: 'from' | 'to' | null;
  readonly pairs: readonly NumberedPair[];
  /** Pairs with a change. */
  readonly changed: number;
}

/** @param onlyChanged whether sentences that are the same are left out, and chapters that have no other */
export function chapterRows(
  { chapters, pairs }: Pick<ChangesAnswer, 'chapters' | 'pairs'>,
  onlyChanged: boolean,
): ChapterRows[] {
  const groups: { chapter: number; pairs: NumberedPair[] }[] = [];
  for (const [at, pair] of pairs.entries()) {
    const last = groups.at(-1);
    if (last?.chapter === pair.chapter) last.pairs.push({ ...pair, at });
    else groups.push({ chapter: pair.chapter, pairs: [{ ...pair, at }] });
  }
  return groups.flatMap(({ chapter, pairs: all }) => {
    const head = chapters[chapter];
    const changed = all.filter(({ kind }) => kind !== 'same');
    if (onlyChanged && changed.length === 0) return [];
    return [
      {
        section: head?.section ?? null,
        heading: head?.to ?? head?.from ?? '',
        alone: !head || (head.from !== null && head.to !== null) ? null : head.to === null ? 'from' : 'to',
        pairs: onlyChanged ? changed : all,
        changed: changed.length,
      },
    ];
  });
}

/** Pairs whose sentences stand in one paragraph of the later report; what is gone belongs to what it followed. */
export function paragraphsOf(pairs: readonly NumberedPair[]): NumberedPair[][] {
  const paragraphs: NumberedPair[][] = [];
  let position: number | null = null;
  for (const pair of pairs) {
    const [part] = pair.to?.parts ?? [];
    const last = paragraphs.at(-1);
    if (last && (part === undefined || part.position === position)) last.push(pair);
    else paragraphs.push([pair]);
    position = part?.position ?? position;
  }
  return paragraphs;
}

export interface ChangedFigure {
  readonly at: number;
  /** The clause in which it stands in the later report, up to the figure and after it. */
  readonly before: string;
  readonly after: string;
  readonly from: string;
  readonly to: string;
  readonly position: number;
}

const CLAUSE_BORDER = /[，。；：、！？,;:!?\n]/;

/** In the order of the later report. */
export function changedFigures(pairs: readonly ChangePair[]): ChangedFigure[] {
  return pairs.flatMap(({ from, to, differences }, at) => {
    if (!from || !to) return [];
    return differences
      .filter(({ kind }) => kind === 'number')
      .map((difference) => {
        const [start, end] = difference.to;
        return {
          at,
          before: to.text.slice(clauseStart(to.text, start), start),
          after: to.text.slice(end, clauseEnd(to.text, end)),
          from: from.text.slice(...difference.from),
          to: to.text.slice(start, end),
          position: positionAt(to, start),
        };
      });
  });
}

function clauseStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !CLAUSE_BORDER.test(text[start - 1] ?? '')) start--;
  return start;
}

function clauseEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !CLAUSE_BORDER.test(text[end] ?? '')) end++;
  return end;
}

/** The position of the passage that an offset of a wording lies in. */
function positionAt({ parts }: ChangedWording, offset: number): number {
  let passed = 0;
  for (const { start, end, position } of parts) {
    passed += end - start;
    // At most one line break lies between two parts.
    if (offset <= passed + parts.length) return position;
  }
  return parts.at(-1)?.position ?? 1;
}

/** Kinds that are told in the summary, in its order. */
export const TOLD_KINDS = [
  'new',
  'changed',
  'moved',
  'gone',
  'same',
] as const satisfies readonly ChangeKind[];
