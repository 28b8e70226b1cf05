/** Elements of a docx in, one by one; whether a reader of Word sees what is in them, out. */

/** With all that is in them: what was, what is only said of the text, and 拼音 above the characters. */
const UNSEEN = new Set([
  ...['w:rPrChange', 'w:pPrChange', 'w:sectPrChange', 'w:tblPrChange', 'w:tblPrExChange', 'w:trPrChange'],
  ...['w:tcPrChange', 'w:tblGridChange', 'w:numberingChange', 'w:delText', 'w:delInstrText'],
  ...['w:tabs', 'w:rt', 'w:docPart'],
]);
/** Extensions whose text is read here; of others (an emoji's, a chart's) the fallback is taken. */
const KNOWN = new Set(['wps', 'wpg', 'wpc', 'wpi', 'w14', 'w15', 'wp14', 'a14', 'v', '']);

export class Unseen {
  private depth = 0;
  /** Depth at which what is unseen began. */
  private from = Number.POSITIVE_INFINITY;
  /** Of each mc:AlternateContent around here, whether one of its alternatives was taken. */
  private readonly alternatives: boolean[] = [];

  /** Whether text here is out of sight. */
  get hides(): boolean {
    return this.depth >= this.from;
  }

  /** @returns whether the element is out of sight */
  open(name: string, parent: string, attribute: (name: string) => string | undefined): boolean {
    this.depth++;
    if (this.depth > this.from) return true;
    if (name === 'mc:AlternateContent') this.alternatives.push(false);
    if (this.isUnseen(name, parent, attribute('Requires') ?? '')) this.from = this.depth;
    return this.hides;
  }

  /** @returns whether the element was out of sight */
  close(name: string): boolean {
    const wasHidden = this.hides;
    if (this.depth === this.from) this.from = Number.POSITIVE_INFINITY;
    if (!wasHidden && name === 'mc:AlternateContent') this.alternatives.pop();
    this.depth--;
    return wasHidden;
  }

  private isUnseen(name: string, parent: string, requires: string): boolean {
    if (UNSEEN.has(name)) return true;
    // In the properties of a paragraph mark or a row these say that itself was deleted, and hold nothing.
    if (name === 'w:del' || name === 'w:moveFrom') return parent !== 'w:rPr' && parent !== 'w:trPr';
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false;
    if (this.alternatives.at(-1)) return true;
    if (name === 'mc:Choice' && !requires.split(/\s+/).every((need) => KNOWN.has(need))) return true;
    if (this.alternatives.length > 0) this.alternatives[this.alternatives.length - 1] = true;
    return false;
  }
}
