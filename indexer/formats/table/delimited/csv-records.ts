/**
 * Splits the lines of a CSV file into records. csv-parse was rejected because after an unclosed quote it
 * reads on to the end of the file; this parser resumes at the next line that begins a complete record, so
 * only the broken row is lost.
 */
import { MAX_ROW_BYTES, type TableLine } from './file-lines.ts';

export interface CsvRecord {
  /** First and last line in the file, counted from 1. */
  readonly first: number;
  readonly last: number;
  /** Empty for an incomplete record. */
  readonly cells: readonly string[];
  /** Why the record is incomplete or unreadable. */
  readonly broken?: string;
}

/** Parses the cells of one record. Fed line by line, because a quoted cell may contain line breaks. */
class Scanner {
  readonly cells: string[] = [];
  quoted = false;
  private cell = '';
  private open = false;

  constructor(private readonly delimiter: string) {}

  feed(line: string): 'done' | 'open' | 'broken' {
    let at = 0;
    for (;;) {
      if (!this.open) {
        const opening = /[ \u3000]*"/y;
        opening.lastIndex = at;
        if (!opening.test(line)) {
          const end = line.indexOf(this.delimiter, at);
          this.cells.push(line.slice(at, end < 0 ? undefined : end));
          if (end < 0) return 'done';
          at = end + 1;
          continue;
        }
        this.open = true;
        this.quoted = true;
        this.cell = '';
        at = opening.lastIndex;
      }
      const quote = line.indexOf('"', at);
      if (quote < 0) {
        this.cell += `${line.slice(at)}\n`;
        return 'open';
      }
      const doubled = line[quote + 1] === '"';
      this.cell += line.slice(at, doubled ? quote + 1 : quote);
      at = quote + (doubled ? 2 : 1);
      if (doubled) continue;
      while (line[at] === ' ') at++;
      if (at < line.length && line[at] !== this.delimiter) return 'broken';
      this.cells.push(this.cell);
      this.open = false;
      if (at >= line.length) return 'done';
      at++;
    }
  }
}

/** @param width number of heading cells, which a complete record must match; null if not known yet */
export async function* csvRecords(
  lines: AsyncIterable<TableLine> | Iterable<TableLine>,
  delimiter: string,
  width: number | null,
): AsyncGenerator<CsvRecord> {
  const source = new PushBack(lines);
  let damaged: CsvRecord | undefined;
  try {
    for (let line = await source.next(); line; line = await source.next()) {
      const { record, consumed, quoted } = await recordFrom(line, source, delimiter, width);
      // With two columns, parsing resumes only at a quoted record: any line of text may contain one comma.
      if (record.cells.length > 0 && (!damaged || isComplete(record, width, quoted))) {
        if (damaged) yield damaged;
        damaged = undefined;
        yield record;
        continue;
      }
      source.unread(consumed.slice(1));
      damaged = { ...(damaged ?? { ...record, first: line.number, cells: [] }), last: line.number };
    }
    if (damaged) yield damaged;
  } finally {
    await source.close();
  }
}

function isComplete({ cells }: CsvRecord, width: number | null, quoted: boolean): boolean {
  if (width === null || cells.length !== width) return false;
  return quoted || (width > 2 && !cells.some((cell) => cell.includes('"')));
}

async function recordFrom(
  first: TableLine,
  source: PushBack,
  delimiter: string,
  width: number | null,
): Promise<{ record: CsvRecord; consumed: readonly TableLine[]; quoted: boolean }> {
  const scanner = new Scanner(delimiter);
  const consumed: TableLine[] = [];
  const broken = (reason: string) => ({
    record: { first: first.number, last: consumed.at(-1)?.number ?? first.number, cells: [], broken: reason },
    consumed,
    quoted: scanner.quoted,
  });
  let size = 0;
  let reason: string | undefined;
  for (let line: TableLine | undefined = first; line; line = await source.next()) {
    consumed.push(line);
    size += line.text.length;
    reason ??= line.reason;
    if (size > MAX_ROW_BYTES) break;
    const status = scanner.feed(line.text);
    if (status === 'broken') {
      return broken(reason ?? `引号没有闭合，或格内的引号没有写成两个（从第 ${first.number} 行起）`);
    }
    if (status === 'open') continue;
    const { cells, quoted } = scanner;
    // A wrong cell count in a multi-line record means that another row's quote closed an unclosed one.
    if (consumed.length > 1 && width !== null && cells.length !== width) {
      return broken(reason ?? `引号没有闭合，或格数与表头不符（从第 ${first.number} 行起）`);
    }
    const record = { first: first.number, last: line.number, cells };
    return { record: reason === undefined ? record : { ...record, broken: reason }, consumed, quoted };
  }
  return broken(reason ?? `引号没有闭合（从第 ${first.number} 行起）`);
}

/** Lines with push-back, so that they can be read again as the start of another record. */
class PushBack {
  private readonly iterator: AsyncIterator<TableLine> | Iterator<TableLine>;
  private pushedBack: TableLine[] = [];

  constructor(lines: AsyncIterable<TableLine> | Iterable<TableLine>) {
    this.iterator = Symbol.asyncIterator in lines ? lines[Symbol.asyncIterator]() : lines[Symbol.iterator]();
  }

  async next(): Promise<TableLine | undefined> {
    const line = this.pushedBack.pop();
    if (line) return line;
    const { done, value } = await this.iterator.next();
    return done ? undefined : value;
  }

  unread(lines: readonly TableLine[]): void {
    for (const line of lines.toReversed()) this.pushedBack.push(line);
  }

  async close(): Promise<void> {
    await this.iterator.return?.();
  }
}
