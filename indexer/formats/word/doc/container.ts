/**
 * Bytes of an OLE container in (MS-CFB: what `.doc`, `.wps` and `.xls` are), the streams of its root that are asked for out. Every
 * chain of sectors is followed no further than the file has sectors, so a ring of them ends.
 *
 * The file reader for `.doc` begins here and not with the library word-extractor 1.0.4, which loses text without a
 * word (whatever stands in an odd character spacing), writes "undefined" for a soft hyphen, loses automatic
 * numbering, and on broken files runs out of memory or leaves a rejection that ends the process.
 */

/** Sector numbers from here on mean something else: end of chain, free, a table. */
const LAST_SECTOR = 0xfffffff9;
const ENTRY_BYTES = 128;
const HEADER_FAT_SECTORS = 109;
const STREAM = 2;

export const DAMAGED_DOC = '文件已损坏，无法读取；请用 Word 或 WPS 打开并另存为 .docx';

/** @throws Error with one Chinese sentence where the container is broken */
export function oleStreams(bytes: Uint8Array, names: readonly string[]): ReadonlyMap<string, Buffer> {
  try {
    return new Container(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).streams(names);
  } catch (cause) {
    throw new Error(DAMAGED_DOC, { cause });
  }
}

class Container {
  private readonly sectorBytes: number;
  private readonly miniBytes: number;
  private readonly fat: Buffer;

  constructor(private readonly file: Buffer) {
    const shift = file.readUInt16LE(30);
    const miniShift = file.readUInt16LE(32);
    if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw new Error(`sectors of 2^${shift} bytes`);
    this.sectorBytes = 2 ** shift;
    this.miniBytes = 2 ** miniShift;
    this.fat = Buffer.concat(this.fatSectors().map((sector) => this.sector(sector)));
  }

  streams(names: readonly string[]): Map<string, Buffer> {
    const directory = this.chained(this.file.readUInt32LE(48));
    const entry = (id: number): Buffer => directory.subarray(id * ENTRY_BYTES, (id + 1) * ENTRY_BYTES);
    const root = entry(0);
    const mini = this.chained(root.readUInt32LE(116));
    const miniFat = this.chained(this.file.readUInt32LE(60));
    const cutoff = this.file.readUInt32LE(56);

    const found = new Map<string, Buffer>();
    const seen = new Set<number>();
    const open = [root.readUInt32LE(76)];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const one = entry(id);
      if (seen.has(id) || one.length < ENTRY_BYTES) continue;
      seen.add(id);
      open.push(one.readUInt32LE(68), one.readUInt32LE(72));
      const name = one.toString('utf16le', 0, Math.max(0, Math.min(one.readUInt16LE(64), 64) - 2));
      if (one[66] !== STREAM || !names.includes(name)) continue;
      const size = one.readUInt32LE(120);
      const start = one.readUInt32LE(116);
      const stream = size < cutoff ? this.miniChained(mini, miniFat, start) : this.chained(start);
      if (stream.length < size) throw new Error(`${name} has ${stream.length} bytes of ${size}`);
      found.set(name, stream.subarray(0, size));
    }
    return found;
  }

  /** Numbers of the sectors that hold the table of sectors: some in the header, the rest in a chain of their own. */
  private fatSectors(): number[] {
    const found: number[] = [];
    for (let index = 0; index < HEADER_FAT_SECTORS; index++)
      found.push(this.file.readUInt32LE(76 + index * 4));
    let next = this.file.readUInt32LE(68);
    for (let step = 0; next <= LAST_SECTOR && step < this.sectors; step++) {
      const sector = this.sector(next);
      for (let at = 0; at + 8 <= sector.length; at += 4) found.push(sector.readUInt32LE(at));
      next = sector.readUInt32LE(sector.length - 4);
    }
    const used = found.filter((sector) => sector <= LAST_SECTOR);
    if (used.length > this.sectors) throw new Error('more tables of sectors than sectors');
    return used;
  }

  private get sectors(): number {
    return Math.ceil(this.file.length / this.sectorBytes);
  }

  private sector(number: number): Buffer {
    return this.file.subarray((number + 1) * this.sectorBytes, (number + 2) * this.sectorBytes);
  }

  private chained(start: number): Buffer {
    return Buffer.concat(chain(this.fat, start, this.sectors).map((sector) => this.sector(sector)));
  }

  private miniChained(mini: Buffer, fat: Buffer, start: number): Buffer {
    const size = this.miniBytes;
    const sectors = chain(fat, start, Math.ceil(mini.length / size));
    return Buffer.concat(sectors.map((sector) => mini.subarray(sector * size, (sector + 1) * size)));
  }
}

function chain(table: Buffer, start: number, limit: number): number[] {
  const sectors: number[] = [];
  for (let next = start; next <= LAST_SECTOR; next = table.readUInt32LE(next * 4)) {
    if (sectors.length > limit) throw new Error('a chain of sectors that does not end');
    sectors.push(next);
  }
  return sectors;
}
