/** Builds zips for tests. Entries are stored uncompressed by default, so their XML stays readable. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly text: string | Uint8Array;
  /** Raw compressed bytes, for entries that no valid writer produces. */
  readonly deflated?: Uint8Array;
  readonly deflate?: boolean;
  /** Declared values that override the true ones. */
  readonly size?: number;
  readonly checksum?: number;
  readonly flags?: number;
  /** Bytes of the name where it is not UTF-8: then the entry does not say that it is. */
  readonly name?: Uint8Array;
}

export function zipOf(entries: Readonly<Record<string, string | ZipEntry>>): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, value] of Object.entries(entries)) {
    const entry = typeof value === 'string' ? { text: value } : value;
    const raw = typeof entry.text === 'string' ? Buffer.from(entry.text) : entry.text;
    const compressed = entry.deflated ?? (entry.deflate ? deflateRawSync(raw) : raw);
    const isDeflated = entry.deflated !== undefined || entry.deflate === true;
    const nameBytes = entry.name ?? Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE((entry.name ? 0 : 0x800) | (entry.flags ?? 0), 2);
    fields.writeUInt16LE(isDeflated ? 8 : 0, 4);
    fields.writeUInt32LE(entry.checksum ?? crc32(raw), 10);
    fields.writeUInt32LE(compressed.length, 14);
    fields.writeUInt32LE(entry.size ?? raw.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const file = Buffer.concat([signature(0x04034b50), fields, nameBytes, compressed]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50, 20), fields, central, nameBytes]));
    files.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(18);
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, signature(0x06054b50), end]);
}

/** @param version "version made by": only directory records have it, before the fields shared by both */
function signature(value: number, version?: number): Buffer {
  const bytes = Buffer.alloc(version === undefined ? 4 : 6);
  bytes.writeUInt32LE(value, 0);
  if (version !== undefined) bytes.writeUInt16LE(version, 4);
  return bytes;
}
