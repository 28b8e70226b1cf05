/**
 * Tracks the open fields at a position of a text: page numbers, links, tables of contents and whatever else
 * Word computes. A field's instruction lies between its begin and separate marks, its visible result between
 * separate and end.
 */
import { formatNumber } from './number-formats.ts';

interface Field {
  instruction: string;
  hasResult: boolean;
  isToc: boolean;
}

/** Characters: every instruction interpreted here is shorter. */
const MAX_INSTRUCTION_LENGTH = 200;
/** A character in a circle, which Word writes as a formula: `eq \o\ac(○,1)`. */
const ENCLOSED = /^\s*eq\s*\\o\s*\\ac\s*\(\s*[○〇◯]\s*[,;，]\s*([^()]{1,4})\)/i;

export class Fields {
  private readonly open: Field[] = [];
  /** Kept as counters, since a hostile file opens a million fields and never closes one. */
  private openInstructions = 0;
  private openTocs = 0;

  /** Whether the current text is part of an instruction and so invisible. */
  get inInstruction(): boolean {
    return this.openInstructions > 0;
  }

  get inToc(): boolean {
    return this.openTocs > 0;
  }

  begin(): void {
    this.open.push({ instruction: '', hasResult: false, isToc: false });
    this.openInstructions++;
  }

  addInstruction(text: string): void {
    const field = this.open.at(-1);
    if (field && !field.hasResult && field.instruction.length < MAX_INSTRUCTION_LENGTH) {
      field.instruction += text;
    }
  }

  separate(): void {
    const field = this.open.at(-1);
    if (!field || field.hasResult) return;
    field.hasResult = true;
    this.openInstructions--;
    field.isToc = /^\s*TOC\b/i.test(field.instruction);
    if (field.isToc) this.openTocs++;
  }

  /** @returns the text that a field without a result displays, '' for any other */
  end(): string {
    const field = this.open.pop();
    if (!field) return '';
    if (field.isToc) this.openTocs--;
    if (field.hasResult) return '';
    this.openInstructions--;
    const enclosed = ENCLOSED.exec(field.instruction)?.[1]?.trim();
    return enclosed === undefined ? '' : /^\d+$/.test(enclosed) ? circled(Number(enclosed)) : enclosed;
  }

  /** Ends open instructions with the paragraph: one left open by a broken file must not swallow the rest. */
  endParagraph(): void {
    while (this.openInstructions > 0) {
      const field = this.open.pop();
      if (!field) break;
      if (!field.hasResult) this.openInstructions--;
      if (field.isToc) this.openTocs--;
    }
  }
}

function circled(value: number): string {
  return formatNumber('decimalEnclosedCircle', value);
}
