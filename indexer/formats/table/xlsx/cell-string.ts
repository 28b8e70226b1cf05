/** Extracts the visible text of shared and inline strings. */

/** Joins the runs of a rich text string, without its phonetic runs. */
export class TextRuns {
  private runs = '';
  private inText = false;
  private phonetic = false;

  open(name: string): void {
    if (name === 'rPh') this.phonetic = true;
    if (name === 't') this.inText = true;
  }

  add(text: string): void {
    if (this.inText && !this.phonetic) this.runs += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic = false;
    if (name === 't') this.inText = false;
  }

  clear(): void {
    this.runs = '';
  }

  text(): string {
    return unescapeText(this.runs);
  }
}

/** Characters that XML forbids are escaped as _x000D_; an underscore that looks like an escape is _x005F_. */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
