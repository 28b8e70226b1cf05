/** Keeps what came of the last indexing runs, across restarts: one JSON line a run in the state folder. */
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import { COMMAND_RUNS_FILE } from '../../indexer/cli/run-file.ts';
import type { RunRecord } from '../../indexer/domain/run.ts';
import { type IndexingRun, indexingRun, MAX_FAILURES } from '../contract/keeper.ts';
import { compare } from '../corpus/report-order.ts';

export const RUNS_FILE = 'runs.jsonl';
/** With a few runs a day, some weeks. */
const MAX_RUNS = 50;

export class RunHistory {
  private readonly file: string;
  private readonly commandsFile: string;
  private kept: readonly IndexingRun[] = [];
  private writing: Promise<void> = Promise.resolve();

  /** @param onError called where the file cannot be written; the runs are then kept until the server ends */
  constructor(
    stateDir: string,
    private readonly onError: (error: unknown) => void,
  ) {
    this.file = join(stateDir, RUNS_FILE);
    this.commandsFile = join(stateDir, COMMAND_RUNS_FILE);
  }

  /** The last runs, newest first. */
  get runs(): readonly IndexingRun[] {
    return this.kept;
  }

  /** The last runs, newest first, with those that were started by `npm run index`. */
  async withCommands(): Promise<readonly IndexingRun[]> {
    const commands = await runsIn(this.commandsFile);
    return [...commands, ...this.kept].sort((a, b) => compare(b.startedAt, a.startedAt)).slice(0, MAX_RUNS);
  }

  /** Reads what an earlier server has kept. */
  async load(): Promise<void> {
    this.kept = (await runsIn(this.file)).reverse().slice(0, MAX_RUNS);
  }

  /** A run that fails as the one before did takes its place: tried again every few minutes, they would fill the list. */
  async add(ended: RunRecord): Promise<void> {
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

/** Lines that are cut or of another shape are left out. */
async function runsIn(file: string): Promise<IndexingRun[]> {
  const text = await disk.readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const { success, data } = indexingRun.safeParse(parsed(line));
    return success ? [data] : [];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
