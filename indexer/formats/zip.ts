/**
 * Reads the entries of a zip in memory, inflating them in chunks up to a limit. Office files are zips from
 * unknown sources, so no size that a zip declares is trusted.
 */
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { isEncryptedOffice, isOle } from './ole.ts';

export interface ZipLimits {
  /** Maximum bytes that one entry may inflate to. */
  readonly entryBytes: number;
  /** Maximum inflated bytes for all reads from one zip; an entry read twice counts twice. */
  readonly totalBytes: number;
}

export interface Zip {
  /** As stored in the zip, with `\` replaced by `/`. */
  readonly names: readonly string[];
  /** Names of Office parts are compared without case (ECMA-376 part 2, 6.2.2.3). */
  has(name: string): boolean;
  /** @throws Error with one Chinese sentence, at the first chunk or at any later one */
  stream(name: string): AsyncIterable<Uint8Array>;
  read(name: string): Promise<Uint8Array>;
}

/** 1 MiB of `document.xml` holds 10,000 to 100,000 characters; the longest report seen has 30,000. */
export const OFFICE_LIMITS: ZipLimits = { entryBytes: 64 * 2 ** 20, totalBytes: 128 * 2 ** 20 };
/** A docx has a dozen entries plus one per picture; listing a million entries would take minutes. */
const MAX_ENTRIES = 10_000;

const DAMAGED = '文件已损坏，无法解压；请用原来的软件打开并重新保存';
export const PASSWORD = '文件有密码保护，请另存为无密码的文件';
const TOO_MANY = `压缩文件里有超过 ${MAX_ENTRIES} 个文件，不像是一份报告，没有读取`;
const OLD_OFFICE = '文件内容是旧版 Office 格式（.doc、.xls），与扩展名不符；请用 Word 或 WPS 另存为新格式';
const NOT_A_ZIP = '文件内容与扩展名不符，或已损坏；请用原来的软件打开并重新保存';

/** @throws Error with one Chinese sentence where the zip is damaged, encrypted or an older Office format */
export async function openZip(bytes: Uint8Array, limits: ZipLimits = OFFICE_LIMITS): Promise<Zip> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isOle(buffer)) throw new Error(isEncryptedOffice(buffer) ? PASSWORD : OLD_OFFICE);
  if (buffer.toString('latin1', 0, 2) !== 'PK') throw new Error(NOT_A_ZIP);
  const { file, entries } = await readDirectory(buffer);
  let remaining = limits.totalBytes;

  async function* stream(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw new Error(`文件不完整，缺少 ${name}；请用原来的软件打开并重新保存`);
    if (entry.isEncrypted()) throw new Error(PASSWORD);
    if (entry.uncompressedSize > limits.entryBytes) throw tooLargeError(limits.entryBytes);
    let checksum = 0;
    for await (const chunk of inflate(file, entry)) {
      remaining -= chunk.length;
      if (remaining < 0) throw tooLargeError(limits.totalBytes);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    // A corrupt byte in a stored (uncompressed) entry would otherwise silently change a word of the report.
    if (checksum !== entry.crc32) throw new Error(DAMAGED);
  }

  return {
    names: [...entries.values()].map((entry) => entry.fileName),
    has: (name) => entries.has(name.toLowerCase()),
    stream,
    read: async (name) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream(name)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
  };
}

async function readDirectory(buffer: Buffer): Promise<{ file: ZipFile; entries: Map<string, Entry> }> {
  const entries = new Map<string, Entry>();
  let file: ZipFile;
  try {
    file = await fromBufferPromise(buffer, { lazyEntries: true });
    if (file.entryCount <= MAX_ENTRIES) {
      for await (const entry of file.eachEntry()) {
        const key = entry.fileName.toLowerCase();
        // Zip readers disagree about duplicate names; the first entry wins here.
        if (!entries.has(key)) entries.set(key, entry);
      }
    }
  } catch (cause) {
    throw new Error(DAMAGED, { cause });
  }
  if (file.entryCount > MAX_ENTRIES) throw new Error(TOO_MANY);
  return { file, entries };
}

/** yauzl fails as soon as an entry inflates beyond its declared size, so a false size costs no memory. */
async function* inflate(file: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<unknown> = await openEntry(file, entry);
  for (;;) {
    let next: IteratorResult<unknown>;
    try {
      next = await chunks.next();
    } catch (cause) {
      throw new Error(DAMAGED, { cause });
    }
    if (next.done) return;
    if (next.value instanceof Uint8Array) yield next.value;
  }
}

async function openEntry(file: ZipFile, entry: Entry): Promise<AsyncIterator<unknown>> {
  try {
    return (await file.openReadStreamPromise(entry))[Symbol.asyncIterator]();
  } catch (cause) {
    throw new Error(DAMAGED, { cause });
  }
}

function tooLargeError(bytes: number): Error {
  return new Error(`文件解压后超过 ${Math.floor(bytes / 2 ** 20)} MB，不像是一份报告，没有读取`);
}
