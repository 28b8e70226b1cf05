/**
 * Keeps recognised pages on disk, by the contents of their file: a page takes seconds, and files are read again
 * with every new version of the index. All of it can be deleted.
 */
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../text/hash.ts';
import type { PdfPage } from '../pdf/content.ts';

/** Increment whenever the same picture would give another page. */
const VERSION = 1;

export class PageCache {
  private constructor(
    private readonly file: string | null,
    private readonly pages: Map<number, PdfPage>,
  ) {}

  /** @param folder null keeps nothing */
  static async open(folder: string | null, contents: Uint8Array): Promise<PageCache> {
    if (folder === null) return new PageCache(null, new Map());
    await disk.mkdir(folder, { recursive: true });
    const file = join(folder, `${sha256(String(VERSION), contents).slice(0, 32)}.jsonl`);
    const lines = (await disk.readFile(file, 'utf8').catch(() => '')).split('\n');
    return new PageCache(file, new Map(lines.flatMap((line) => entryOf(line))));
  }

  get(page: number): PdfPage | undefined {
    return this.pages.get(page);
  }

  /** Appends, so that what an interrupted reading has recognised is not lost, below the line that it cut short. */
  async put(number: number, page: PdfPage): Promise<void> {
    this.pages.set(number, page);
    if (this.file !== null) await disk.appendFile(this.file, `\n${JSON.stringify({ number, page })}`);
  }
}

/** None for an empty line, and for the last one of an interrupted reading, which may be cut short. */
function entryOf(line: string): [number, PdfPage][] {
  try {
    const { number, page } = JSON.parse(line) as { number: number; page: PdfPage };
    return [[number, page]];
  } catch {
    return [];
  }
}
