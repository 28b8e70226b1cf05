/**
 * Collects the characters and ruled lines of a page of an OFD file (GB/T 33190-2016, clauses 9 and 11). Each
 * character is a run of its own: the file states where each of them stands.
 */
import type { XmlSink } from '../office-xml.ts';
import { type PlacedRun, placedRun } from '../pdf/content.ts';
import {
  IDENTITY,
  isMatrix,
  type Matrix,
  multiply,
  type Point,
  type Rule,
  rulesOfSubpaths,
} from '../pdf/ruled-lines.ts';
import { widthOf } from '../pdf/text-rows.ts';

type Attribute = (name: string) => string | undefined;

/** Points per millimetre, the unit of the file. */
const POINTS = 72 / 25.4;
/** Ems beyond the width of a character at which the next one stands apart: then the gap is intended. */
const MIN_GAP = 0.6;
/** Coordinates that the commands of a path take. */
const COORDINATES: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

/** Size of a page in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** @param box x, y, width and height in millimetres @returns null for anything else */
export function pageSize(box: string): PageSize | null {
  const [, , width = 0, height = 0] = numbersOf(box);
  return width > 0 && height > 0 ? { width: width * POINTS, height: height * POINTS } : null;
}

export class OfdPageReader implements XmlSink {
  readonly placed: PlacedRun[] = [];
  readonly rules: Rule[] = [];
  /** Ids of the template pages drawn with this one. */
  readonly templates: string[] = [];
  size: PageSize | null = null;

  private matrix: Matrix = IDENTITY;
  private fontSize = 0;
  private isStroked = true;
  private code: Attribute = () => undefined;
  private content = '';
  private depth = 0;
  /** Depth of the outermost invisible object. */
  private hiddenFrom = Number.POSITIVE_INFINITY;

  constructor(private readonly defaultSize: PageSize) {}

  open(name: string, attribute: Attribute): void {
    this.depth++;
    this.content = '';
    if (this.depth > this.hiddenFrom) return;
    if (attribute('Visible') === 'false') this.hiddenFrom = this.depth;
    else if (name === 'Template') this.templates.push(attribute('TemplateID') ?? '');
    else if (name === 'TextObject' || name === 'PathObject') {
      this.matrix = objectMatrix(attribute);
      this.fontSize = Number(attribute('Size') ?? 0);
      this.isStroked = attribute('Stroke') !== 'false';
    } else if (name === 'TextCode') this.code = attribute;
  }

  close(name: string): void {
    const isHidden = this.depth >= this.hiddenFrom;
    if (this.depth === this.hiddenFrom) this.hiddenFrom = Number.POSITIVE_INFINITY;
    this.depth--;
    if (isHidden) return;
    if (name === 'TextCode') this.placeText(this.content);
    else if (name === 'AbbreviatedData') this.drawPath(this.content);
    else if (name === 'PhysicalBox') this.size = pageSize(this.content);
  }

  text(text: string): void {
    this.content += text;
  }

  private placeText(text: string): void {
    const characters = [...text];
    const { width, height } = this.size ?? this.defaultSize;
    const x = deltas(this.code('DeltaX'), characters.length);
    const y = deltas(this.code('DeltaY'), characters.length);
    const isVertical = y.some((step) => step !== 0) && x.every((step) => step === 0);
    let [left, top] = [Number(this.code('X') ?? 0), Number(this.code('Y') ?? 0)];
    for (const [index, character] of characters.entries()) {
      const natural = widthOf(character) * this.fontSize;
      const step = x[index] ?? (this.code('DeltaX') === undefined && !isVertical ? natural : 0);
      const advance = step > 0 && step < natural + MIN_GAP * this.fontSize ? step : natural;
      const scale = this.fontSize;
      const matrix = multiply(this.matrix, [scale, 0, 0, scale, left, top]);
      const length = Math.hypot(this.matrix[0], this.matrix[1]) * advance;
      const run = matrix && placedRun(character, matrix, length, isVertical, width, height);
      if (run) this.placed.push(run);
      left += step;
      top += y[index] ?? 0;
    }
  }

  private drawPath(data: string): void {
    const subpaths: Point[][] = [];
    const [a, b, c, d, e, f] = this.matrix;
    const tokens = data.trim().split(/[\s,]+/);
    for (let at = 0; at < tokens.length; ) {
      const command = tokens[at] ?? '';
      const count = COORDINATES[command];
      if (count === undefined) break;
      const [x, y] = [Number(tokens[at + count - 1]), Number(tokens[at + count])];
      const current = subpaths.at(-1);
      const point: Point = [a * x + c * y + e, b * x + d * y + f];
      if (command === 'S' || command === 'M') subpaths.push([point]);
      else if (command === 'C' && current?.[0]) current.push(current[0]);
      else current?.push(point);
      at += 1 + count;
    }
    for (const rule of rulesOfSubpaths(subpaths, this.isStroked)) this.rules.push(rule);
  }
}

/** From the space of an object to points on the page: its own matrix first, then the place of its boundary. */
function objectMatrix(attribute: Attribute): Matrix {
  const own = numbersOf(attribute('CTM') ?? '');
  const [x = 0, y = 0] = numbersOf(attribute('Boundary') ?? '');
  const placed = multiply([1, 0, 0, 1, x, y], isMatrix(own) ? own : IDENTITY) ?? IDENTITY;
  return multiply([POINTS, 0, 0, POINTS, 0, 0], placed) ?? IDENTITY;
}

/** Steps from each character to the next; `g 3 5.5` stands for three steps of 5.5. @param most needed */
function deltas(text: string | undefined, most: number): number[] {
  const steps: number[] = [];
  const tokens = (text ?? '')
    .trim()
    .split(/[\s,]+/)
    .filter((token) => token !== '');
  for (let at = 0; at < tokens.length && steps.length < most; at++) {
    if (tokens[at] === 'g') {
      const [count, step] = [Number(tokens[at + 1]), Number(tokens[at + 2])];
      for (let index = 0; index < count && steps.length < most; index++) steps.push(step);
      at += 2;
    } else steps.push(Number(tokens[at]));
  }
  return steps.filter(Number.isFinite);
}

function numbersOf(text: string): number[] {
  return text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
}
