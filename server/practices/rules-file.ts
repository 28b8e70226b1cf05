/** Writes what the keeper says of names on the page into `data/practices.txt`: adds lines, never changes others. */
import { randomUUID } from 'node:crypto';
import { promises as disk } from 'node:fs';
import { dirname, join } from 'node:path';
import { foldToString } from '../../indexer/text/fold.ts';
import type { PracticeMend } from '../contract/practices.ts';
import { ApiError } from '../web/errors.ts';

const LEFT_OUT = '去掉';

export class PracticeRulesFile {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly path: string) {}

  /**
   * Mends run one after the other.
   *
   * @throws ApiError 409 if the file cannot be written
   */
  mend(name: string, mend: PracticeMend): Promise<void> {
    const done = this.last.then(() => this.mendNow(name, mend));
    this.last = done.catch(() => {});
    return done;
  }

  private async mendNow(name: string, mend: PracticeMend): Promise<void> {
    try {
      const text = await disk.readFile(this.path, 'utf8');
      await this.replace(mended(text, name, mend));
    } catch (cause) {
      throw new ApiError('practices_not_written', { file: this.path }, { cause });
    }
  }

  /** Renames a complete file into place, so that a reader never sees half of one. */
  private async replace(text: string): Promise<void> {
    const temporary = join(dirname(this.path), `.practices.${randomUUID()}`);
    try {
      await disk.writeFile(temporary, text, { flag: 'wx' });
      await disk.rename(temporary, this.path);
    } catch (error) {
      await disk.rm(temporary, { force: true });
      throw error;
    }
  }
}

function mended(text: string, name: string, mend: PracticeMend): string {
  const lines = text.replace(/\n*$/, '\n');
  switch (mend.action) {
    case 'join':
    case 'rename':
      return `${lines}合并 ${mend.to} ${name}\n`;
    case 'leave-out':
      return `${lines}${LEFT_OUT} ${name}\n`;
    case 'restore':
      return withoutLeftOut(lines, foldToString(name));
  }
}

/** Takes a name out of the lines that leave names out, comments and all else untouched. */
function withoutLeftOut(text: string, folded: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      if (!line.trimStart().startsWith(LEFT_OUT)) return [line];
      const kept = line.split(/(?<=\s)(?=\S)/).filter((word) => foldToString(word.trim()) !== folded);
      return kept.length > 1 ? [kept.join('').trimEnd()] : [];
    })
    .join('\n');
}
