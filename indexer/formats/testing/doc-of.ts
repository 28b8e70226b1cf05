/**
 * Paragraphs in, a Word 97 file out, with no more in it than a reader needs (MS-DOC, MS-CFB): a header, one piece
 * of text, a page each of character and paragraph properties, all in sectors of 512 bytes.
 */
export interface DocParagraph {
  readonly text: string;
  /** What ends it: \r a paragraph, \x07 a cell or a row. */
  readonly end?: string;
  /** Instructions for the paragraph (sprms), as hexadecimal. */
  readonly properties?: string;
  /** Instructions for the characters. */
  readonly characters?: string;
}

export interface DocOptions {
  readonly flags?: number;
  readonly version?: number;
  /** Name of the stream that holds the text. */
  readonly stream?: string;
  /** Text of the headers' story, behind the body. */
  readonly headers?: string;
  /** Further tables: the place of their pointer in the header, and their bytes. */
  readonly tables?: readonly (readonly [number, Uint8Array])[];
}

const SECTOR = 512;
/** Streams shorter than this would go into a stream of small sectors. */
const MINIMUM = 4096;
const TEXT_AT = 2048;
const END_OF_CHAIN = 0xfffffffe;

export function docOf(paragraphs: readonly DocParagraph[], options: DocOptions = {}): Uint8Array {
  const texts = paragraphs.map(({ text, end = '\r' }) => text + end);
  const body = texts.join('');
  const text = Buffer.from(body + (options.headers ?? ''), 'utf16le');
  const bounds = [0, ...texts.map((one) => one.length * 2)].map(
    (
      (sum) => (size: number) =>
        (sum += size)
    )(TEXT_AT),
  );
  const characterPage = page(
    bounds,
    paragraphs.map(({ characters = '' }) => Buffer.from(characters, 'hex')),
    1,
    (list) => Buffer.concat([Buffer.from([list.length]), list]),
  );
  const paragraphPage = page(
    bounds,
    paragraphs.map(({ properties = '' }) => Buffer.from(properties, 'hex')),
    13,
    (list) => Buffer.concat([Buffer.from([0, Math.ceil((list.length + 2) / 2), 0, 0]), list]),
  );

  const document = Buffer.alloc(Math.max(MINIMUM, roundUp(TEXT_AT + text.length) + 2 * SECTOR));
  const pagesAt = document.length / SECTOR - 2;
  const tables: (readonly [number, Uint8Array])[] = [
    [0xfa, pagePointer(bounds, pagesAt)],
    [0x102, pagePointer(bounds, pagesAt + 1)],
    [0x1a2, onePiece(text.length / 2)],
    ...(options.tables ?? []),
  ];
  document.writeUInt16LE(0xa5ec, 0);
  document.writeUInt16LE(options.version ?? 0xc1, 2);
  document.writeUInt16LE(options.flags ?? 0x0200, 10);
  document.writeUInt32LE(body.length, 0x4c);
  document.writeUInt32LE((options.headers ?? '').length, 0x54);
  text.copy(document, TEXT_AT);
  characterPage.copy(document, pagesAt * SECTOR);
  paragraphPage.copy(document, (pagesAt + 1) * SECTOR);

  const table = Buffer.alloc(
    roundUp(
      Math.max(
        MINIMUM,
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
  return container([
    [options.stream ?? 'WordDocument', document],
    ['1Table', table],
  ]);
}

function page(
  bounds: readonly number[],
  lists: readonly Buffer[],
  width: number,
  pack: (list: Buffer) => Buffer,
): Buffer {
  const bytes = Buffer.alloc(SECTOR);
  let end = SECTOR - 1;
  for (const [index, bound] of bounds.entries()) bytes.writeUInt32LE(bound, index * 4);
  lists.forEach((list, index) => {
    const packed = pack(list);
    end = (end - packed.length) & ~1;
    packed.copy(bytes, end);
    bytes.writeUInt8(end / 2, bounds.length * 4 + index * width);
  });
  bytes.writeUInt8(lists.length, SECTOR - 1);
  return bytes;
}

function pagePointer(bounds: readonly number[], page: number): Buffer {
  return numbers(bounds[0] ?? 0, bounds.at(-1) ?? 0, page);
}

function onePiece(characters: number): Buffer {
  const piece = Buffer.concat([numbers(0, characters), Buffer.alloc(2), numbers(TEXT_AT), Buffer.alloc(2)]);
  return Buffer.concat([Buffer.from([2]), numbers(piece.length), piece]);
}

export function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / SECTOR) * SECTOR;
}

/** Sector 0 has the table of sectors, 1 the directory, the streams follow. */
function container(streams: readonly (readonly [string, Buffer])[]): Buffer {
  const header = Buffer.alloc(SECTOR, 0xff);
  header.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  numbers(1, 1, 0, MINIMUM, END_OF_CHAIN, 0, END_OF_CHAIN, 0, 0).copy(header, 44);
  header.writeUInt32LE(0, 76);
  header.writeUInt32LE(END_OF_CHAIN, 60);

  const fat = Buffer.alloc(SECTOR, 0xff);
  numbers(0xfffffffd, END_OF_CHAIN).copy(fat);
  const directory = entry('Root Entry', 5, END_OF_CHAIN, 0, { child: 1 });
  const entries: Buffer[] = [directory];
  let sector = 2;
  streams.forEach(([name, bytes], index) => {
    entries.push(
      entry(name, 2, sector, bytes.length, index + 1 < streams.length ? { right: index + 2 } : {}),
    );
    const last = sector + bytes.length / SECTOR - 1;
    for (; sector < last; sector++) fat.writeUInt32LE(sector + 1, sector * 4);
    fat.writeUInt32LE(END_OF_CHAIN, sector * 4);
    sector++;
  });
  const listed = Buffer.alloc(SECTOR);
  Buffer.concat(entries).copy(listed);
  return Buffer.concat([header, fat, listed, ...streams.map(([, bytes]) => bytes)]);
}

function entry(
  name: string,
  type: number,
  start: number,
  size: number,
  links: { child?: number; right?: number },
): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes.writeUInt8(type, 66);
  numbers(0xffffffff, links.right ?? 0xffffffff, links.child ?? 0xffffffff).copy(bytes, 68);
  numbers(start, size).copy(bytes, 116);
  return bytes;
}
