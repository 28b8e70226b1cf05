/**
 * The fields open at a place of a text: what Word computes and writes in, like a page number, a link or a table of
 * contents. Between begin and separate stands the instruction, between separate and end the result that is seen.
 */
import { numberIn } from './number-forms.ts';

interface Field {
  instruction: string;
  shown: boolean;
  contents: boolean;
}

/** Characters: no instruction that is understood here is longer. */
const INSTRUCTION_LENGTH = 200;
/** A sign put in a circle, which Word writes as a formula: `eq \o\ac(○,1)`. */
const ENCLOSED = /^\s*eq\s*\\o\s*\\ac\s*\(\s*[○〇◯]\s*[,;，]\s*([^()]{1,4})\)/i;

export class Fields {
  private readonly open: Field[] = [];
  /** Counted along, since a hostile file opens a million fields and never closes one. */
  private instructions = 0;
  private contents = 0;

  /** Whether text here is part of an instruction. */
  get hides(): boolean {
    return this.instructions > 0;
  }

  /** Whether text here is an entry of a table of contents. */
  get inContents(): boolean {
    return this.contents > 0;
  }

  begin(): void {
    this.open.push({ instruction: '', shown: false, contents: false });
    this.instructions++;
  }

  instruct(text: string): void {
    const field = this.open.at(-1);
    if (field && !field.shown && field.instruction.length < INSTRUCTION_LENGTH) field.instruction += text;
  }

  separate(): void {
    const field = this.open.at(-1);
    if (!field || field.shown) return;
    field.shown = true;
    this.instructions--;
    field.contents = /^\s*TOC\b/i.test(field.instruction);
    if (field.contents) this.contents++;
  }

  /** @returns what the field shows though it has no result */
  end(): string {
    const field = this.open.pop();
    if (!field) return '';
    if (field.contents) this.contents--;
    if (field.shown) return '';
    this.instructions--;
    const enclosed = ENCLOSED.exec(field.instruction)?.[1]?.trim();
    return enclosed === undefined ? '' : /^\d+$/.test(enclosed) ? circled(Number(enclosed)) : enclosed;
  }

  /** An instruction never outlasts its paragraph: one left open by a broken file must not swallow the rest. */
  endParagraph(): void {
    while (this.instructions > 0) {
      const field = this.open.pop();
      if (!field) break;
      if (!field.shown) this.instructions--;
      if (field.contents) this.contents--;
    }
  }
}

function circled(value: number): string {
  return numberIn('decimalEnclosedCircle', value);
}
