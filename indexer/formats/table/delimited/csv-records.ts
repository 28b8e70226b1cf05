/**
 * Lines of a csv file in, its records out. csv-parse is not used for it: after a quote that is never closed it
 * reads on to the end of the file, whereas here the next line that begins a whole record is looked for, so that
 * a broken row spoils itself alone.
 */
import { ROW_BYTES, type TableLine } from './file-lines.ts';

export interface CsvRecord {
  /** Lines of the file, from 1. */
  readonly first: number;
  readonly last: number;
  /** None where it is no whole record. */
  readonly cells: readonly string[];
  /** Why it is none, or cannot be read. */
  readonly broken?: string;
}

/** Cells of one record, fed line by line since a quoted cell may hold line breaks. */
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

/** @param width cells of the heading row, by which a whole record is known; null where it is not known yet */
export async function* csvRecords(
  lines: AsyncIterable<TableLine> | Iterable<TableLine>,
  delimiter: string,
  width: number | null,
): AsyncGenerator<CsvRecord> {
  const source = new PushBack(lines);
  let damaged: CsvRecord | undefined;
  try {
    for (let line = await source.next(); line; line = await source.next()) {
      const { record, taken, quoted } = await recordFrom(line, source, delimiter, width);
      // A row of two cells is found again by its quotes only: any line of a text may hold a comma.
      if (record.cells.length > 0 && (!damaged || fits(record, width, quoted))) {
        if (damaged) yield damaged;
        damaged = undefined;
        yield record;
        continue;
      }
      source.unread(taken.slice(1));
      damaged = { ...(damaged ?? { ...record, first: line.number, cells: [] }), last: line.number };
    }
    if (damaged) yield damaged;
  } finally {
    await source.close();
  }
}

function fits({ cells }: CsvRecord, width: number | null, quoted: boolean): boolean {
  if (width === null || cells.length !== width) return false;
  return quoted || (width > 2 && !cells.some((cell) => cell.includes('"')));
}

async function recordFrom(
  first: TableLine,
  source: PushBack,
  delimiter: string,
  width: number | null,
): Promise<{ record: CsvRecord; taken: readonly TableLine[]; quoted: boolean }> {
  const scanner = new Scanner(delimiter);
  const taken: TableLine[] = [];
  const broken = (reason: string) => ({
    record: { first: first.number, last: taken.at(-1)?.number ?? first.number, cells: [], broken: reason },
    taken,
    quoted: scanner.quoted,
  });
  let size = 0;
  let reason: string | undefined;
  for (let line: TableLine | undefined = first; line; line = await source.next()) {
    taken.push(line);
    size += line.text.length;
    reason ??= line.reason;
    if (size > ROW_BYTES) break;
    const status = scanner.feed(line.text);
    if (status === 'broken') {
      return broken(reason ?? `引号没有闭合，或格内的引号没有写成两个（从第 ${first.number} 行起）`);
    }
    if (status === 'open') continue;
    const { cells, quoted } = scanner;
    // Across lines a wrong number of cells means that a quote was closed by that of another row.
    if (taken.length > 1 && width !== null && cells.length !== width) {
      return broken(reason ?? `引号没有闭合，或格数与表头不符（从第 ${first.number} 行起）`);
    }
    const record = { first: first.number, last: line.number, cells };
    return { record: reason === undefined ? record : { ...record, broken: reason }, taken, quoted };
  }
  return broken(reason ?? `引号没有闭合（从第 ${first.number} 行起）`);
}

/** Lines that can be given back, to be read again as the beginning of another record. */
class PushBack {
  private readonly iterator: AsyncIterator<TableLine> | Iterator<TableLine>;
  private back: TableLine[] = [];

  constructor(lines: AsyncIterable<TableLine> | Iterable<TableLine>) {
    this.iterator = Symbol.asyncIterator in lines ? lines[Symbol.asyncIterator]() : lines[Symbol.iterator]();
  }

  async next(): Promise<TableLine | undefined> {
    const again = this.back.pop();
    if (again) return again;
    const { done, value } = await this.iterator.next();
    return done ? undefined : value;
  }

  unread(lines: readonly TableLine[]): void {
    for (const line of lines.toReversed()) this.back.push(line);
  }

  async close(): Promise<void> {
    await this.iterator.return?.();
  }
}
