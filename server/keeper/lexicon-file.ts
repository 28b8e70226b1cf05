/** Adds words to `data/lexicon.txt`, the words of the field: jieba knows them from the next run of the indexer. */
import { foldToString } from '../../indexer/text/fold.ts';
import { KeepersFile, withLineEnd } from './keepers-file.ts';

export class LexiconFile {
  private readonly file: KeepersFile;

  constructor(path: string) {
    this.file = new KeepersFile(path, 'lexicon_not_written');
  }

  /**
   * Adds a word on a line of its own, unless it is there in any form of its characters.
   *
   * @throws ApiError 409 if the file cannot be written
   */
  add(word: string): Promise<void> {
    const folded = foldToString(word);
    return this.file.change((text) => {
      const isThere = text.split('\n').some((line) => foldToString(line.trim()) === folded);
      return isThere ? text : `${withLineEnd(text)}${word}\n`;
    });
  }
}
