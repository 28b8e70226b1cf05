/** A file of `data/` that the keeper mends on the page: mends run one after the other, and a reader never sees half of one. */
import { randomUUID } from 'node:crypto';
import { promises as disk } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export class MendedFile {
  private last: Promise<unknown> = Promise.resolve();

  /** @param failure what is thrown if the file cannot be written */
  constructor(
    private readonly path: string,
    private readonly failure: (cause: unknown) => Error,
  ) {}

  /** @param mended the new text of the file, of the text that it has */
  mend(mended: (text: string) => string): Promise<void> {
    const done = this.last.then(() => this.mendNow(mended));
    this.last = done.catch(() => {});
    return done;
  }

  private async mendNow(mended: (text: string) => string): Promise<void> {
    try {
      await this.replace(mended(await disk.readFile(this.path, 'utf8')));
    } catch (cause) {
      throw this.failure(cause);
    }
  }

  /** Renames a complete file into place. */
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
