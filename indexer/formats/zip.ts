/**
 * Bytes of a zip in memory in, its entries out, unpacked piece by piece and never beyond a limit. Office files
 * are zips; they come from anywhere, so nothing of what a zip says of itself is believed.
 */
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

export interface ZipLimits {
  /** Bytes that one entry may unpack to. */
  readonly entryBytes: number;
  /** Bytes that all reading from one zip may unpack to, the same entry read twice counted twice. */
  readonly totalBytes: number;
}

export interface Zip {
  /** As the zip has them, `\` written as `/`. */
  readonly names: readonly string[];
  /** Names of Office parts are compared without case (ECMA-376 part 2, 6.2.2.3). */
  has(name: string): boolean;
  /** @throws Error with one Chinese sentence, from the first piece on or at any later one */
  stream(name: string): AsyncIterable<Uint8Array>;
  read(name: string): Promise<Uint8Array>;
}

/** 1 MiB of `document.xml` holds some 10,000 to 100,000 characters; the longest report seen has 30,000. */
export const OFFICE_LIMITS: ZipLimits = { entryBytes: 64 * 2 ** 20, totalBytes: 128 * 2 ** 20 };
/** Entries: a docx has a dozen and one for each picture; a million of empty names would cost minutes. */
const MAX_ENTRIES = 10_000;

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const DAMAGED = '文件已损坏，无法解压；请用原来的软件打开并重新保存';
const PASSWORD = '文件有密码保护，请另存为无密码的文件';
const TOO_MANY = `压缩文件里有超过 ${MAX_ENTRIES} 个文件，不像是一份报告，没有读取`;
const OLD = '文件内容是旧版 Office 格式（.doc、.xls），与扩展名不符；请用 Word 或 WPS 另存为新格式';
const NO_ZIP = '文件内容与扩展名不符，或已损坏；请用 Word 或 WPS 打开并重新保存';

/** @throws Error with one Chinese sentence: broken, with a password, an older format */
export async function openZip(bytes: Uint8Array, limits: ZipLimits = OFFICE_LIMITS): Promise<Zip> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isOle(buffer)) throw new Error(isEncryptedOffice(buffer) ? PASSWORD : OLD);
  if (buffer.toString('latin1', 0, 2) !== 'PK') throw new Error(NO_ZIP);
  const { file, entries } = await directory(buffer);
  let left = limits.totalBytes;

  async function* stream(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw new Error(`文件不完整，缺少 ${name}；请用原来的软件打开并重新保存`);
    if (entry.isEncrypted()) throw new Error(PASSWORD);
    if (entry.uncompressedSize > limits.entryBytes) throw tooLarge(limits.entryBytes);
    let checksum = 0;
    for await (const piece of unpacked(file, entry)) {
      left -= piece.length;
      if (left < 0) throw tooLarge(limits.totalBytes);
      checksum = crc32(piece, checksum);
      yield piece;
    }
    // Without it a changed byte of an uncompressed entry would come out as a changed word of a report.
    if (checksum !== entry.crc32) throw new Error(DAMAGED);
  }

  return {
    names: [...entries.values()].map((entry) => entry.fileName),
    has: (name) => entries.has(name.toLowerCase()),
    stream,
    read: async (name) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of stream(name)) pieces.push(piece);
      return Buffer.concat(pieces);
    },
  };
}

/** Whether bytes are an OLE container, as `.doc` and `.xls` are, and new formats with a password. */
export function isOle(bytes: Uint8Array): boolean {
  return OLE.equals(bytes.subarray(0, OLE.length));
}

export function isEncryptedOffice(bytes: Uint8Array): boolean {
  return isOle(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED);
}

async function directory(buffer: Buffer): Promise<{ file: ZipFile; entries: Map<string, Entry> }> {
  const entries = new Map<string, Entry>();
  let file: ZipFile;
  try {
    file = await fromBufferPromise(buffer, { lazyEntries: true });
    if (file.entryCount <= MAX_ENTRIES) {
      for await (const entry of file.eachEntry()) {
        const key = entry.fileName.toLowerCase();
        // Of two entries of one name every reader takes another; the first is taken and the rest ignored.
        if (!entries.has(key)) entries.set(key, entry);
      }
    }
  } catch (cause) {
    throw new Error(DAMAGED, { cause });
  }
  if (file.entryCount > MAX_ENTRIES) throw new Error(TOO_MANY);
  return { file, entries };
}

/** yauzl ends with an error as soon as an entry yields more than it declares: a lie about size costs nothing. */
async function* unpacked(file: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterator<unknown> = await opened(file, entry);
  for (;;) {
    let next: IteratorResult<unknown>;
    try {
      next = await pieces.next();
    } catch (cause) {
      throw new Error(DAMAGED, { cause });
    }
    if (next.done) return;
    if (next.value instanceof Uint8Array) yield next.value;
  }
}

async function opened(file: ZipFile, entry: Entry): Promise<AsyncIterator<unknown>> {
  try {
    return (await file.openReadStreamPromise(entry))[Symbol.asyncIterator]();
  } catch (cause) {
    throw new Error(DAMAGED, { cause });
  }
}

function tooLarge(bytes: number): Error {
  return new Error(`文件解压后超过 ${Math.floor(bytes / 2 ** 20)} MB，不像是一份报告，没有读取`);
}
