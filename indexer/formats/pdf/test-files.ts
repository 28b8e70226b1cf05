/** PDFs for tests: written by hand, byte for byte, or printed by Chromium where there is one. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A line of a hand-written page. Points, from the left and from the top of a page of 595 by 842 (A4). */
export interface WrittenLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Degrees, counter-clockwise. */
  readonly turned?: number;
}

const HEIGHT = 842;

/**
 * A PDF whose font is not in it, as old writers of Chinese do: STSong-Light by UniGB-UCS2-H.
 *
 * @param trailer entries to add, such as /Encrypt
 */
export function writePdf(pages: readonly (readonly WrittenLine[])[], trailer = ''): Uint8Array {
  const font = pages.length * 2 + 3;
  const kids = pages.map((_, index) => `${3 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 595 ${HEIGHT}] >>`,
    ...pages.flatMap((lines, index) => {
      const content = lines.map(drawn).join('\n');
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

function drawn({ text, x, y, size = 16, turned = 0 }: WrittenLine): string {
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)];
  const matrix = [cos, sin, -sin, cos, x, HEIGHT - y].map((number) => number.toFixed(3)).join(' ');
  const code = [...text].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  return `BT /F ${size} Tf ${matrix} Tm <${code}> Tj ET`;
}

/** `CHROMIUM_BIN`, or one on PATH; without any, tests that print are skipped. */
export function chromium(): string | null {
  const { CHROMIUM_BIN, PATH = '' } = process.env;
  if (CHROMIUM_BIN) return CHROMIUM_BIN;
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const paths = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** @param furniture whether Chromium prints its own head and foot: time, title, address, page number */
export function printPdf(browser: string, html: string, furniture = false): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'zhenjian-pdf-'));
  try {
    writeFileSync(join(folder, 'page.html'), html);
    const own = furniture ? [] : ['--no-pdf-header-footer'];
    execFileSync(
      browser,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        `--user-data-dir=${join(folder, 'profile')}`,
        ...own,
        `--print-to-pdf=${join(folder, 'page.pdf')}`,
        join(folder, 'page.html'),
      ],
      { stdio: 'ignore', timeout: 60_000 },
    );
    return new Uint8Array(readFileSync(join(folder, 'page.pdf')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
