/**
 * Streams the parts of an `.xlsx` file. The file is read from disk part by part, never as a whole, and the
 * size of each part is measured while it is inflated, because the sizes declared in a zip may be false.
 */
import { promises as disk } from 'node:fs';
import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** A workbook has about twenty parts plus one per sheet. */
const MAX_ENTRIES = 10_000;
const OLE_CONTAINER = 'd0cf11e0a1b11ae1';

export class Workbook {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws Error with one Chinese sentence if the file is not a readable workbook */
  static async open(path: string): Promise<Workbook> {
    await checkSignature(path);
    let zip: ZipFile;
    try {
      zip = await openPromise(path, { autoClose: false, lazyEntries: true });
    } catch (cause) {
      throw new Error('不是完整的 xlsx 文件（压缩包已损坏）；请用 Excel 或 WPS 打开后另存', { cause });
    }
    try {
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        if (entries.size >= MAX_ENTRIES) throw new Error('压缩包里的文件太多');
        entries.set(entry.fileName.toLowerCase(), entry);
      }
      return new Workbook(zip, entries);
    } catch (cause) {
      zip.close();
      throw new Error('不是完整的 xlsx 文件（压缩包已损坏）；请用 Excel 或 WPS 打开后另存', { cause });
    }
  }

  has(part: string): boolean {
    return this.entries.has(part.toLowerCase());
  }

  /**
   * @param limit maximum inflated size in bytes
   * @throws Error with one Chinese sentence if the part is missing, encrypted or over the limit, or an error
   *   of the zip library if it is damaged
   */
  async *part(name: string, limit: number): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new Error(`xlsx 里缺少 ${name}；请用 Excel 或 WPS 打开后另存`);
    if (entry.isEncrypted()) throw new Error('文件有密码保护；请去掉密码后重试');
    const stream = await this.zip.openReadStreamPromise(entry);
    let size = 0;
    try {
      for await (const chunk of stream) {
        const bytes = chunk as Uint8Array;
        size += bytes.length;
        if (size > limit) {
          throw new Error(`xlsx 里的 ${name} 解压后超过 ${limit >> 20} MB；请拆成几个文件，或另存为 csv`);
        }
        yield bytes;
      }
    } finally {
      stream.destroy();
    }
  }

  close(): void {
    this.zip.close();
  }
}

async function checkSignature(path: string): Promise<void> {
  const handle = await disk.open(path);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    if (bytesRead === 0) throw new Error('文件是空的');
    // Excel wraps an encrypted workbook in an OLE container, the format of old .xls files.
    if (buffer.toString('hex') === OLE_CONTAINER) {
      throw new Error('文件有密码保护，或其实是旧式的 .xls；请去掉密码、另存为 xlsx 后重试');
    }
    if (buffer.toString('latin1', 0, 2) !== 'PK') {
      throw new Error('不是 xlsx 文件；请用 Excel 或 WPS 打开后另存为 xlsx 或 csv');
    }
  } finally {
    await handle.close();
  }
}
