/** Pieces of text and the breaks between them in, lines out: how they stood, and how much of them is links. */
import type { PageLine } from './page-lines.ts';
import { closeUp, keepSpace, seen } from './white-space.ts';

/** A line while its list item may still be open. */
export type Draft = { -readonly [K in keyof PageLine]: PageLine[K] };

/** What an open element hands to all that is inside it. */
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
  /** Where a block begins or ends. */
  endBlock(context: Context): void;
  /** `<hr>` */
  rule(): void;
}

export function lineWriter(lines: Draft[]): LineWriter {
  let raw = '';
  let linkedLength = 0;
  let gap = false;
  let firstOfBlock = true;

  /** @returns whether there was anything to be seen on the line */
  const endLine = ({ heading, indent }: Context): boolean => {
    const { text, indented } = seen(raw);
    const linked = linkedLength;
    raw = '';
    linkedLength = 0;
    if (text === '') return false;
    lines.push({
      text,
      indented: indented || (indent && firstOfBlock),
      gap,
      mark: heading,
      whole: heading !== null,
      linked: Math.min(1, linked / text.replace(/\s/g, '').length),
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
      firstOfBlock = true;
    },
    addText(text, context) {
      if (context.linked) linkedLength += text.replace(/\s/g, '').length;
      if (!context.preformatted) {
        raw += closeUp(text);
        return;
      }
      for (const [index, piece] of text.split(/\r\n|[\n\r]/).entries()) {
        if (index > 0) breakLine(context);
        raw += keepSpace(piece);
      }
    },
    rule() {
      gap = true;
    },
  };
}
