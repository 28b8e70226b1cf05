/**
 * A report and what is to be declared of it in, the `metadata.csv` that now says so out. Here the disk is read and
 * written, one mending after the other; before a byte is written, the new table is read as the indexer reads it.
 */
import { randomUUID } from 'node:crypto';
import { promises as disk } from 'node:fs';
import { dirname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CsvError } from 'csv-parse/sync';
import { diskReason, METADATA } from '../../indexer/discover/files.ts';
import { declaredIn } from '../../indexer/discover/metadata-table.ts';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { type Decoded, decodeNamed } from '../../indexer/formats/plain-text/decode.ts';
import type { MetadataEditBody } from '../contract/metadata-edit.ts';
import { ApiError } from '../web/errors.ts';
import { type EditedField, editedTable, type MetadataEdits } from './edited-table.ts';
import { encode } from './encode.ts';

interface Table {
  /** From the reports folder on, with `/`. */
  readonly path: string;
  readonly absolute: string;
  /** Null where there is none yet. */
  readonly bytes: Buffer | null;
  readonly text: string;
  readonly encoding: string;
  readonly declared: ReturnType<typeof declaredIn>;
}

type Report = Pick<ReportRecord, 'sources'>;

const BYTE_ORDER_MARKS = ['efbbbf', 'fffe', 'feff'].map((mark) => Buffer.from(mark, 'hex'));

export class MetadataEditor {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly reportsDir: string) {}

  /** Whether a table beside it is what declares it: not of a row of a table, nor of what lies elsewhere. */
  canEdit({ sources }: Report): boolean {
    const [source] = sources;
    return source !== undefined && source.row === null && !isAbsolute(source.file);
  }

  /**
   * @returns the table that was written, from the reports folder on
   * @throws ApiError 409 where the report is declared elsewhere, or its table cannot be read or written
   */
  edit(report: Report, body: MetadataEditBody): Promise<string> {
    const done = this.last.then(() => this.editNow(report, body));
    this.last = done.catch(() => {});
    return done;
  }

  /** Of several sources the first has the say over the metadata of a report. */
  private async editNow(
    { sources }: Report,
    { source_url, year, ...names }: MetadataEditBody,
  ): Promise<string> {
    const [source] = sources;
    if (!source || isAbsolute(source.file)) throw new ApiError('mend_outside', { file: source?.file ?? '' });
    if (source.row !== null) throw new ApiError('mend_the_table', { file: source.file, row: source.row });
    const edits = withoutGaps({ ...names, year: year?.toString(), url: source_url });

    const table = await this.tableOf(source.file);
    const name = posix.relative(posix.dirname(table.path), source.file);
    const text = editedTable(table.text, name, edits);
    if (text !== table.text) {
      requireNothingElse(table, text, source.file, edits);
      await write(table, bytesOf(table, text));
    }
    return table.path;
  }

  /** The table that speaks of a file already, from its folder up; that of its folder where none does. */
  private async tableOf(file: string): Promise<Table> {
    const tables: Table[] = [];
    const own = dirname(resolve(this.reportsDir, file));
    for (let folder = own; ; folder = dirname(folder)) {
      if (!(await this.isInside(folder))) throw new ApiError('mend_outside', { file });
      const found = (await disk.readdir(folder).catch(() => [])).filter(isTable);
      // What the folder has none of is looked at as an empty one.
      for (const one of found.length > 0 || folder !== own ? found : [METADATA])
        tables.push(await this.read(join(folder, one)));
      if (folder === this.reportsDir) break;
    }
    const speaking = tables.filter(({ declared }) => declared.has(file));
    if (speaking.length > 1)
      throw new ApiError('mend_one_table', { files: speaking.map(({ path }) => path).join('、') });
    const table = speaking[0] ?? tables[0];
    if (!table) throw new ApiError('mend_outside', { file });
    return table;
  }

  private async isInside(folder: string): Promise<boolean> {
    const [top, real] = await Promise.all([disk.realpath(this.reportsDir), disk.realpath(folder)]).catch(
      () => ['/', ''],
    );
    return real === top || real?.startsWith(`${top}${sep}`) === true;
  }

  private async read(absolute: string): Promise<Table> {
    const path = relative(this.reportsDir, absolute).split(sep).join('/');
    const stat = await disk.lstat(absolute).catch(() => null);
    if (!stat) return { path, absolute, bytes: null, text: '', encoding: 'utf-8', declared: new Map() };
    // Renaming would put a file in the place of the link.
    if (!stat.isFile()) throw notWritten(path, '它是链接，不是文件，请在它所指的文件里更正');
    const bytes = await disk.readFile(absolute).catch((error: unknown) => {
      throw notWritten(path, diskReason(error));
    });
    try {
      const { text, encoding }: Decoded = decodeNamed(bytes);
      return { path, absolute, bytes, text, encoding, declared: declaredIn(text, path) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const { cause } = error as Error;
      const line = cause instanceof CsvError && typeof cause['lines'] === 'number' ? cause['lines'] : 1;
      throw new ApiError('broken_table', { file: path, line, reason }, { cause: error });
    }
  }
}

function isTable(name: string): boolean {
  return name.toLowerCase() === METADATA;
}

function withoutGaps(fields: { readonly [F in EditedField]?: string | undefined }): MetadataEdits {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The indexer is to read in the new table what was asked for, and of every other file what it read before. */
function requireNothingElse(table: Table, text: string, file: string, edits: MetadataEdits): void {
  const wanted: Record<string, unknown> = { ...table.declared.get(file) };
  for (const [field, value] of Object.entries(edits)) {
    if (value === '') delete wanted[field];
    else wanted[field] = field === 'year' ? Number(value) : value;
  }
  let after: Map<string, unknown>;
  try {
    after = new Map(declaredIn(text, table.path));
  } catch {
    after = new Map();
  }
  const before = new Map<string, unknown>(table.declared).set(file, wanted);
  if (Object.keys(wanted).length === 0 && !after.has(file)) before.delete(file);
  if (isDeepStrictEqual(Object.fromEntries(before), Object.fromEntries(after))) return;
  throw notWritten(table.path, '它的写法特别，网页改不准；请自行打开它更正');
}

/** @throws ApiError where the encoding of the table has no room for the text, or did not give all of its bytes */
function bytesOf({ path, bytes, text: before, encoding }: Table, text: string): Buffer {
  const mark = bytes
    ? (BYTE_ORDER_MARKS.find((one) => bytes.subarray(0, one.length).equals(one)) ?? Buffer.alloc(0))
    : Buffer.from('efbbbf', 'hex'); // Without it Excel takes a new table for GBK.
  const [was, is] = [encode(before, encoding), encode(text, encoding)];
  const isWhole = bytes === null || (was !== null && Buffer.concat([mark, was]).equals(bytes));
  if (is && isWhole) return Buffer.concat([mark, is]);
  throw notWritten(path, `它的编码（${encoding.toUpperCase()}）写不下或有坏字节，请另存为 UTF-8 后重试`);
}

/** Beside it and then renamed: at every moment there is a whole table, the old one or the new one. */
async function write({ path, absolute, bytes }: Table, content: Buffer): Promise<void> {
  const beside = join(dirname(absolute), `.${METADATA}.${randomUUID()}`);
  try {
    const mode = bytes === null ? 0o644 : (await disk.stat(absolute)).mode & 0o777;
    const handle = await disk.open(beside, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const now = await disk.readFile(absolute).catch(() => null);
    if (!isDeepStrictEqual(now, bytes)) throw notWritten(path, '别的程序刚刚改了它，请重试');
    await disk.rename(beside, absolute);
  } catch (error) {
    await disk.rm(beside, { force: true });
    if (error instanceof ApiError) throw error;
    throw notWritten(path, writingReason(error));
  }
}

function writingReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return ['EACCES', 'EPERM', 'EROFS'].includes(String(code)) ? '没有写入权限' : diskReason(error);
}

function notWritten(file: string, reason: string): ApiError {
  return new ApiError('table_not_written', { file, reason });
}
