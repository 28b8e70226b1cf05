/** The encodings of an RTF file: its own, and one for each font (RTF 1.9.1, “Font table”). */
import { symbolCharacter } from '../symbols.ts';

interface Font {
  name: string;
  charset: number;
}

/** By charset of the font. */
const CHARSETS: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  177: 'windows-1255',
  178: 'windows-1256',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
/** By code page of the file; any other is that of Western Europe. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  54936: 'gb18030',
  65001: 'utf-8',
};
const WESTERN = 'windows-1252';
const SYMBOL_CHARSET = 2;

export class Fonts {
  private readonly fonts = new Map<number, Font>();
  private readonly decoders = new Map<string, TextDecoder>();
  private readonly strict = new Map<string, TextDecoder>();
  private current: Font = { name: '', charset: 0 };
  private codePage = WESTERN;
  /** The font of text that names none. */
  defaultFont = 0;

  setCodePage(page: number): void {
    this.codePage = CODE_PAGES[page] ?? WESTERN;
  }

  /** Starts an entry of the font table, to which charset and name belong. */
  define(id: number): void {
    this.current = { name: '', charset: 0 };
    this.fonts.set(id, this.current);
  }

  setCharset(charset: number): void {
    this.current.charset = charset;
  }

  addName(text: string): void {
    if (this.current.name.length < 100) this.current.name += text.replace(/;.*$/s, '');
  }

  decode(bytes: Uint8Array, id: number | null): string {
    const font = this.fonts.get(id ?? this.defaultFont);
    if (font?.charset === SYMBOL_CHARSET)
      return [...bytes].map((byte) => symbolCharacter(font.name, (0xf000 + byte).toString(16))).join('');
    const encoding = CHARSETS[font?.charset ?? 0];
    if (encoding !== undefined) return this.decoder(encoding).decode(bytes);
    // A font without a charset of its own has that of the file, or is Western in a Chinese file.
    try {
      return this.decoder(this.codePage, true).decode(bytes);
    } catch {
      return this.decoder(WESTERN).decode(bytes);
    }
  }

  /** The character that a code of a symbol font shows; any other character is itself. */
  character(code: number, id: number | null): string {
    if (code < 0xf000 || code > 0xf0ff) return String.fromCharCode(code);
    return symbolCharacter(this.fonts.get(id ?? this.defaultFont)?.name ?? '', code.toString(16));
  }

  private decoder(encoding: string, fatal = false): TextDecoder {
    const decoders = fatal ? this.strict : this.decoders;
    const decoder = decoders.get(encoding) ?? new TextDecoder(encoding, { fatal });
    decoders.set(encoding, decoder);
    return decoder;
  }
}
