/**
 * Extracts streams from an OLE compound file (MS-CFB, the container of `.doc`, `.wps` and `.xls`). A sector
 * chain is followed for at most as many steps as the file has sectors, so a cyclic chain ends.
 */

/** Larger sector numbers are markers: end of chain, free sector, allocation table. */
const MAX_SECTOR = 0xfffffff9;
export const OLE_HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const HEADER_FAT_SECTORS = 109;
const STREAM_ENTRY = 2;
const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Reads the named streams of the root directory; missing ones are absent from the result.
 *
 * @param damaged the sentence for a user whose file is damaged
 * @throws Error with that sentence if the container is broken
 */
export function oleStreams(
  bytes: Uint8Array,
  names: readonly string[],
  damaged: string,
): ReadonlyMap<string, Buffer> {
  try {
    return new Container(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).streams(names);
  } catch (cause) {
    throw new Error(damaged, { cause });
  }
}

/** Whether the bytes are an OLE container: `.doc`, `.xls`, or an encrypted file of a newer format. */
export function isOle(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));
}

export function isEncryptedOffice(bytes: Uint8Array): boolean {
  return isOle(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED);
}

/**
 * Offset in bytes of the first sector of the directory, which names the streams of the file's own format.
 *
 * @param head at least the first `OLE_HEADER_BYTES` of a container
 */
export function directoryOffset(head: Buffer): number {
  return (head.readUInt32LE(48) + 1) * 2 ** head.readUInt16LE(30);
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
    const directory = this.readChain(this.file.readUInt32LE(48));
    const entryAt = (id: number): Buffer => directory.subarray(id * ENTRY_BYTES, (id + 1) * ENTRY_BYTES);
    const root = entryAt(0);
    const mini = this.readChain(root.readUInt32LE(116));
    const miniFat = this.readChain(this.file.readUInt32LE(60));
    const cutoff = this.file.readUInt32LE(56);

    const streams = new Map<string, Buffer>();
    const seen = new Set<number>();
    const open = [root.readUInt32LE(76)];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const entry = entryAt(id);
      if (seen.has(id) || entry.length < ENTRY_BYTES) continue;
      seen.add(id);
      open.push(entry.readUInt32LE(68), entry.readUInt32LE(72));
      const name = entry.toString('utf16le', 0, Math.max(0, Math.min(entry.readUInt16LE(64), 64) - 2));
      if (entry[66] !== STREAM_ENTRY || !names.includes(name)) continue;
      const size = entry.readUInt32LE(120);
      const start = entry.readUInt32LE(116);
      const stream = size < cutoff ? this.readMiniChain(mini, miniFat, start) : this.readChain(start);
      if (stream.length < size) throw new Error(`${name} has ${stream.length} bytes of ${size}`);
      streams.set(name, stream.subarray(0, size));
    }
    return streams;
  }

  /**
   * Sectors of the allocation table (FAT): the header lists the first 109, a chain of its own (DIFAT) the
   * rest.
   */
  private fatSectors(): number[] {
    const listed: number[] = [];
    for (let index = 0; index < HEADER_FAT_SECTORS; index++)
      listed.push(this.file.readUInt32LE(76 + index * 4));
    let next = this.file.readUInt32LE(68);
    for (let step = 0; next <= MAX_SECTOR && step < this.sectorCount; step++) {
      const sector = this.sector(next);
      for (let offset = 0; offset + 8 <= sector.length; offset += 4) listed.push(sector.readUInt32LE(offset));
      next = sector.readUInt32LE(sector.length - 4);
    }
    const used = listed.filter((sector) => sector <= MAX_SECTOR);
    if (used.length > this.sectorCount) throw new Error('more FAT sectors than sectors');
    return used;
  }

  private get sectorCount(): number {
    return Math.ceil(this.file.length / this.sectorBytes);
  }

  private sector(number: number): Buffer {
    return this.file.subarray((number + 1) * this.sectorBytes, (number + 2) * this.sectorBytes);
  }

  private readChain(start: number): Buffer {
    return Buffer.concat(chainOf(this.fat, start, this.sectorCount).map((sector) => this.sector(sector)));
  }

  private readMiniChain(mini: Buffer, fat: Buffer, start: number): Buffer {
    const size = this.miniBytes;
    const sectors = chainOf(fat, start, Math.ceil(mini.length / size));
    return Buffer.concat(sectors.map((sector) => mini.subarray(sector * size, (sector + 1) * size)));
  }
}

function chainOf(table: Buffer, start: number, limit: number): number[] {
  const sectors: number[] = [];
  for (let next = start; next <= MAX_SECTOR; next = table.readUInt32LE(next * 4)) {
    if (sectors.length > limit) throw new Error('cyclic sector chain');
    sectors.push(next);
  }
  return sectors;
}
