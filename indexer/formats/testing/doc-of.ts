/**
 * Builds minimal Word 97 files for tests (MS-DOC, MS-CFB): a header, one text piece, one page each of
 * character and paragraph properties, all in 512-byte sectors.
 */
import { MINI_STREAM_CUTOFF, oleOf, roundUp, SECTOR, uint32s } from './ole-of.ts';

export interface DocParagraph {
  readonly text: string;
  /** Terminator: \r for a paragraph, \x07 for a cell or a row. */
  readonly end?: string;
  /** Paragraph property modifiers (sprms) in hexadecimal. */
  readonly properties?: string;
  /** Character property modifiers (sprms) in hexadecimal. */
  readonly characters?: string;
}

export interface DocOptions {
  readonly flags?: number;
  readonly version?: number;
  /** Name of the text stream. */
  readonly stream?: string;
  /** Text of the header story, which follows the body. */
  readonly headers?: string;
  /** Further tables: the offset of their pointer in the file header, and their bytes. */
  readonly tables?: readonly (readonly [number, Uint8Array])[];
}

const TEXT_OFFSET = 2048;

export function docOf(paragraphs: readonly DocParagraph[], options: DocOptions = {}): Uint8Array {
  const texts = paragraphs.map(({ text, end = '\r' }) => text + end);
  const body = texts.join('');
  const text = Buffer.from(body + (options.headers ?? ''), 'utf16le');
  const bounds = [0, ...texts.map((text) => text.length * 2)].map(
    (
      (sum) => (size: number) =>
        (sum += size)
    )(TEXT_OFFSET),
  );
  const characterPage = page(
    bounds,
    paragraphs.map(({ characters = '' }) => Buffer.from(characters, 'hex')),
    1,
    (sprms) => Buffer.concat([Buffer.from([sprms.length]), sprms]),
  );
  const paragraphPage = page(
    bounds,
    paragraphs.map(({ properties = '' }) => Buffer.from(properties, 'hex')),
    13,
    (sprms) => Buffer.concat([Buffer.from([0, Math.ceil((sprms.length + 2) / 2), 0, 0]), sprms]),
  );

  const document = Buffer.alloc(
    Math.max(MINI_STREAM_CUTOFF, roundUp(TEXT_OFFSET + text.length) + 2 * SECTOR),
  );
  const firstPage = document.length / SECTOR - 2;
  const tables: (readonly [number, Uint8Array])[] = [
    [0xfa, pagePointer(bounds, firstPage)],
    [0x102, pagePointer(bounds, firstPage + 1)],
    [0x1a2, onePiece(text.length / 2)],
    ...(options.tables ?? []),
  ];
  document.writeUInt16LE(0xa5ec, 0);
  document.writeUInt16LE(options.version ?? 0xc1, 2);
  document.writeUInt16LE(options.flags ?? 0x0200, 10);
  document.writeUInt32LE(body.length, 0x4c);
  document.writeUInt32LE((options.headers ?? '').length, 0x54);
  text.copy(document, TEXT_OFFSET);
  characterPage.copy(document, firstPage * SECTOR);
  paragraphPage.copy(document, (firstPage + 1) * SECTOR);

  const table = Buffer.alloc(
    roundUp(
      Math.max(
        MINI_STREAM_CUTOFF,
        tables.reduce((sum, [, bytes]) => sum + bytes.length, 0),
      ),
    ),
  );
  let at = 0;
  for (const [place, bytes] of tables) {
    document.writeUInt32LE(at, place);
    document.writeUInt32LE(bytes.length, place + 4);
    table.set(bytes, at);
    at += bytes.length;
  }
  return oleOf([
    [options.stream ?? 'WordDocument', document],
    ['1Table', table],
  ]);
}

function page(
  bounds: readonly number[],
  modifiers: readonly Buffer[],
  width: number,
  encode: (sprms: Buffer) => Buffer,
): Buffer {
  const bytes = Buffer.alloc(SECTOR);
  let end = SECTOR - 1;
  for (const [index, bound] of bounds.entries()) bytes.writeUInt32LE(bound, index * 4);
  modifiers.forEach((sprms, index) => {
    const encoded = encode(sprms);
    end = (end - encoded.length) & ~1;
    encoded.copy(bytes, end);
    bytes.writeUInt8(end / 2, bounds.length * 4 + index * width);
  });
  bytes.writeUInt8(modifiers.length, SECTOR - 1);
  return bytes;
}

function pagePointer(bounds: readonly number[], page: number): Buffer {
  return uint32s(bounds[0] ?? 0, bounds.at(-1) ?? 0, page);
}

function onePiece(characters: number): Buffer {
  const piece = Buffer.concat([
    uint32s(0, characters),
    Buffer.alloc(2),
    uint32s(TEXT_OFFSET),
    Buffer.alloc(2),
  ]);
  return Buffer.concat([Buffer.from([2]), uint32s(piece.length), piece]);
}
