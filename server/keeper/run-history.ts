/** Keeps what came of the last indexing runs, across restarts: one JSON line a run in the state folder. */
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import { z } from '@hono/zod-openapi';

export const RUNS_FILE = 'runs.jsonl';
/** Runs. With a few a day, some weeks. */
const MAX_RUNS = 50;
/** Failures kept of a run; their number is kept whole. */
const MAX_FAILURES = 20;

export const run = z
  .object({
    startedAt: z.string().openapi({ description: 'ISO 8601 time.' }),
    seconds: z.number(),
    files: z.number().int().openapi({ description: 'Files in the reports folder.' }),
    indexed: z.number().int().openapi({ description: 'Files that were read.' }),
    removed: z.number().int(),
    failures: z.number().int().openapi({ description: 'Files that could not be read.' }),
    failed: z.array(z.object({ file: z.string(), reason: z.string() })).openapi({
      description: `The first ${MAX_FAILURES} of them.`,
    }),
    incomplete: z.string().nullable().openapi({
      description: 'Why it did not come to its end, in one Chinese sentence; null if it did.',
    }),
  })
  .openapi('Run');

export type Run = z.infer<typeof run>;

export class RunHistory {
  private readonly file: string;
  private kept: readonly Run[] = [];
  private writing: Promise<void> = Promise.resolve();

  /** @param onError called where the file cannot be written; the runs are then kept until the server ends */
  constructor(
    stateDir: string,
    private readonly onError: (error: unknown) => void,
  ) {
    this.file = join(stateDir, RUNS_FILE);
  }

  /** The last runs, newest first. */
  get runs(): readonly Run[] {
    return this.kept;
  }

  /** Reads what an earlier server has kept; lines that are cut or of another shape are left out. */
  async load(): Promise<void> {
    const text = await disk.readFile(this.file, 'utf8').catch(() => '');
    const runs = text.split('\n').flatMap((line) => {
      const { success, data } = run.safeParse(parsed(line));
      return success ? [data] : [];
    });
    this.kept = runs.reverse().slice(0, MAX_RUNS);
  }

  async add(ended: Run): Promise<void> {
    this.kept = [{ ...ended, failed: ended.failed.slice(0, MAX_FAILURES) }, ...this.kept].slice(0, MAX_RUNS);
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
