/**
 * Writes metadata corrections of a report into its `metadata.csv`. Edits run one after the other; before
 * anything is written, the new table is parsed with the indexer's own parser.
 */
import { randomUUID } from 'node:crypto';
import { promises as disk } from 'node:fs';
import { dirname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CsvError } from 'csv-parse/sync';
import { archiveOf } from '../../indexer/discover/archive.ts';
import { describeDiskError } from '../../indexer/discover/disk-error.ts';
import { METADATA_FILE } from '../../indexer/discover/files.ts';
import { metadataKey, parseMetadataTable } from '../../indexer/discover/metadata-table.ts';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { Declared } from '../../indexer/domain/file.ts';
import { PLACE_LEVELS } from '../../indexer/domain/place.ts';
import type { Source } from '../../indexer/domain/report.ts';
import { formerPlacesIn } from '../../indexer/formats/declared/declared-fields.ts';
import { type Decoded, decodeWithEncoding } from '../../indexer/formats/plain-text/decode.ts';
import type { MetadataEditBody } from '../contract/metadata-edit.ts';
import { ApiError } from '../web/errors.ts';
import { type EditedField, editedTable, type MetadataEdits } from './edited-table.ts';
import { encode } from './encode.ts';

interface Table {
  /** Relative to the reports folder, with `/`. */
  readonly path: string;
  readonly absolute: string;
  /** Null if the file does not exist yet. */
  readonly bytes: Buffer | null;
  readonly text: string;
  readonly encoding: string;
  readonly declared: ReturnType<typeof parseMetadataTable>;
}

/** A report that has not been indexed yet has no place. */
type Report = Pick<ReportRecord, 'sources'> & Partial<Pick<ReportRecord, 'place' | 'uncorrectedPlace'>>;

const BYTE_ORDER_MARKS = ['efbbbf', 'fffe', 'feff'].map((mark) => Buffer.from(mark, 'hex'));

export class MetadataEditor {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly reportsDir: string) {}

  /** Whether a metadata.csv can describe the report: not if it is outside the reports folder. */
  canEdit({ sources }: Report): boolean {
    const [source] = sources;
    return source !== undefined && !isAbsolute(source.file);
  }

  /**
   * @returns path of the table that was written, relative to the reports folder
   * @throws ApiError 409 if the report is described elsewhere, or its table cannot be read or written
   */
  edit(report: Report, body: MetadataEditBody): Promise<string> {
    const done = this.last.then(() => this.editNow(report, body));
    this.last = done.catch(() => {});
    return done;
  }

  /** If a report has several sources, the first determines its metadata. */
  private async editNow(report: Report, { source_url, year, ...names }: MetadataEditBody): Promise<string> {
    const [source] = report.sources;
    if (!source || isAbsolute(source.file)) throw new ApiError('mend_outside', { file: source?.file ?? '' });
    const table = await this.tableOf(source);
    const key = metadataKey(source.file, source.row);
    const edits = withFormerPlace(
      withoutUndefined({ ...names, year: year?.toString(), url: source_url }),
      table.declared.get(key),
      report,
    );
    const name = posix.relative(posix.dirname(table.path), source.file);
    const text = editedTable(table.text, name, source.row, edits);
    if (text !== table.text) {
      requireOnlyEdits(table, text, key, edits);
      await write(table, bytesOf(table, text));
    }
    return table.path;
  }

  /**
   * The table that already describes a report, searched from its folder upwards, or else that of its folder.
   */
  private async tableOf({ file, row }: Source): Promise<Table> {
    const tables: Table[] = [];
    const path = resolve(this.reportsDir, file);
    // Nothing is written into an archive: the table beside it describes its files too.
    const fileFolder = dirname((await archiveOf(path))?.archive ?? path);
    for (let folder = fileFolder; ; folder = dirname(folder)) {
      if (!(await this.isInside(folder))) throw new ApiError('mend_outside', { file });
      const names = (await disk.readdir(folder).catch(() => [])).filter(isTable);
      // A missing table in the file's own folder is treated as an empty one.
      for (const name of names.length > 0 || folder !== fileFolder ? names : [METADATA_FILE])
        tables.push(await this.read(join(folder, name)));
      if (folder === this.reportsDir) break;
    }
    const describing = tables.filter(({ declared }) => declared.has(metadataKey(file, row)));
    if (describing.length > 1)
      throw new ApiError('mend_one_table', { files: describing.map(({ path }) => path).join('、') });
    const table = describing[0] ?? tables[0];
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
    // Renaming would replace the link with a file.
    if (!stat.isFile()) throw notWritten(path, '它是链接，不是文件，请在它所指的文件里更正');
    const bytes = await disk.readFile(absolute).catch((error: unknown) => {
      throw notWritten(path, describeDiskError(error));
    });
    try {
      const { text, encoding }: Decoded = decodeWithEncoding(bytes);
      return { path, absolute, bytes, text, encoding, declared: parseMetadataTable(text, path) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const { cause } = error as Error;
      const line = cause instanceof CsvError && typeof cause['lines'] === 'number' ? cause['lines'] : 1;
      throw new ApiError('broken_table', { file: path, line, reason }, { cause: error });
    }
  }
}

function isTable(name: string): boolean {
  return name.toLowerCase() === METADATA_FILE;
}

function withoutUndefined(fields: { readonly [F in EditedField]?: string | undefined }): MetadataEdits {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * Declares the present key of a place that is corrected a second time, so that links made in between still find it.
 * The key before the first correction needs no declaration: the indexer infers it from the report.
 *
 * @param declared what the table says of the report so far
 */
function withFormerPlace(
  edits: MetadataEdits,
  declared: Declared = {},
  { place, uncorrectedPlace }: Report,
): MetadataEdits {
  const isChanged = PLACE_LEVELS.some(
    (level) => edits[level] !== undefined && edits[level] !== (declared[level] ?? ''),
  );
  const before = declared.formerPlaces ?? [];
  if (uncorrectedPlace === undefined || !isChanged || !place?.key || before.includes(place.key)) return edits;
  return { ...edits, formerPlaces: [...before, place.key].join(';') };
}

/**
 * Requires that the indexer reads the edits from the new table, and unchanged metadata for every other report.
 *
 * @param key of the edited report, see `metadataKey`
 */
function requireOnlyEdits(table: Table, text: string, key: string, edits: MetadataEdits): void {
  const expected: Record<string, unknown> = { ...table.declared.get(key) };
  for (const [field, value] of Object.entries(edits)) {
    if (value === '') delete expected[field];
    else if (field === 'year') expected[field] = Number(value);
    else expected[field] = field === 'formerPlaces' ? formerPlacesIn(value) : value;
  }
  let after: Map<string, unknown>;
  try {
    after = new Map(parseMetadataTable(text, table.path));
  } catch {
    after = new Map();
  }
  const before = new Map<string, unknown>(table.declared).set(key, expected);
  if (Object.keys(expected).length === 0 && !after.has(key)) before.delete(key);
  if (isDeepStrictEqual(Object.fromEntries(before), Object.fromEntries(after))) return;
  throw notWritten(table.path, '它的写法特别，网页改不准；请自行打开它更正');
}

/**
 * @throws ApiError if the table's encoding cannot represent the text, or does not reproduce its current bytes
 */
function bytesOf({ path, bytes, text: before, encoding }: Table, text: string): Buffer {
  const mark = bytes
    ? (BYTE_ORDER_MARKS.find((bom) => bytes.subarray(0, bom.length).equals(bom)) ?? Buffer.alloc(0))
    : Buffer.from('efbbbf', 'hex'); // Without it Excel reads a new table as GBK.
  const [oldBody, newBody] = [encode(before, encoding), encode(text, encoding)];
  const isLossless = bytes === null || (oldBody !== null && Buffer.concat([mark, oldBody]).equals(bytes));
  if (newBody && isLossless) return Buffer.concat([mark, newBody]);
  throw notWritten(path, `它的编码（${encoding.toUpperCase()}）写不下或有坏字节，请另存为 UTF-8 后重试`);
}

/** Writes a temporary file and renames it, so that a complete table, old or new, exists at every moment. */
async function write({ path, absolute, bytes }: Table, content: Buffer): Promise<void> {
  const temporary = join(dirname(absolute), `.${METADATA_FILE}.${randomUUID()}`);
  try {
    const mode = bytes === null ? 0o644 : (await disk.stat(absolute)).mode & 0o777;
    const handle = await disk.open(temporary, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const current = await disk.readFile(absolute).catch(() => null);
    if (!isDeepStrictEqual(current, bytes)) throw notWritten(path, '别的程序刚刚改了它，请重试');
    await disk.rename(temporary, absolute);
  } catch (error) {
    await disk.rm(temporary, { force: true });
    if (error instanceof ApiError) throw error;
    throw notWritten(path, describeWriteError(error));
  }
}

function describeWriteError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return ['EACCES', 'EPERM', 'EROFS'].includes(String(code)) ? '没有写入权限' : describeDiskError(error);
}

function notWritten(file: string, reason: string): ApiError {
  return new ApiError('table_not_written', { file, reason });
}
