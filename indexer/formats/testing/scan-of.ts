/** Makes scans for tests: pages of a PDF as pictures that are askew, blurred and dusty. */
import { crc32, deflateSync } from 'node:zlib';
import { type GreyPicture, greyPicture, parseGraymap } from '../ocr/picture.ts';

export interface ScanFaults {
  /** Degrees, clockwise. */
  readonly skew: number;
  /** Share of the pixels that are black or white by chance. */
  readonly dust: number;
  /** Whether each pixel is mixed with its neighbours. */
  readonly isBlurred: boolean;
}

export const USUAL_FAULTS: ScanFaults = { skew: 0.6, dust: 0.004, isBlurred: true };

/**
 * @param side pixels of the longer side: 2339 are 200 dpi of A4
 * @param pages of the PDF
 */
export async function scanOf(
  pdf: Uint8Array,
  pages: number,
  side: number,
  faults: ScanFaults = USUAL_FAULTS,
): Promise<GreyPicture[]> {
  const scans: GreyPicture[] = [];
  for (let page = 1; page <= pages; page++)
    scans.push(spoiled(await greyPicture({ bytes: pdf }, page, side), faults, page));
  return scans;
}

function spoiled(
  { width, height, pixels }: GreyPicture,
  { skew, dust, isBlurred }: ScanFaults,
  seed: number,
): GreyPicture {
  const random = randomNumbers(seed);
  const [sin, cos] = [Math.sin((skew * Math.PI) / 180), Math.cos((skew * Math.PI) / 180)];
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? 255 : (pixels[y * width + x] ?? 255);
  const turned = (x: number, y: number): number => {
    const [dx, dy] = [x - width / 2, y - height / 2];
    const [left, top] = [dx * cos + dy * sin + width / 2, dy * cos - dx * sin + height / 2];
    const [x0, y0] = [Math.floor(left), Math.floor(top)];
    const [fx, fy] = [left - x0, top - y0];
    return (
      (at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) +
      (at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy
    );
  };
  const out = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const sharp = turned(x, y);
      const grey = isBlurred
        ? sharp / 2 + (turned(x - 1, y) + turned(x + 1, y) + turned(x, y - 1) + turned(x, y + 1)) / 8
        : sharp;
      out[y * width + x] = random() < dust ? (random() < 0.5 ? 0 : 255) : Math.round(grey);
    }
  return pictureOf(width, height, out);
}

function pictureOf(width: number, height: number, pixels: Buffer): GreyPicture {
  return parseGraymap(Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), pixels]));
}

/** Mulberry32: the same dust in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An A4 PDF of nothing but pictures, as scanners write it. */
export function pdfOfPictures(pictures: readonly GreyPicture[]): Uint8Array {
  const kids = pictures.map((_, index) => `${3 + index * 3} 0 R`).join(' ');
  const stream = (entries: string, content: Uint8Array): Buffer =>
    Buffer.concat([
      Buffer.from(`<< ${entries} /Length ${content.length} >>\nstream\n`, 'latin1'),
      content,
      Buffer.from('\nendstream', 'latin1'),
    ]);
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} /MediaBox [0 0 595 842] >>`),
    ...pictures.flatMap(({ width, height, pixels }, index) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /Contents ${4 + index * 3} 0 R /Resources << /XObject << /I ${5 + index * 3} 0 R >> >> >>`,
      ),
      stream('', Buffer.from('q 595 0 0 842 0 0 cm /I Do Q')),
      stream(
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`,
        deflateSync(pixels),
      ),
    ]),
  ].map((object, index) =>
    Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]),
  );
  // Without a table of objects: readers find them by themselves.
  const trailer = Buffer.from(`trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF\n`);
  return Buffer.concat([Buffer.from('%PDF-1.4\n'), ...objects, trailer]);
}

/** A PNG of 8-bit grey without filters. */
export function pngOf({ width, height, pixels }: GreyPicture): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.concat([Buffer.of(0), pixels.subarray(y * width, (y + 1) * width)]),
  );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
