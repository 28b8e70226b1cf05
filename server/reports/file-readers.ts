/** Reads files of reports again for requests, a few at a time: each reader is a process that may take a gigabyte. */
import { ReaderProcess, type ReadFile } from '../../indexer/formats/reader-process.ts';
import { recognitionOf, type Settings } from '../../indexer/settings.ts';
import { Slots } from '../limits/slots.ts';
import { ApiError } from '../web/errors.ts';

const AT_ONCE = 2;
const WAITING = 8;
/** Seconds. */
const RETRY = 5;

export class FileReaders {
  constructor(private readonly settings: Pick<Settings, 'ocr' | 'stateDir'>) {}

  private readonly slots = new Slots(AT_ONCE, WAITING);

  /** @throws ApiError 503 if too many wait already, AbortError if the client is gone before its turn */
  async read<T>(signal: AbortSignal, use: (readFile: ReadFile) => Promise<T>): Promise<T> {
    const release = await this.slots.take(signal);
    if (!release) throw new ApiError('busy', { seconds: RETRY }, { retryAfter: RETRY });
    const reader = new ReaderProcess(recognitionOf(this.settings));
    try {
      return await use((path, absolute) => reader.read(path, absolute));
    } finally {
      reader.stop();
      release();
    }
  }
}
