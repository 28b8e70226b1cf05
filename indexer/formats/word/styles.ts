/**
 * Reads from `styles.xml` the style properties that affect visible text: numbering, outline level, indent,
 * hiding.
 */
import type { XmlSink } from '../office-xml.ts';

/**
 * Properties set directly on a paragraph or style; undefined where they are inherited from its base style.
 */
export interface ParagraphProperties {
  style?: string;
  numbering?: string;
  numberingLevel?: number;
  /** 0 is the outermost, 9 means body text. */
  outlineLevel?: number;
  /** First-line indent in twentieths of a point. */
  indent?: number;
  /** First-line indent in hundredths of a character. */
  indentCharacters?: number;
  /** Left indent of all lines, in twentieths of a point. */
  left?: number;
  /** Left indent of all lines, in hundredths of a character. */
  leftCharacters?: number;
}

type NumberKey =
  | 'numberingLevel'
  | 'outlineLevel'
  | 'indent'
  | 'indentCharacters'
  | 'left'
  | 'leftCharacters';

interface Style extends ParagraphProperties {
  readonly id: string;
  name: string;
  hidden?: boolean;
}

const HEADING_NAME = /^(?:heading|标题)\s*([1-9])$/i;
/** A title is not a heading, although Chinese Word gives its style the first outline level. */
const TITLE_NAME = /^(?:title|subtitle|标题|副标题)$/i;
/** Of Word and WPS, in English and in Chinese. */
const QUOTATION_NAME = /^(?:(?:intense )?quote|quotations?|block text|(?:明显)?引用|引文段?)$/i;
/** Two characters of 10.5 pt, the smallest size of running text: in twentieths of a point. */
const MIN_BLOCK_INDENT = 400;
/** In hundredths of a character. */
const MIN_BLOCK_CHARACTERS = 200;
const TOC_NAME = /^(?:toc|目录)\s*[1-9]$/i;
/** Length of an inheritance chain: Word allows eleven; without a limit a cycle would never end. */
const MAX_CHAIN_LENGTH = 50;

export class Styles {
  private readonly styles = new Map<string, Style>();
  private defaultParagraph: string | undefined;

  /** Receives the elements of `styles.xml`. */
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
          if (name === 'w:vanish') style.hidden = isToggleOn(value);
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

  /** Resolves a property from the paragraph, its style and its base styles. */
  private resolve(paragraph: ParagraphProperties, key: NumberKey): number | undefined {
    return paragraph[key] ?? this.chain(paragraph.style).find((style) => style[key] !== undefined)?.[key];
  }

  /** The numbering inherited through a style, and the style that sets it. */
  numbering(style: string | undefined): { numbering: string; level: number | null; style: string } | null {
    const chain = this.chain(style);
    const owner = chain.find((ancestor) => ancestor.numbering !== undefined);
    if (owner?.numbering === undefined) return null;
    const level = chain.find((ancestor) => ancestor.numberingLevel !== undefined)?.numberingLevel ?? null;
    return { numbering: owner.numbering, level, style: owner.id };
  }

  /** 1 is the outermost heading; null means no heading. */
  headingLevel(paragraph: ParagraphProperties): number | null {
    const names = this.chain(paragraph.style).map(({ name }) => name);
    if (TITLE_NAME.test(names[0] ?? '')) return null;
    const level = this.resolve(paragraph, 'outlineLevel');
    if (level !== undefined) return level <= 8 ? level + 1 : null;
    const named = names.map((name) => HEADING_NAME.exec(name)?.[1]).find((digit) => digit !== undefined);
    return named === undefined ? null : Number(named);
  }

  isTocEntry(paragraph: ParagraphProperties): boolean {
    return this.chain(paragraph.style).some(({ name }) => TOC_NAME.test(name));
  }

  /** Whether the first line is indented. */
  isIndented(paragraph: ParagraphProperties): boolean {
    return (
      (this.resolve(paragraph, 'indentCharacters') ?? 0) > 0 || (this.resolve(paragraph, 'indent') ?? 0) > 0
    );
  }

  /** Whether it is set as a block quotation: by the style for one, or indented by two characters and not numbered. */
  isQuotation(paragraph: ParagraphProperties): boolean {
    if (this.chain(paragraph.style).some(({ name }) => QUOTATION_NAME.test(name))) return true;
    return (
      (this.resolve(paragraph, 'leftCharacters') ?? 0) >= MIN_BLOCK_CHARACTERS ||
      (this.resolve(paragraph, 'left') ?? 0) >= MIN_BLOCK_INDENT
    );
  }

  isHidden(style: string | undefined): boolean {
    if (style === undefined) return false;
    return this.chain(style).find(({ hidden }) => hidden !== undefined)?.hidden ?? false;
  }

  private chain(id: string | undefined): Style[] {
    const chain: Style[] = [];
    let style = this.styles.get(id ?? this.defaultParagraph ?? '');
    while (style && chain.length < MAX_CHAIN_LENGTH) {
      chain.push(style);
      style = style.style === undefined ? undefined : this.styles.get(style.style);
    }
    return chain;
  }
}

/** Reads one child of `w:pPr`, which styles and paragraphs share. */
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
    setNumber(properties, 'left', attribute('w:left') ?? attribute('w:start'));
    setNumber(properties, 'leftCharacters', attribute('w:leftChars') ?? attribute('w:startChars'));
    // A hanging indent cancels an inherited first-line indent.
    if (attribute('w:hanging') !== undefined) properties.indent = 0;
    if (attribute('w:hangingChars') !== undefined) properties.indentCharacters = 0;
  }
}

function setNumber(properties: ParagraphProperties, key: NumberKey, value: string | undefined): void {
  const number = Number.parseFloat(value ?? '');
  if (Number.isFinite(number)) properties[key] = number;
}

/** A toggle element without a value is on. */
export function isToggleOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/i.test(value);
}
