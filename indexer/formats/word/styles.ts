/** `styles.xml` in; out, by style, what of it changes the text that a reader sees: numbering, level, indent, hiding. */
import type { XmlSink } from './xml.ts';

/** What a paragraph or a style says for itself; undefined where it leaves the word to what it is based on. */
export interface ParagraphProperties {
  style?: string;
  numbering?: string;
  numberingLevel?: number;
  /** 0 the outermost, 9 none. */
  outlineLevel?: number;
  /** Of the first line, in twentieths of a point and in hundredths of a character. */
  indent?: number;
  indentCharacters?: number;
}

type NumberKey = 'numberingLevel' | 'outlineLevel' | 'indent' | 'indentCharacters';

interface Style extends ParagraphProperties {
  readonly id: string;
  name: string;
  hidden?: boolean;
}

const HEADING_NAME = /^(?:heading|标题)\s*([1-9])$/i;
/** A title stands above the outline, though Chinese Word gives its style the first level. */
const TITLE_NAME = /^(?:title|subtitle|标题|副标题)$/i;
const CONTENTS_NAME = /^(?:toc|目录)\s*[1-9]$/i;
/** Styles based on one another: Word allows eleven; a ring of them would never end. */
const MAX_CHAIN = 50;

export class Styles {
  private readonly styles = new Map<string, Style>();
  private defaultParagraph: string | undefined;

  /** What reads `styles.xml` into these styles. */
  sink(): XmlSink {
    let style: Style | null = null;
    const parents: string[] = [];
    return {
      open: (name, attribute) => {
        const value = attribute('w:val');
        if (name === 'w:style') {
          style = { id: attribute('w:styleId') ?? '', name: '' };
          this.styles.set(style.id, style);
          if (attribute('w:type') === 'paragraph' && /^(?:1|true|on)$/.test(attribute('w:default') ?? '')) {
            this.defaultParagraph = style.id;
          }
        } else if (style && parents.length === 2) {
          if (name === 'w:name') style.name = value ?? '';
          if (name === 'w:basedOn' && value !== undefined) style.style = value;
        } else if (style && parents[2] === 'w:rPr') {
          if (name === 'w:vanish') style.hidden = isOn(value);
        } else if (style && parents[2] === 'w:pPr') {
          readParagraphProperty(style, name, attribute);
        }
        parents.push(name);
      },
      close: (name) => {
        parents.pop();
        if (name === 'w:style') style = null;
      },
      text() {},
    };
  }

  /** The first value that a paragraph, its style or what that is based on has for a property. */
  private value(paragraph: ParagraphProperties, key: NumberKey): number | undefined {
    return paragraph[key] ?? this.chain(paragraph.style).find((style) => style[key] !== undefined)?.[key];
  }

  /** The numbering that a paragraph has from its style, and which style says so. */
  numbering(style: string | undefined): { numbering: string; level: number | null; style: string } | null {
    const chain = this.chain(style);
    const owner = chain.find((one) => one.numbering !== undefined);
    if (owner?.numbering === undefined) return null;
    const level = chain.find((one) => one.numberingLevel !== undefined)?.numberingLevel ?? null;
    return { numbering: owner.numbering, level, style: owner.id };
  }

  /** 1 the outermost heading, null for what is none. */
  headingLevel(paragraph: ParagraphProperties): number | null {
    const names = this.chain(paragraph.style).map(({ name }) => name);
    if (TITLE_NAME.test(names[0] ?? '')) return null;
    const level = this.value(paragraph, 'outlineLevel');
    if (level !== undefined) return level <= 8 ? level + 1 : null;
    const named = names.map((name) => HEADING_NAME.exec(name)?.[1]).find((digit) => digit !== undefined);
    return named === undefined ? null : Number(named);
  }

  isContents(paragraph: ParagraphProperties): boolean {
    return this.chain(paragraph.style).some(({ name }) => CONTENTS_NAME.test(name));
  }

  /** Whether the first line of a paragraph stands in. */
  isIndented(paragraph: ParagraphProperties): boolean {
    return (this.value(paragraph, 'indentCharacters') ?? 0) > 0 || (this.value(paragraph, 'indent') ?? 0) > 0;
  }

  isHidden(style: string | undefined): boolean {
    if (style === undefined) return false;
    return this.chain(style).find(({ hidden }) => hidden !== undefined)?.hidden ?? false;
  }

  private chain(id: string | undefined): Style[] {
    const chain: Style[] = [];
    let style = this.styles.get(id ?? this.defaultParagraph ?? '');
    while (style && chain.length < MAX_CHAIN) {
      chain.push(style);
      style = style.style === undefined ? undefined : this.styles.get(style.style);
    }
    return chain;
  }
}

/** Reads one element within `w:pPr`, the same in a style and in a paragraph. */
export function readParagraphProperty(
  properties: ParagraphProperties,
  name: string,
  attribute: (name: string) => string | undefined,
): void {
  const value = attribute('w:val');
  if (name === 'w:pStyle' && value !== undefined) properties.style = value;
  if (name === 'w:numId' && value !== undefined) properties.numbering = value;
  if (name === 'w:ilvl') setNumber(properties, 'numberingLevel', value);
  if (name === 'w:outlineLvl') setNumber(properties, 'outlineLevel', value);
  if (name === 'w:ind') {
    setNumber(properties, 'indent', attribute('w:firstLine'));
    setNumber(properties, 'indentCharacters', attribute('w:firstLineChars'));
    // A line that hangs stands out and not in, whatever the style said.
    if (attribute('w:hanging') !== undefined) properties.indent = 0;
    if (attribute('w:hangingChars') !== undefined) properties.indentCharacters = 0;
  }
}

function setNumber(properties: ParagraphProperties, key: NumberKey, value: string | undefined): void {
  const number = Number.parseFloat(value ?? '');
  if (Number.isFinite(number)) properties[key] = number;
}

/** A switch is on where it stands without a value, too. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/i.test(value);
}
