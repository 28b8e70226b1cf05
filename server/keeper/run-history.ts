/** Keeps what came of the last indexing runs, across restarts: one JSON line a run in the state folder. */
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import { type IndexingRun, indexingRun, MAX_FAILURES } from '../contract/keeper.ts';

export const RUNS_FILE = 'runs.jsonl';
/** With a few runs a day, some weeks. */
const MAX_RUNS = 50;

export class RunHistory {
  private readonly file: string;
  private kept: readonly IndexingRun[] = [];
  private writing: Promise<void> = Promise.resolve();

  /** @param onError called where the file cannot be written; the runs are then kept until the server ends */
  constructor(
    stateDir: string,
    private readonly onError: (error: unknown) => void,
  ) {
    this.file = join(stateDir, RUNS_FILE);
  }

  /** The last runs, newest first. */
  get runs(): readonly IndexingRun[] {
    return this.kept;
  }

  /** Reads what an earlier server has kept; lines that are cut or of another shape are left out. */
  async load(): Promise<void> {
    const text = await disk.readFile(this.file, 'utf8').catch(() => '');
    const runs = text.split('\n').flatMap((line) => {
      const { success, data } = indexingRun.safeParse(parsed(line));
      return success ? [data] : [];
    });
    this.kept = runs.reverse().slice(0, MAX_RUNS);
  }

  /** A run that fails as the one before did takes its place: tried again every few minutes, they would fill the list. */
  async add(ended: IndexingRun): Promise<void> {
    const [last, ...earlier] = this.kept;
    const isRepeated = last && ended.incomplete !== null && last.incomplete === ended.incomplete;
    const before = isRepeated ? earlier : this.kept;
    this.kept = [{ ...ended, failed: ended.failed.slice(0, MAX_FAILURES) }, ...before].slice(0, MAX_RUNS);
    this.writing = this.writing.then(() => this.write()).catch(this.onError);
    await this.writing;
  }

  /** Replaced as a whole, so that a file is never half written. */
  private async write(): Promise<void> {
    const lines = [...this.kept].reverse().map((kept) => `${JSON.stringify(kept)}\n`);
    const temporary = `${this.file}.new`;
    await disk.writeFile(temporary, lines.join(''), { mode: 0o600 });
    await disk.rename(temporary, this.file);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
