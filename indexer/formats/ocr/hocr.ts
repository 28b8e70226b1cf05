/** Reads tesseract's hOCR: the lines that it recognised, and where they stand. Pixels, y from the top. */
import { readXml, type XmlSink } from '../office-xml.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface RecognisedWord extends Box {
  readonly text: string;
  /** Per cent. */
  readonly confidence: number;
}

export interface RecognisedLine extends Box {
  readonly words: readonly RecognisedWord[];
  /** Index of its picture, where several were read at once. */
  readonly picture: number;
  /** The baseline: pixels down per pixel to the right, and how far below the bottom left corner it begins. */
  readonly slope: number;
  readonly offset: number;
  /** Of a row of such letters. */
  readonly rowHeight: number;
}

const LINE = /\bocr_(?:line|header|textfloat|caption)\b/;
const PAGE = /\bocr_page\b/;
const WORD = /\bocrx_word\b/;

/** @throws Error if the output is cut short */
export async function parseHocr(hocr: Uint8Array): Promise<RecognisedLine[]> {
  const sink = new HocrSink();
  await readXml(
    (async function* () {
      yield hocr;
    })(),
    sink,
  );
  return sink.lines.filter(({ words }) => words.length > 0);
}

class HocrSink implements XmlSink {
  readonly lines: (RecognisedLine & { readonly words: RecognisedWord[] })[] = [];
  private picture = -1;
  private word: (Omit<RecognisedWord, 'text'> & { text: string; depth: number }) | null = null;

  open(_name: string, attribute: (name: string) => string | undefined): void {
    if (this.word) {
      this.word.depth++;
      return;
    }
    const kind = attribute('class') ?? '';
    const title = attribute('title') ?? '';
    if (PAGE.test(kind)) this.picture++;
    else if (LINE.test(kind)) {
      const [slope = 0, offset = 0] = numbersAfter(title, 'baseline');
      const [rowHeight = 0] = numbersAfter(title, 'x_size');
      this.lines.push({ ...boxOf(title), picture: this.picture, words: [], slope, offset, rowHeight });
    } else if (WORD.test(kind)) {
      const [confidence = 0] = numbersAfter(title, 'x_wconf');
      this.word = { ...boxOf(title), confidence, text: '', depth: 0 };
    }
  }

  close(): void {
    if (!this.word) return;
    if (this.word.depth-- > 0) return;
    const { depth: _, ...word } = this.word;
    const text = word.text.trim();
    if (text !== '') this.lines.at(-1)?.words.push({ ...word, text });
    this.word = null;
  }

  text(text: string): void {
    if (this.word) this.word.text += text;
  }
}

function boxOf(title: string): Box {
  const [left = 0, top = 0, right = 0, bottom = 0] = numbersAfter(title, 'bbox');
  return { left, top, right, bottom };
}

/** The numbers of a property, as in `bbox 1 2 3 4; baseline 0.01 -5`. */
function numbersAfter(title: string, property: string): number[] {
  const values = new RegExp(`(?:^|;)\\s*${property}((?:\\s+-?[\\d.]+)+)`).exec(title)?.[1];
  return values === undefined ? [] : values.trim().split(/\s+/).map(Number);
}
