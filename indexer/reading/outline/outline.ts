/** Paragraphs of a body in; its headings and passages out, each passage under the headings above it. */

import type { Passage, SectionKind } from '../../domain/passage.ts';
import type { Genre, Heading } from '../../domain/report.ts';
import { numbering } from '../../text/numbering.ts';
import type { Paragraph } from '../paragraphs.ts';
import type { SectionKinds } from './section-kinds.ts';

export interface Outline {
  readonly headings: readonly Heading[];
  readonly passages: readonly Passage[];
  /** Kinds of the first-level parts in order, equal neighbours once. */
  readonly sections: readonly SectionKind[];
}

/** What a paragraph is to the outline. */
type Piece =
  | { readonly is: 'body'; readonly text: string }
  | {
      readonly is: 'heading' | 'run-in';
      readonly text: string;
      /** 1 the outermost; equal ranks are siblings. */
      readonly rank: number;
      readonly number: string | null;
      readonly value: number;
      readonly title: string;
    };
type Titled = Exclude<Piece, { is: 'body' }>;

/** Characters: the first sentence of a numbered paragraph is its heading up to this length. */
const RUN_IN_LENGTH = 60;
/** Characters: what stands before a colon is a heading up to this length (（一）强化领导：一是…). */
const COLON_LENGTH = 30;

/** @param position of the first passage */
export function outline(
  body: readonly Paragraph[],
  kinds: SectionKinds,
  genre: Genre,
  position: number,
): Outline {
  const pieces = classify(body);
  const builder = new OutlineBuilder(kinds, genre, position);
  pieces.forEach((piece, index) => {
    if (piece.is === 'body') {
      if (opensPart(pieces, index, builder, kinds)) builder.openUntitledPart(piece.text);
      builder.addBody(piece.text);
    } else {
      builder.addHeading(piece);
    }
  });
  return builder;
}

function classify(body: readonly Paragraph[]): Piece[] {
  const numbered = body.some(({ text }) => (numbering(text)?.rank ?? 9) <= 2);
  const shallowest = Math.min(...body.map(({ mark }) => mark ?? 9));
  return body.map(({ text, mark }, index) => {
    const number = numbering(text);
    if (number) {
      const piece = titled(text, number.rest, number);
      return piece.is === 'heading' && isListItem(number.rank, text, body[index + 1])
        ? { is: 'body', text }
        : piece;
    }
    // Where numbering exists, Markdown marks are noise; where none does, they are all the structure there is.
    if (mark !== null && !numbered) {
      return { is: 'heading', text, rank: mark - shallowest + 1, number: null, value: 0, title: text };
    }
    return { is: 'body', text };
  });
}

function titled(
  text: string,
  rest: string,
  { rank, number, value }: { rank: number; number: string; value: number },
): Piece {
  const stop = rest.search(/[。！？；]/);
  const colon = rest.search(/[：:]/);
  const base = { text, rank, number, value };
  if (/[；，]$/.test(rest)) return { is: 'body', text };
  if (colon > 0 && colon <= COLON_LENGTH && (stop < 0 || colon < stop) && colon < rest.length - 1) {
    return { ...base, is: 'run-in', title: rest.slice(0, colon) };
  }
  const sentence = stop < 0 ? rest : rest.slice(0, stop);
  const alone = stop < 0 || stop === rest.length - 1;
  if (sentence.length <= RUN_IN_LENGTH) {
    return { ...base, is: alone ? 'heading' : 'run-in', title: sentence.replace(/[：:]$/, '') };
  }
  // A numbered paragraph whose first sentence is long: of 一、 and （一） the first clause still names it.
  return rank <= 2
    ? { ...base, is: 'run-in', title: rest.split(/[，；。]/)[0] ?? rest }
    : { is: 'body', text };
}

/** 1. 每季度开展一次讲座。 with no text of its own below it is an item of a list and no heading. */
function isListItem(rank: number, text: string, next: Paragraph | undefined): boolean {
  if (rank < 3 || !/[。！？]$/.test(text)) return false;
  const following = next && numbering(next.text);
  return next === undefined || (following !== null && following !== undefined && following.rank <= rank);
}

/**
 * Whether an unnumbered paragraph begins a part of its own: it speaks of problems or plans, and what is
 * numbered after it is no continuation of the list before it, but the next part, a list begun anew, or nothing.
 */
function opensPart(
  pieces: readonly Piece[],
  index: number,
  builder: OutlineBuilder,
  kinds: SectionKinds,
): boolean {
  const piece = pieces[index];
  if (piece?.is !== 'body' || builder.depth === 0 || !kinds.paragraph(piece.text)) return false;
  const next = pieces.slice(index + 1).find((later): later is Titled => later.is !== 'body');
  if (builder.partKind !== 'achievements') return false;
  return next === undefined || next.rank <= 1 || (next.value === 1 && builder.hasRank(next.rank));
}

class OutlineBuilder implements Outline {
  readonly headings: Heading[] = [];
  readonly passages: Passage[] = [];
  private readonly parts: SectionKind[] = [];
  private stack: { rank: number; label: string; kind: SectionKind; paragraphs: number }[] = [];
  private rootParagraphs = 0;
  private rootKind: SectionKind = 'other';

  constructor(
    private readonly kinds: SectionKinds,
    private readonly genre: Genre,
    private readonly firstPosition: number,
  ) {}

  get sections(): SectionKind[] {
    return this.parts.filter((kind, index) => kind !== this.parts[index - 1]);
  }

  get depth(): number {
    return this.stack.length;
  }

  get partKind(): SectionKind {
    return this.parts.at(-1) ?? 'other';
  }

  hasRank(rank: number): boolean {
    return this.stack.some((heading) => heading.rank === rank);
  }

  addHeading(piece: Titled): void {
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
    if (piece.is === 'heading') this.push('heading', piece.text, above, null);
    else this.addBody(piece.text);
  }

  addBody(text: string): void {
    const innermost = this.stack.at(-1);
    const paragraph = innermost ? ++innermost.paragraphs : ++this.rootParagraphs;
    this.push('body', text, this.path(), paragraph);
  }

  /** Closes all headings: what follows belongs to none of them. */
  openUntitledPart(text: string): void {
    const opened = this.kinds.paragraph(text);
    if (!opened) return;
    this.stack = [];
    this.parts.push(opened.first, opened.last);
    this.rootKind = opened.first;
    this.afterRoot = opened.last;
  }

  /** The kind of what an untitled part leads to: its paragraph may name the problems and open the plan. */
  private afterRoot: SectionKind | null = null;

  private kindOf(piece: Titled): SectionKind {
    const parent = this.stack.at(-1);
    if (parent) {
      const own = this.kinds.heading(piece.title);
      return own && (parent.kind === 'achievements' || parent.kind === 'other') ? own : parent.kind;
    }
    if (this.afterRoot && piece.rank > 1) return this.afterRoot;
    this.afterRoot = null;
    const kind = this.kinds.part(piece.title, this.parts, this.genre);
    this.parts.push(kind);
    return kind;
  }

  private path(): string[] {
    return this.stack.map((heading) => heading.label);
  }

  private push(
    role: 'heading' | 'body',
    text: string,
    path: readonly string[],
    paragraph: number | null,
  ): void {
    const kind = this.stack.at(-1)?.kind ?? this.rootKind;
    this.passages.push({ position: this.position, paragraph, role, section: { kind, path }, text });
  }

  private get position(): number {
    return this.firstPosition + this.passages.length;
  }
}
