/** Builds OLE containers for tests (MS-CFB), all in 512-byte sectors. */
export const SECTOR = 512;
/** Shorter streams would go into the mini stream. */
export const MINI_STREAM_CUTOFF = 4096;
const END_OF_CHAIN = 0xfffffffe;
/** Sectors that the one sector of the allocation table lists. */
const MAX_SECTORS = SECTOR / 4;

export function uint32s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
}

export function roundUp(bytes: number): number {
  return Math.ceil(bytes / SECTOR) * SECTOR;
}

/**
 * Sector 0 holds the allocation table, sector 1 the directory; the streams follow.
 *
 * @param streams whole sectors, `MINI_STREAM_CUTOFF` bytes at least
 */
export function oleOf(streams: readonly (readonly [string, Buffer])[]): Buffer {
  const header = Buffer.alloc(SECTOR, 0xff);
  header.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  uint32s(1, 1, 0, MINI_STREAM_CUTOFF, END_OF_CHAIN, 0, END_OF_CHAIN, 0, 0).copy(header, 44);
  header.writeUInt32LE(0, 76);
  header.writeUInt32LE(END_OF_CHAIN, 60);

  const fat = Buffer.alloc(SECTOR, 0xff);
  uint32s(0xfffffffd, END_OF_CHAIN).copy(fat);
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
  if (sector > MAX_SECTORS) throw new Error(`${sector} sectors do not fit into the table`);
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
  uint32s(0xffffffff, links.right ?? 0xffffffff, links.child ?? 0xffffffff).copy(bytes, 68);
  uint32s(start, size).copy(bytes, 116);
  return bytes;
}
