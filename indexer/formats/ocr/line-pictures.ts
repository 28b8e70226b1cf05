/**
 * Cuts the lines of a page out of its picture, straightened, as the pages of one TIFF. Read by itself, a line is
 * recognised better than within its page: half of the errors in numbers go away.
 */
import type { RecognisedLine } from './hocr.ts';
import type { GreyPicture } from './picture.ts';

/** Ems above and below the baseline, on which Han characters stand: less than the distance of lines. */
const ABOVE = 1.06;
const BELOW = 0.16;
/** Ems on each side. */
const BESIDE = 0.4;

export interface LinePicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Where its top left corner lies on the page. */
  readonly left: number;
  readonly top: number;
}

/** @param em pixels */
export function linePicture(picture: GreyPicture, line: RecognisedLine, em: number): LinePicture {
  const left = Math.round(line.left - BESIDE * em);
  const width = Math.max(1, Math.round(line.right + BESIDE * em) - left);
  const height = Math.max(1, Math.round((ABOVE + BELOW) * em));
  const baseline = line.bottom + line.offset;
  const pixels = new Uint8Array(width * height);
  for (let x = 0; x < width; x++) {
    const top = Math.round(baseline + line.slope * (left + x - line.left) - ABOVE * em);
    for (let y = 0; y < height; y++) pixels[y * width + x] = greyAt(picture, left + x, top + y);
  }
  return { width, height, pixels, left, top: Math.round(baseline - ABOVE * em) };
}

function greyAt({ width, height, pixels }: GreyPicture, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? 255 : (pixels[y * width + x] ?? 255);
}

const TAGS = { width: 256, height: 257, bits: 258, photometric: 262, offset: 273, rows: 278, bytes: 279 };
const ENTRY_BYTES = 12;
const SHORT = 3;
const LONG = 4;

/** TIFF 6.0: 8-bit grey without compression, little-endian. */
export function tiffOf(pictures: readonly LinePicture[]): Uint8Array {
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1');
  const parts: Buffer[] = [head];
  let [offset, pointer] = [head.length, { buffer: head, at: 4 }];
  for (const { width, height, pixels } of pictures) {
    const entries: readonly (readonly [tag: number, type: number, value: number])[] = [
      [TAGS.width, LONG, width],
      [TAGS.height, LONG, height],
      [TAGS.bits, SHORT, 8],
      [TAGS.photometric, SHORT, 1],
      [TAGS.offset, LONG, offset],
      [TAGS.rows, LONG, height],
      [TAGS.bytes, LONG, pixels.length],
    ];
    const directory = Buffer.alloc(2 + entries.length * ENTRY_BYTES + 4);
    directory.writeUInt16LE(entries.length, 0);
    for (const [index, [tag, type, value]] of entries.entries()) {
      const at = 2 + index * ENTRY_BYTES;
      directory.writeUInt16LE(tag, at);
      directory.writeUInt16LE(type, at + 2);
      directory.writeUInt32LE(1, at + 4);
      directory.writeUInt32LE(value, at + 8);
    }
    // A directory begins at an even offset.
    const strip = Buffer.concat([pixels, Buffer.alloc(pixels.length % 2)]);
    pointer.buffer.writeUInt32LE(offset + strip.length, pointer.at);
    pointer = { buffer: directory, at: directory.length - 4 };
    parts.push(strip, directory);
    offset += strip.length + directory.length;
  }
  return Buffer.concat(parts);
}
