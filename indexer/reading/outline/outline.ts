/** Builds the outline of a body: its headings, and its passages with the path of headings above each. */
import { type Passage, type Printed, printedTogether, type SectionKind } from '../../domain/passage.ts';
import type { Genre, Heading } from '../../domain/report.ts';
import { numbering } from '../../text/numbering.ts';
import type { Paragraph } from '../paragraphs.ts';
import { contentsEnd, glossaryStart } from './asides.ts';
import { isNamedPart, rankOfNamedParts } from './named-parts.ts';
import type { SectionKinds } from './section-kinds.ts';
import { isChapter, isStatute } from './statutes.ts';
import type { Surroundings } from './work-report-parts.ts';

export interface Outline {
  readonly headings: readonly Heading[];
  readonly passages: readonly Passage[];
  /** Kinds of the first-level sections in order, adjacent duplicates collapsed. */
  readonly sections: readonly SectionKind[];
}

/** A classified paragraph. */
type Piece =
  | { readonly type: 'body'; readonly text: string }
  | {
      readonly type: 'heading' | 'run-in';
      readonly text: string;
      /** 1 for the outermost; equal ranks are siblings. */
      readonly rank: number;
      readonly number: string | null;
      readonly value: number;
      readonly title: string;
    };
type HeadingPiece = Exclude<Piece, { type: 'body' }>;

/** In characters: the first sentence of a numbered paragraph is its heading up to this length. */
const MAX_RUN_IN_LENGTH = 60;
/** In characters: a numbered paragraph without any stop is a heading up to this length. */
const MAX_ALONE_LENGTH = 100;
/** In characters: text before a colon is a heading up to this length (（一）强化领导：一是…). */
const MAX_LENGTH_BEFORE_COLON = 30;

/** Parts looked at after a part: a body of very many would take time quadratic in them. */
const MAX_PARTS_AFTER = 40;

/** @param position position of the first passage */
export function outline(
  body: readonly Paragraph[],
  kinds: SectionKinds,
  genre: Genre,
  position: number,
): Outline {
  const start = contentsEnd(body);
  const end = glossaryStart(body);
  const pieces = [
    ...body.slice(0, start).map(({ text }): Piece => ({ type: 'body', text })),
    ...classify(body.slice(start, end)),
  ];
  const builder = new OutlineBuilder(kinds, genre, position, pieces.filter(isHeadingPiece));
  pieces.forEach((piece, index) => {
    const printed = body[index] ?? {};
    if (piece.type === 'body') {
      if (opensSection(pieces, index, builder, kinds)) builder.openUntitledSection(piece.text);
      builder.addBody(piece.text, printed);
    } else {
      builder.addHeading(piece, printed);
    }
  });
  builder.close();
  for (const paragraph of body.slice(end)) builder.addBody(paragraph.text, paragraph);
  return builder;
}

function isHeadingPiece(piece: Piece): piece is HeadingPiece {
  return piece.type !== 'body';
}

function classify(body: readonly Paragraph[]): Piece[] {
  const statute = isStatute(body);
  const numbered = body.some(({ text }) => (numbering(text)?.rank ?? 9) <= 2);
  const namedRank = rankOfNamedParts(body);
  const shallowest = Math.min(...body.map(({ headingLevel }) => headingLevel ?? 9));
  return body.map(({ text, headingLevel }, index) => {
    const number = numbering(text);
    if (statute && !isChapter(text)) return { type: 'body', text };
    if (number) {
      const piece = numberedPiece(text, number.rest, number);
      return piece.type === 'heading' && isListItem(number.rank, text, body[index + 1])
        ? { type: 'body', text }
        : piece;
    }
    if (isNamedPart(text)) return bareHeading(text, namedRank);
    // In numbered texts Markdown marks are noise; otherwise they are the only structure.
    if (headingLevel !== null && !numbered) {
      return bareHeading(text, headingLevel - shallowest + 1);
    }
    return { type: 'body', text };
  });
}

function bareHeading(text: string, rank: number): HeadingPiece {
  return { type: 'heading', text, rank, number: null, value: 0, title: text };
}

function numberedPiece(
  text: string,
  rest: string,
  { rank, number, value }: { rank: number; number: string; value: number },
): Piece {
  const stop = rest.search(/[。！？；]/);
  const colon = rest.search(/[：:]/);
  const base = { text, rank, number, value };
  if (rest === '' || /[；，]$/.test(rest)) return { type: 'body', text };
  if (
    colon > 0 &&
    colon <= MAX_LENGTH_BEFORE_COLON &&
    (stop < 0 || colon < stop) &&
    colon < rest.length - 1
  ) {
    return { ...base, type: 'run-in', title: rest.slice(0, colon) };
  }
  const sentence = stop < 0 ? rest : rest.slice(0, stop);
  const isAlone = stop < 0 || stop === rest.length - 1;
  const isLong = stop < 0 && rank <= 2 && sentence.length <= MAX_ALONE_LENGTH;
  if (sentence.length <= MAX_RUN_IN_LENGTH || isLong) {
    return { ...base, type: isAlone ? 'heading' : 'run-in', title: sentence.replace(/[：:]$/, '') };
  }
  // If the first sentence is long, 一、 and （一） still take their first clause as the heading.
  return rank <= 2
    ? { ...base, type: 'run-in', title: rest.split(/[，；。]/)[0] ?? rest }
    : { type: 'body', text };
}

/**
 * A numbered sentence without text of its own below it is a list item, not a heading (1.
 * 每季度开展一次讲座。).
 */
function isListItem(rank: number, text: string, next: Paragraph | undefined): boolean {
  if (rank < 3 || !/[。！？]$/.test(text)) return false;
  const following = next && numbering(next.text);
  return next === undefined || (following !== null && following !== undefined && following.rank <= rank);
}

/**
 * Whether an unnumbered paragraph begins a section of its own: it mentions problems or plans, and the next
 * numbering does not continue the list before it but is the next section, a new list, or absent.
 */
function opensSection(
  pieces: readonly Piece[],
  index: number,
  builder: OutlineBuilder,
  kinds: SectionKinds,
): boolean {
  const piece = pieces[index];
  if (piece?.type !== 'body' || builder.depth === 0 || builder.sectionKind !== 'achievements') return false;
  if (!kinds.paragraph(piece.text)) return false;
  const next = pieces.slice(index + 1).find((later): later is HeadingPiece => later.type !== 'body');
  return next === undefined || next.rank <= 1 || (next.value === 1 && builder.hasRank(next.rank));
}

class OutlineBuilder implements Outline {
  readonly headings: Heading[] = [];
  readonly passages: Passage[] = [];
  private readonly sectionKinds: SectionKind[] = [];
  private stack: { rank: number; label: string; kind: SectionKind; paragraphs: number }[] = [];
  private rootParagraphs = 0;
  /** Whether a paragraph has named problems: a work report turns there from the work done to the work to come. */
  private hasOwnedUp = false;
  private rootKind: SectionKind = 'other';
  /**
   * Kind of the items after an untitled section: its paragraph may name the problems and introduce the plan.
   */
  private kindAfterRoot: SectionKind | null = null;

  constructor(
    private readonly kinds: SectionKinds,
    private readonly genre: Genre,
    private readonly firstPosition: number,
    /** All headings of the body in order: the kind of a part depends on the parts after it. */
    private readonly planned: readonly HeadingPiece[],
  ) {}

  get sections(): SectionKind[] {
    return this.sectionKinds.filter((kind, index) => kind !== this.sectionKinds[index - 1]);
  }

  get depth(): number {
    return this.stack.length;
  }

  get sectionKind(): SectionKind {
    return this.sectionKinds.at(-1) ?? 'other';
  }

  hasRank(rank: number): boolean {
    return this.stack.some((heading) => heading.rank === rank);
  }

  addHeading(piece: HeadingPiece, printed: Printed): void {
    while ((this.stack.at(-1)?.rank ?? -1) >= piece.rank) this.stack.pop();
    const label = (piece.number ?? '') + piece.title;
    const kind = this.kindOf(piece);
    this.headings.push({
      level: this.stack.length + 1,
      number: piece.number,
      text: piece.title,
      kind,
      position: this.position,
    });
    const above = this.path();
    this.stack.push({ rank: piece.rank, label, kind, paragraphs: 0 });
    if (piece.type === 'heading') this.push('heading', piece.text, above, null, printed);
    else this.addBody(piece.text, printed);
  }

  addBody(text: string, printed: Printed): void {
    if (this.genre === '政府工作报告' && !this.hasOwnedUp)
      this.hasOwnedUp = this.kinds.paragraph(text)?.first === 'problems';
    const innermost = this.stack.at(-1);
    const paragraph = innermost ? ++innermost.paragraphs : ++this.rootParagraphs;
    this.push('body', text, this.path(), paragraph, printed);
  }

  /** Closes all open headings; what follows belongs to no section. */
  close(): void {
    this.stack = [];
    this.rootKind = 'other';
  }

  /** Closes all open headings. */
  openUntitledSection(text: string): void {
    const opened = this.kinds.paragraph(text);
    if (!opened) return;
    this.stack = [];
    this.sectionKinds.push(opened.first, opened.last);
    this.rootKind = opened.first;
    this.kindAfterRoot = opened.last;
  }

  private kindOf(piece: HeadingPiece): SectionKind {
    const parent = this.stack.at(-1);
    if (parent) {
      const kind = this.kinds.heading(piece.title);
      return kind && (parent.kind === 'achievements' || parent.kind === 'other') ? kind : parent.kind;
    }
    if (this.kindAfterRoot && piece.rank > 1) return this.kindAfterRoot;
    this.kindAfterRoot = null;
    const kind = this.kinds.part(piece.title, this.sectionKinds, this.genre, this.around(piece.rank));
    this.sectionKinds.push(kind);
    return kind;
  }

  private around(rank: number): Surroundings {
    const after: HeadingPiece[] = [];
    for (let index = this.headings.length + 1; index < this.planned.length; index++) {
      const later = this.planned[index];
      if (later && later.rank <= rank && after.push(later) === MAX_PARTS_AFTER) break;
    }
    return {
      after: after.map(({ title }) => title),
      afterProblems: this.hasOwnedUp,
      beforeRestart: after.some(({ value }) => value === 1),
    };
  }

  private path(): string[] {
    return this.stack.map((heading) => heading.label);
  }

  private push(
    role: 'heading' | 'body',
    text: string,
    path: readonly string[],
    paragraph: number | null,
    printed: Printed,
  ): void {
    const kind = this.stack.at(-1)?.kind ?? this.rootKind;
    this.passages.push({
      position: this.position,
      paragraph,
      role,
      section: { kind, path },
      text,
      ...printedTogether([printed]),
    });
  }

  private get position(): number {
    return this.firstPosition + this.passages.length;
  }
}
