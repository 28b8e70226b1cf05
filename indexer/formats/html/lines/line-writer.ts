/** Assembles lines from text nodes and breaks, recording indents, gaps and the share of linked text. */
import type { PageLine } from './page-lines.ts';
import { collapseSpace, preserveSpace, renderedText } from './white-space.ts';

/** Mutable because `whole` is only known once the list item around the line is closed. */
export type Draft = { -readonly [K in keyof PageLine]: PageLine[K] };

/** Properties that text inherits from the open elements around it. */
export interface Context {
  readonly heading: number | null;
  readonly preformatted: boolean;
  readonly linked: boolean;
  readonly indent: boolean;
}

export interface LineWriter {
  addText(text: string, context: Context): void;
  /** `<br>` */
  breakLine(context: Context): void;
  /** Call where a block begins or ends. */
  endBlock(context: Context): void;
  /** `<hr>` */
  rule(): void;
}

export function lineWriter(lines: Draft[]): LineWriter {
  let raw = '';
  let linkedLength = 0;
  let gap = false;
  let firstOfBlock = true;

  /** @returns whether the line had visible text */
  const endLine = ({ heading, indent }: Context): boolean => {
    const { text, indented } = renderedText(raw);
    const linked = linkedLength;
    raw = '';
    linkedLength = 0;
    if (text === '') return false;
    lines.push({
      text,
      indented: indented || (indent && firstOfBlock),
      gap,
      headingLevel: heading,
      whole: heading !== null,
      linkShare: Math.min(1, linked / text.replace(/\s/g, '').length),
      cells: null,
    });
    firstOfBlock = false;
    gap = false;
    return true;
  };
  const breakLine = (context: Context): void => {
    if (!endLine(context)) gap = true;
    firstOfBlock = false;
  };
  return {
    breakLine,
    endBlock(context) {
      // <p>&nbsp;</p> is an empty line; <p></p> is nothing.
      const spaced = /[\u00a0\u3000]/.test(raw);
      if (!endLine(context) && spaced) gap = true;
      const last = lines.at(-1);
      if (last && !firstOfBlock) last.endsParagraph = true;
      firstOfBlock = true;
    },
    addText(text, context) {
      if (context.linked) linkedLength += text.replace(/\s/g, '').length;
      if (!context.preformatted) {
        raw += collapseSpace(text);
        return;
      }
      for (const [index, piece] of text.split(/\r\n|[\n\r]/).entries()) {
        if (index > 0) breakLine(context);
        raw += preserveSpace(piece);
      }
    },
    rule() {
      gap = true;
    },
  };
}
