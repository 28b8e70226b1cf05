/** A file of the keeper's that the page changes too: `data/practices.txt`, `data/concepts.txt`, `data/lexicon.txt`. */
import { randomUUID } from 'node:crypto';
import { promises as disk } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ApiError } from '../web/errors.ts';

export class KeepersFile {
  private last: Promise<unknown> = Promise.resolve();

  /** @param refusal the error that says that it could not be written */
  constructor(
    private readonly path: string,
    private readonly refusal: 'practices_not_written' | 'concepts_not_written' | 'lexicon_not_written',
  ) {}

  /**
   * Changes run one after the other.
   *
   * @param changed makes the new text from the present one
   * @throws ApiError 409 if the file cannot be written
   */
  change(changed: (text: string) => string): Promise<void> {
    const done = this.last.then(() => this.changeNow(changed));
    this.last = done.catch(() => {});
    return done;
  }

  private async changeNow(changed: (text: string) => string): Promise<void> {
    try {
      const text = await disk.readFile(this.path, 'utf8');
      const next = changed(text);
      if (next !== text) await this.replace(next);
    } catch (cause) {
      throw new ApiError(this.refusal, { file: this.path }, { cause });
    }
  }

  /** Renames a complete file into place, so that a reader never sees half of one. */
  private async replace(text: string): Promise<void> {
    const temporary = join(dirname(this.path), `.${basename(this.path)}.${randomUUID()}`);
    try {
      await disk.writeFile(temporary, text, { flag: 'wx' });
      await disk.rename(temporary, this.path);
    } catch (error) {
      await disk.rm(temporary, { force: true });
      throw error;
    }
  }
}

/** @returns the text ending in a line end, so that lines can be added */
export function withLineEnd(text: string): string {
  return text === '' ? '' : text.replace(/\n*$/, '\n');
}
