/** The process in which files are read. See `reader-process.ts`. */
import { type FileReading, readFile } from './read-file.ts';
import type { ReaderMessage, ReaderRequest } from './reader-process.ts';

const ALIVE_MS = 500;
/** Reports per message and their characters: a message for every row of a table would take longer than the row. */
const READINGS_AT_ONCE = 100;
const CHARACTERS_AT_ONCE = 500_000;

let readings: AsyncGenerator<FileReading> | null = null;
/** What went wrong after the readings that were sent. */
let failure: unknown;

setInterval(() => send('alive'), ALIVE_MS);
process.on('message', async (request: ReaderRequest) => {
  try {
    if (request !== 'next') {
      await readings?.return(undefined);
      failure = undefined;
      const { path, absolute, recognition } = request;
      readings = readFile(
        path,
        absolute,
        recognition && { ...recognition, onProgress: () => send('progress') },
      );
    }
    if (readings) send(await nextReadings(readings));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    send({ failed: error instanceof Error ? error.message : String(error), code });
  }
});
process.on('disconnect', () => process.exit());

async function nextReadings(readings: AsyncGenerator<FileReading>): Promise<ReaderMessage> {
  if (failure !== undefined) throw failure;
  const batch: FileReading[] = [];
  let characters = 0;
  try {
    while (batch.length < READINGS_AT_ONCE && characters < CHARACTERS_AT_ONCE) {
      const next = await readings.next();
      if (next.done) return { readings: batch, done: true };
      batch.push(next.value);
      if ('text' in next.value) for (const { text } of next.value.text.lines) characters += text.length;
    }
  } catch (error) {
    if (batch.length === 0) throw error;
    failure = error; // The rows before it count.
  }
  return { readings: batch, done: false };
}

function send(message: ReaderMessage): void {
  process.send?.(message);
}
