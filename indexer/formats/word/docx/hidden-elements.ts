/** Tracks whether the current element of a docx is visible in Word, from its start and end events. */

/** Invisible with their whole content: earlier states, descriptions of the text, and the 拼音 of ruby text. */
const HIDDEN_ELEMENTS = new Set([
  ...['w:rPrChange', 'w:pPrChange', 'w:sectPrChange', 'w:tblPrChange', 'w:tblPrExChange', 'w:trPrChange'],
  ...['w:tcPrChange', 'w:tblGridChange', 'w:numberingChange', 'w:delText', 'w:delInstrText'],
  ...['w:tabs', 'w:rt', 'w:docPart'],
]);
/** Extensions whose text is read here; for others (emoji, charts) the fallback is used. */
const SUPPORTED_EXTENSIONS = new Set(['wps', 'wpg', 'wpc', 'wpi', 'w14', 'w15', 'wp14', 'a14', 'v', '']);

export class HiddenElements {
  private depth = 0;
  /** Depth of the outermost hidden element. */
  private hiddenFrom = Number.POSITIVE_INFINITY;
  /** For each enclosing mc:AlternateContent, whether one of its alternatives has been chosen. */
  private readonly alternativeChosen: boolean[] = [];

  /** Whether text at the current position is hidden. */
  get isHidden(): boolean {
    return this.depth >= this.hiddenFrom;
  }

  /** @returns whether the element is hidden */
  open(name: string, parent: string, attribute: (name: string) => string | undefined): boolean {
    this.depth++;
    if (this.depth > this.hiddenFrom) return true;
    if (name === 'mc:AlternateContent') this.alternativeChosen.push(false);
    if (this.hidesContent(name, parent, attribute('Requires') ?? '')) this.hiddenFrom = this.depth;
    return this.isHidden;
  }

  /** @returns whether the element was hidden */
  close(name: string): boolean {
    const wasHidden = this.isHidden;
    if (this.depth === this.hiddenFrom) this.hiddenFrom = Number.POSITIVE_INFINITY;
    if (!wasHidden && name === 'mc:AlternateContent') this.alternativeChosen.pop();
    this.depth--;
    return wasHidden;
  }

  private hidesContent(name: string, parent: string, requires: string): boolean {
    if (HIDDEN_ELEMENTS.has(name)) return true;
    // In the properties of a paragraph mark or a row these are empty and mean that it was deleted itself.
    if (name === 'w:del' || name === 'w:moveFrom') return parent !== 'w:rPr' && parent !== 'w:trPr';
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false;
    if (this.alternativeChosen.at(-1)) return true;
    if (
      name === 'mc:Choice' &&
      !requires.split(/\s+/).every((extension) => SUPPORTED_EXTENSIONS.has(extension))
    )
      return true;
    if (this.alternativeChosen.length > 0) this.alternativeChosen[this.alternativeChosen.length - 1] = true;
    return false;
  }
}
