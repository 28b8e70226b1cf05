/** Pages as grey pictures: rendered by pdftoppm, which also draws what pdf.js leaves out, such as scans. */
import { CommandFailed, type CommandLimits, outputOf } from './limited-command.ts';

/** A PDF on disk or in memory. */
export type PdfSource = { readonly path: string } | { readonly bytes: Uint8Array };

export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** A byte each, row by row: 0 is black. */
  readonly pixels: Uint8Array;
  /** Portable graymap, as other programs read it. */
  readonly file: Uint8Array;
}

const RENDERING: CommandLimits = {
  seconds: 120,
  processorSeconds: 30,
  megabytes: 1536,
  outputBytes: 64 * 2 ** 20,
};

/**
 * @param page from 1
 * @param side pixels of the longer side
 * @throws CommandFailed if there is no such page, or it cannot be drawn
 */
export async function greyPicture(source: PdfSource, page: number, side: number): Promise<GreyPicture> {
  return parseGraymap(await rendered(source, page, side, ['-gray']));
}

/** The page as a PNG in colour. @throws CommandFailed if there is no such page, or it cannot be drawn */
export function pagePng(
  source: PdfSource,
  page: number,
  side: number,
  signal?: AbortSignal,
): Promise<Buffer> {
  return rendered(source, page, side, ['-png'], signal);
}

function rendered(
  source: PdfSource,
  page: number,
  side: number,
  format: readonly string[],
  signal?: AbortSignal,
): Promise<Buffer> {
  const [file, input] = 'path' in source ? [source.path, new Uint8Array()] : ['-', source.bytes];
  const range = ['-f', String(page), '-l', String(page)];
  const command = ['pdftoppm', ...format, ...range, '-cropbox', '-scale-to', String(side), file];
  return outputOf(command, input, RENDERING, signal);
}

/** @throws CommandFailed for anything but a binary graymap of 8 bits, which is all that pdftoppm writes */
export function parseGraymap(file: Uint8Array): GreyPicture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(file.subarray(0, 64)).toString('latin1'));
  const [width, height] = [Number(head?.[1]), Number(head?.[2])];
  const pixels = file.subarray(head?.[0].length ?? 0);
  if (!head || pixels.length !== width * height) throw new CommandFailed('pdftoppm wrote no whole picture');
  return { width, height, pixels, file };
}

/** @param turns clockwise quarter turns */
export function turned(picture: GreyPicture, turns: number): GreyPicture {
  if (turns === 0) return picture;
  const { width, height, pixels } = picture;
  const head = Buffer.from(`P5\n${height} ${width}\n255\n`, 'latin1');
  const file = Buffer.alloc(head.length + pixels.length);
  head.copy(file);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      file[head.length + x * height + (height - 1 - y)] = pixels[y * width + x] ?? 0;
  return turned(parseGraymap(file), turns - 1);
}
