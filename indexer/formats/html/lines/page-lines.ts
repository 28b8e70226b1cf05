/** A page as lines and the boxes around them: the data passed between the stages of reading a page. */
import type { SourceLine } from '../../source.ts';
import type { ElementTraits } from './elements.ts';

export interface PageLine extends SourceLine {
  /** Share of its characters inside links, 0 to 1. */
  readonly linkShare: number;
  /** Cells of a table row; null for other lines. */
  readonly cells: readonly string[] | null;
}

/** A block of the page as its span of lines, from `from` (inclusive) to `to` (exclusive). */
export interface PageBox {
  readonly from: number;
  readonly to: number;
  readonly traits: ElementTraits;
}

export interface PageLines {
  readonly lines: readonly PageLine[];
  /** Inner boxes before outer ones; none is empty. */
  readonly boxes: readonly PageBox[];
}
