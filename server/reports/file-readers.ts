/** Reads files for requests, a few at a time: each reader is a process that may take a gigabyte. */
import type { FileReading } from '../../indexer/formats/read-file.ts';
import { ReaderProcess, type ReadFile } from '../../indexer/formats/reader-process.ts';
import { recognitionOf, type Settings } from '../../indexer/settings.ts';
import { inTurn } from '../limits/in-turn.ts';
import { Slots } from '../limits/slots.ts';

const AT_ONCE = 2;
const WAITING = 8;
/** Seconds. */
const RETRY = 5;

export class FileReaders {
  private readonly slots = new Slots(AT_ONCE, WAITING);

  constructor(private readonly settings: Pick<Settings, 'ocr' | 'stateDir'>) {}

  /**
   * Stops reading when the client is gone: a scan takes minutes.
   *
   * @param keepsPages whether recognised pages are kept for the next reading: not of a file that is not stored
   * @throws ApiError 503 if too many wait already, AbortError if the client is gone
   */
  read<T>(
    signal: AbortSignal,
    use: (readFile: ReadFile) => Promise<T>,
    { keepsPages = true } = {},
  ): Promise<T> {
    return inTurn(this.slots, RETRY, signal, async () => {
      const recognition = recognitionOf(this.settings);
      const reader = new ReaderProcess(recognition && (keepsPages ? recognition : { cacheFolder: null }));
      const stop = (): void => reader.stop();
      signal.addEventListener('abort', stop, { once: true });
      try {
        return await use((path, absolute) => whileWanted(reader.read(path, absolute), signal));
      } catch (cause) {
        signal.throwIfAborted();
        throw cause;
      } finally {
        signal.removeEventListener('abort', stop);
        stop();
      }
    });
  }
}

async function* whileWanted(
  readings: AsyncIterable<FileReading>,
  signal: AbortSignal,
): AsyncGenerator<FileReading> {
  signal.throwIfAborted();
  for await (const reading of readings) {
    yield reading;
    // A reader that was stopped must not be asked for more: it would start again.
    signal.throwIfAborted();
  }
}
