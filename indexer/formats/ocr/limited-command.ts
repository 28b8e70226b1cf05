/**
 * Runs a program on bytes, from memory to memory and so without files to remove, within limits of time, memory
 * and output: what it reads may have been made to exhaust it.
 */
import type { Readable, Writable } from 'node:stream';
import { spawnGuarded } from '../../process/guarded-child.ts';

export interface CommandLimits {
  /** Of the clock; a busy machine takes many times what the program itself needs. */
  readonly seconds: number;
  readonly processorSeconds: number;
  /** Address space of the program. */
  readonly megabytes: number;
  readonly outputBytes: number;
}

export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** The program reads descriptor 3: standard input tells the guard when this process is gone. */
const LIMITED = 'ulimit -t "$1"; ulimit -v "$2"; shift 2; exec "$@" <&3 3<&-';
/** Characters of standard error kept for the cause of a failure. */
const KEPT_ERRORS = 2000;

/**
 * Standard output of the program.
 *
 * @throws CommandFailed if it cannot be started, fails, or exceeds a limit
 */
export function outputOf(
  command: readonly string[],
  input: Uint8Array,
  { seconds, processorSeconds, megabytes, outputBytes }: CommandLimits,
  signal?: AbortSignal,
): Promise<Buffer> {
  const [program = ''] = command;
  return new Promise((resolve, reject) => {
    const limits = [String(processorSeconds), String(megabytes * 1024)];
    const child = spawnGuarded(['sh', '-c', LIMITED, 'sh', ...limits, ...command], {
      output: ['pipe', 'pipe', 'pipe'],
      // More threads only make a page slower where several are read at once.
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    });
    const chunks: Buffer[] = [];
    let [bytes, errors, reason] = [0, '', ''];
    const end = (why: string): void => {
      reason ||= why;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => end(`${program} took more than ${seconds} s`), seconds * 1000);
    const abort = (): void => end(`${program} is no longer wanted`);
    signal?.addEventListener('abort', abort, { once: true });
    child.stdout?.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > outputBytes) end(`${program} wrote more than ${outputBytes} bytes`);
      else chunks.push(chunk);
    });
    (child.stderr as Readable).setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-KEPT_ERRORS);
    });
    const settle = (failure: string): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      if (failure === '') resolve(Buffer.concat(chunks));
      else reject(new CommandFailed(failure));
    };
    child.once('error', ({ message }) => settle(message));
    child.once('close', (code, killed) =>
      settle(reason || (code === 0 ? '' : `${program} ended with ${killed ?? code}: ${errors.trim()}`)),
    );
    const written = child.stdio[3] as unknown as Writable;
    written.on('error', () => {}); // The program need not read all of it; its exit code decides.
    written.end(input);
  });
}
