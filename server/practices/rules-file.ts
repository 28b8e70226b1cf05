/** Writes what the keeper says of names on the page into `data/practices.txt`: adds lines, never changes others. */
import { foldToString } from '../../indexer/text/fold.ts';
import type { PracticeMend } from '../contract/practices.ts';
import { KeepersFile, withLineEnd } from '../keeper/keepers-file.ts';

const LEFT_OUT = '去掉';

export class PracticeRulesFile {
  private readonly file: KeepersFile;

  constructor(path: string) {
    this.file = new KeepersFile(path, 'practices_not_written');
  }

  /** @throws ApiError 409 if the file cannot be written */
  mend(name: string, mend: PracticeMend): Promise<void> {
    return this.file.change((text) => mended(text, name, mend));
  }
}

function mended(text: string, name: string, mend: PracticeMend): string {
  const lines = withLineEnd(text);
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
