/** A page as its lines and the boxes they stand in: what the stages of reading a page hand to each other. */
import type { SourceLine } from '../../source.ts';
import type { ElementMeaning } from './elements.ts';

export interface PageLine extends SourceLine {
  /** Share of its characters that are links, 0 to 1. */
  readonly linked: number;
  /** Of a row of a table: its cells. */
  readonly cells: readonly string[] | null;
}

/** A block of the page, as the lines from `from` up to and without `to` that stand in it. */
export interface PageBox {
  readonly from: number;
  readonly to: number;
  readonly meaning: ElementMeaning;
}

export interface PageLines {
  readonly lines: readonly PageLine[];
  /** Inner ones before the ones they stand in; none without a line. */
  readonly boxes: readonly PageBox[];
}
