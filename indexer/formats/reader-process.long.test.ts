/** Files that would never be read to their end, or fill the memory: the reader is ended, the next file is read. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { nodeCommand } from '../process/guarded-child.ts';
import { type FileReading, readFile } from './read-file.ts';
import { type ReaderLimits, ReaderProcess } from './reader-process.ts';
import { pdfOfManyOperators, pdfOfNestedForms } from './testing/hostile-pdf.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-reader-'));
/** Ample for a report, also where other tests leave the process little of the machine. */
const LIMITS: ReaderLimits = { silence: 60_000, time: 60_000, memory: 2 ** 30 };
const linux = process.platform === 'linux';
const readers: ReaderProcess[] = [];

afterEach(() => {
  for (const reader of readers.splice(0)) reader.stop();
});
afterAll(() => rmSync(ROOT, { recursive: true }));

function reader(limits: Partial<ReaderLimits> = {}): ReaderProcess {
  const started = new ReaderProcess(undefined, { ...LIMITS, ...limits });
  readers.push(started);
  return started;
}

function write(name: string, contents: string | Uint8Array): string {
  const path = join(ROOT, name);
  writeFileSync(path, contents);
  return path;
}

async function readingsOf(from: ReaderProcess, path: string): Promise<FileReading[]> {
  const readings: FileReading[] = [];
  for await (const reading of from.read(path.slice(ROOT.length + 1), path)) readings.push(reading);
  return readings;
}

const REPORT = write(
  '甲.html',
  '<title>甲</title><p>甲山镇2023年法治政府建设情况报告</p><p>化解纠纷12件。</p>',
);

async function expectReadsOn(from: ReaderProcess): Promise<void> {
  const [reading] = await readingsOf(from, REPORT);
  expect(reading && 'text' in reading && reading.text.lines.map(({ text }) => text)).toEqual([
    '甲山镇2023年法治政府建设情况报告',
    '化解纠纷12件。',
  ]);
}

test('a PDF whose drawing never ends is given up with one sentence, and the next file is read', async () => {
  const hostile = reader({ silence: 8000 });
  const path = write('forms.pdf', pdfOfNestedForms());
  await expect(readingsOf(hostile, path)).rejects.toThrow(
    /^文件过于复杂，读了 \d+ 秒没有应答，已跳过；.*后重试$/,
  );
  await expectReadsOn(hostile);
});

test.skipIf(!linux)(
  'a PDF that fills the memory is given up with one sentence, and the next file is read (needs /proc of Linux)',
  async () => {
    const hostile = reader({ memory: 400 * 2 ** 20 });
    const path = write('operators.pdf', pdfOfManyOperators(315));
    await expect(readingsOf(hostile, path)).rejects.toThrow(
      /^文件过于复杂，读取要用的内存超过 400 MB，已跳过；.*后重试$/,
    );
    await expectReadsOn(hostile);
  },
);

test('a file that is read for too long, with its process still answering, is given up', async () => {
  const path = write('slow.pdf', pdfOfNestedForms());
  await expect(readingsOf(reader({ time: 1 }), path)).rejects.toThrow(
    /^文件过于复杂，\d+ 秒没有读完，已跳过；.*后重试$/,
  );
});

test('every sample is read as in this process, each row of a table in its order', async () => {
  const own = reader();
  const samples = join(import.meta.dirname, '../../data/reports');
  let rows = 0;
  for (const name of readdirSync(samples).filter((name) => /\.\w+$/.test(name) && name !== 'metadata.csv')) {
    const absolute = join(samples, name);
    const expected: FileReading[] = [];
    for await (const reading of readFile(name, absolute)) expected.push(reading);
    const readings: FileReading[] = [];
    for await (const reading of own.read(name, absolute)) readings.push(reading);
    expect(readings).toEqual(expected);
    if (name.endsWith('.xlsx')) rows += readings.length;
  }
  expect(rows).toBeGreaterThan(1);
});

test('errors of the file system keep their code', async () => {
  await expect(readingsOf(reader(), join(ROOT, '没有.txt'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test.skipIf(!linux)(
  'a reader in an endless computation ends with its parent, however that ends (needs /proc of Linux)',
  async () => {
    const path = write('orphan.pdf', pdfOfNestedForms());
    const parent = write(
      'parent.mts',
      `import { ReaderProcess } from ${JSON.stringify(join(import.meta.dirname, 'reader-process.ts'))};
      for await (const _ of new ReaderProcess().read('orphan.pdf', ${JSON.stringify(path)}));`,
    );
    const [command = '', ...args] = nodeCommand(parent);
    const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ZHENJIAN_TEST: ROOT } });
    await until(() => processesOf(ROOT).some((pid) => isReader(pid) && processorSeconds(pid) > 2));
    child.kill('SIGKILL');
    await until(() => processesOf(ROOT).length === 0);
  },
);

function processesOf(mark: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`ZHENJIAN_TEST=${mark}`);
    } catch {
      return false; // Not a process, or it has just ended.
    }
  });
}

function isReader(pid: string): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reader-main');
}

/** Fields 14 and 15 of proc_pid_stat(5), in hundredths of a second. */
function processorSeconds(pid: string): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) / 100;
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 300) throw new Error(`not within 30 s: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
