/** Creates PDFs for tests: written byte by byte, or printed by Chromium if it is installed. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A line of a written page, in points from the top left of an A4 page (595 by 842). */
export interface WrittenLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Counter-clockwise, in degrees. */
  readonly rotation?: number;
}

const HEIGHT = 842;

/**
 * Writes a PDF that does not embed its font, like old Chinese software: STSong-Light with UniGB-UCS2-H.
 *
 * @param trailer additional trailer entries, such as /Encrypt
 */
export function writePdf(pages: readonly (readonly WrittenLine[])[], trailer = ''): Uint8Array {
  const font = pages.length * 2 + 3;
  const kids = pages.map((_, index) => `${3 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 595 ${HEIGHT}] >>`,
    ...pages.flatMap((lines, index) => {
      const content = lines.map(drawOperators).join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /Contents ${4 + index * 2} 0 R /Resources << /Font << /F ${font} 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [${font + 1} 0 R] >>`,
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor ' +
      `${font + 2} 0 R >>`,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 ' +
      '/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  text +=
    `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n` +
    `startxref\n${text.length}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}

function drawOperators({ text, x, y, size = 16, rotation = 0 }: WrittenLine): string {
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  const matrix = [cos, sin, -sin, cos, x, HEIGHT - y].map((number) => number.toFixed(3)).join(' ');
  const code = [...text].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  return `BT /F ${size} Tf ${matrix} Tm <${code}> Tj ET`;
}

/** Path of Chromium, from `CHROMIUM_BIN` or PATH; null skips the tests that print. */
export function chromium(): string | null {
  const { CHROMIUM_BIN, PATH = '' } = process.env;
  if (CHROMIUM_BIN) return CHROMIUM_BIN;
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const paths = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Milliseconds: a busy machine takes a minute to start a browser. */
const PRINT_TIMEOUT = 240_000;

/** @param hasHeaderFooter whether Chromium prints its own header and footer: time, title, URL, page number */
export function printPdf(browser: string, html: string, hasHeaderFooter = false): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'zhenjian-pdf-'));
  try {
    writeFileSync(join(folder, 'page.html'), html);
    const headerFooterArguments = hasHeaderFooter ? [] : ['--no-pdf-header-footer'];
    execFileSync(
      browser,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        `--user-data-dir=${join(folder, 'profile')}`,
        ...headerFooterArguments,
        `--print-to-pdf=${join(folder, 'page.pdf')}`,
        join(folder, 'page.html'),
      ],
      { stdio: 'ignore', timeout: PRINT_TIMEOUT },
    );
    return new Uint8Array(readFileSync(join(folder, 'page.pdf')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
