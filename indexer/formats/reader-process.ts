/**
 * Reads files in a process of its own, but for plain text. A file may be crafted, or broken, so that a library
 * never returns or fills the memory (a PDF of 5 KB can draw the same form a billion times): then only that
 * process is killed, the file is named, and the rest goes on.
 */
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nodeCommand, spawnGuarded } from '../process/guarded-child.ts';
import type { RecognitionSettings } from './ocr/recognise.ts';
import { type FileReading, inspectFile, isReadByLibraries, readInspected } from './read-file.ts';

/** Reads the reports of a file. @throws Error with one Chinese sentence where the file cannot be read */
export type ReadFile = (path: string, absolute: string) => AsyncIterable<FileReading>;

/** From the indexer to the reader: open a file, and after each answer, go on with it. */
export type ReaderRequest =
  | {
      readonly path: string;
      readonly absolute: string;
      readonly recognition: RecognitionSettings | undefined;
    }
  | 'next';
/** From the reader to the indexer. */
export type ReaderMessage =
  /** Sent all the time while its event loop turns. */
  | 'alive'
  /** A step of a page of a scan is done. */
  | 'progress'
  | { readonly readings: readonly FileReading[]; readonly done: boolean }
  /** `code` of an error of the file system. */
  | { readonly failed: string; readonly code: string | undefined };

export interface ReaderLimits {
  /** Milliseconds without any sign of life, as in a computation that does not end. */
  readonly silence: number;
  /** Milliseconds until the next reports of a file, or its end, or the next step of a page of a scan. */
  readonly time: number;
  /** Resident memory in bytes. */
  readonly memory: number;
}

/**
 * A page of text takes a PDF 5 to 50 ms, and 2,000 pages are the most of one document. The first PDF takes
 * 250 MB, most of them for pdf.js itself; a file of the greatest size permitted is held twice besides.
 */
const LIMITS: ReaderLimits = { silence: 30_000, time: 180_000, memory: 1024 * 2 ** 20 };
/** Of the memory: the rest is for what lies outside of the heap, such as the bytes of the file. */
const HEAP_SHARE = 0.75;
const CHECK_MS = 50;
/** Characters of standard error that are kept, to tell why the reader ended. */
const KEPT_OUTPUT = 4000;
const READER = fileURLToPath(new URL('reader-main.ts', import.meta.url));
const ADVICE = '已跳过；请重新导出为普通的 PDF、Word 或文本，或拆成几份后重试';

/** One process, started with the first file and again after it had to be killed. Reads one file at a time. */
export class ReaderProcess {
  private child: ChildProcess | null = null;
  private output = '';

  constructor(
    private readonly recognition: RecognitionSettings | undefined = undefined,
    private readonly limits: ReaderLimits = LIMITS,
  ) {}

  /** @throws Error with one Chinese sentence where the file cannot be read, or not within the limits */
  async *read(path: string, absolute: string): AsyncGenerator<FileReading> {
    const file = await inspectFile(path, absolute);
    if (!isReadByLibraries(file)) {
      yield* readInspected(file);
      return;
    }
    let request: ReaderRequest = { path, absolute, recognition: this.recognition };
    for (;;) {
      const answer = await this.ask(request);
      if ('failed' in answer)
        throw Object.assign(new Error(answer.failed), answer.code !== undefined && { code: answer.code });
      yield* answer.readings;
      if (answer.done) return;
      request = 'next';
    }
  }

  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  private ask(request: ReaderRequest): Promise<Exclude<ReaderMessage, 'alive' | 'progress'>> {
    this.child ??= this.start();
    const child = this.child;
    let asked = Date.now();
    let heard = asked;
    return new Promise((resolve, reject) => {
      const fail = (reason: string): void => {
        settle();
        this.stop();
        reject(new Error(reason));
      };
      const onMessage = (message: ReaderMessage): void => {
        heard = Date.now();
        if (message === 'progress') asked = heard;
        if (message === 'alive' || message === 'progress') return;
        settle();
        resolve(message);
      };
      const onEnd = (code: number | null, signal: NodeJS.Signals | null): void =>
        fail(this.reasonOfEnd(code, signal));
      const onError = (error: Error): void => fail(`读取文件的进程没有启动起来：${error.message}`);
      const timer = setInterval(() => {
        const now = Date.now();
        if (residentMemory(child.pid) > this.limits.memory) fail(this.outOfMemory());
        else if (now - heard > this.limits.silence)
          fail(`文件过于复杂，读了 ${seconds(now - heard)} 秒没有应答，${ADVICE}`);
        else if (now - asked > this.limits.time)
          fail(`文件过于复杂，${seconds(now - asked)} 秒没有读完，${ADVICE}`);
      }, CHECK_MS);
      const settle = (): void => {
        clearInterval(timer);
        child.off('message', onMessage).off('exit', onEnd).off('error', onError);
      };
      child.on('message', onMessage).on('exit', onEnd).on('error', onError);
      child.send(request, (error) => {
        // The reader is gone: its exit says why.
        if (error) void pause(CHECK_MS).then(() => onError(error));
      });
    });
  }

  private start(): ChildProcess {
    const heap = Math.round((this.limits.memory * HEAP_SHARE) / 2 ** 20);
    // A process group of its own: Ctrl-C reaches only the indexer, which then ends it.
    const child = spawnGuarded(nodeCommand(READER, [`--max-old-space-size=${heap}`]), {
      output: ['ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
      detached: true,
    });
    this.output = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.output = (this.output + text).slice(-KEPT_OUTPUT);
    });
    // Between files it must not keep the indexer alive.
    child.unref();
    child.channel?.unref();
    (child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
    return child;
  }

  private reasonOfEnd(code: number | null, signal: NodeJS.Signals | null): string {
    // V8 aborts when its heap is full, and the system kills when its memory is.
    if (signal === 'SIGKILL' || /heap out of memory|allocation failed/i.test(this.output))
      return this.outOfMemory();
    process.stderr.write(this.output);
    return `读取它的进程意外退出（${signal ?? code}），${ADVICE}`;
  }

  private outOfMemory(): string {
    return `文件过于复杂，读取要用的内存超过 ${Math.round(this.limits.memory / 2 ** 20)} MB，${ADVICE}`;
  }
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 1000);
}

/** In bytes; 0 without /proc, where only the heap is bounded. */
function residentMemory(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024;
  } catch {
    return 0; // The process has just ended.
  }
}
