/**
 * Files as nobody should hand them in: each is named with one sentence, the others are indexed, and neither the
 * memory nor the time of a run is theirs to decide. Then a disk that is full.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReports } from './bench/generate.ts';
import { PASSAGES, type PassageDocument, REPORTS, type ReportRecord } from './domain/document.ts';
import { openEngine } from './engine/engine.ts';
import { docxOf } from './formats/testing/docx-of.ts';
import { LONGEST } from './reading/long-lines.ts';
import { settings } from './settings.ts';
import { tokens } from './text/tokens.ts';

const PROJECT = dirname(import.meta.dirname);
const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-bad-'));
const linux = process.platform === 'linux';
const root = process.getuid?.() === 0;
/** Bytes that the indexer may take, whatever it is handed. */
const MOST_MEMORY = 2 ** 30;
/** Milliseconds for all of the bad files together. */
const MOST_TIME = 60_000;
const REPORT = '枫桥镇2023年法治政府建设情况报告\n全镇化解纠纷12件。\n';

let folders = 0;
afterAll(() => rmSync(ROOT, { recursive: true }));

function folder(): string {
  const path = join(ROOT, `reports-${folders++}`);
  mkdirSync(path);
  return path;
}

interface Printed {
  readonly files: number;
  readonly indexed: number;
  readonly unchanged: number;
  readonly reports: number;
  readonly passages: number;
  readonly failed: readonly { readonly file: string; readonly reason: string }[];
}
interface Run {
  readonly code: number | null;
  readonly err: string;
  readonly printed: Printed;
  readonly ms: number;
  /** Most bytes of memory that the process had at a time; 0 where /proc does not tell. */
  readonly memory: number;
}

/** @param begun is called when the files are listed and the first is about to be read */
async function run(reportsDir: string, stateDir: string, begun = (): void => {}): Promise<Run> {
  const started = Date.now();
  const env = { ...process.env, MEILI_URL: '', REPORTS_DIR: reportsDir, STATE_DIR: stateDir };
  const child = spawn(process.execPath, ['--import', 'tsx', 'indexer/main.ts', '--json'], {
    cwd: PROJECT,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let first = true;
  child.on('message', () => {
    if (first) begun();
    first = false;
  });
  let memory = 0;
  const look = setInterval(() => {
    memory = Math.max(memory, peakOf(child.pid ?? 0));
  }, 50);
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(look);
  const printed = JSON.parse(out || '{}') as Printed;
  return { code, err, printed, ms: Date.now() - started, memory };
}

function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0; // No /proc, or the process has ended.
  }
}

async function indexed(
  stateDir: string,
): Promise<{ reports: ReportRecord[]; passages: PassageDocument[]; found(phrase: string): Promise<number> }> {
  const engine = await openEngine(settings({ STATE_DIR: stateDir }));
  const client = new Meilisearch({ host: engine.url, apiKey: engine.key });
  after.push(() => engine.stop());
  return {
    reports: (await client.index<ReportRecord>(REPORTS).getDocuments({ limit: 1000 })).results,
    passages: (await client.index<PassageDocument>(PASSAGES).getDocuments({ limit: 10_000 })).results,
    found: async (phrase) => {
      const asked = { attributesToSearchOn: ['chars'] };
      return (await client.index(PASSAGES).search(`"${tokens(phrase)}"`, asked)).hits.length;
    },
  };
}
const after: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of after) await end();
});

/** So many bytes of spaces, compressed: the same block over and over, which no memory has to hold unpacked. */
function bomb(bytes: number): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(2 ** 24, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array.from({ length: bytes / 2 ** 24 }, () => block);
  return Buffer.concat([...blocks, deflateRawSync(Buffer.alloc(0))]);
}

function pdf(content: string, trailer = ''): string {
  return `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << >> >> endobj
4 0 obj << /Length ${content.length} >> stream
${content}
endstream endobj
trailer << /Root 1 0 R /Size 5 ${trailer} >>
%%EOF
`;
}

/** A line of 5 MB, some 1.7 million characters, that says something once near its start, middle and end. */
function longLine(): string {
  const sentences: string[] = [];
  for (let bytes = 0, n = 0; bytes < 5 * 2 ** 20; n++) {
    const sentence = `第${n}次会议研究了乡镇依法行政和矛盾纠纷化解工作。`;
    sentences.push(sentence);
    bytes += Buffer.byteLength(sentence);
  }
  const [early, middle, late] = [0.02, 0.5, 0.999].map((share) => Math.floor(sentences.length * share));
  for (const [at, word] of [
    [early, '甲乙丙丁'],
    [middle, '戊己庚辛'],
    [late, '壬癸子丑'],
  ] as const)
    sentences[at ?? 0] = `这里写着${word}四字。`;
  return sentences.join('');
}
const LINE = longLine();
const STRANGE = '枫桥\n镇🍁 “2023” \'"甲".txt';

/** Each a file that holds no report, and the sentence that says so. */
const REFUSED: Readonly<Record<string, readonly [content: string | Uint8Array, sentence: RegExp]>> = {
  '空.txt': ['', /^文件是空的$/],
  '图.txt': [
    Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256),
    /^不是文本文件，或编码无法识别；请另存为 UTF-8 文本后重试$/,
  ],
  '坏.docx': [
    docxOf('<w:p><w:r><w:t>枫桥镇</w:t></w:r></w:p>').subarray(0, 400),
    /^文件已损坏，无法解压；请用原来的软件打开并重新保存$/,
  ],
  '炸弹.docx': [
    docxOf('', {
      more: { 'word/document.xml': { text: '', deflated: bomb(2 ** 32 - 2 ** 24), size: 2 ** 32 - 2 ** 24 } },
    }),
    /^文件解压后超过 64 MB，不像是一份报告，没有读取$/,
  ],
  '瞒报.docx': [
    docxOf('', {
      more: { 'word/document.xml': { text: '', deflated: bomb(2 ** 32 - 2 ** 24), size: 1000 } },
    }),
    /^文件已损坏，无法解压；请用原来的软件打开并重新保存$/,
  ],
  '加密.pdf': [
    pdf(
      '',
      `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`,
    ),
    /密码|加密/,
  ],
  '扫描.pdf': [pdf('0 0 100 100 re f'), /文字/],
  '坏.pdf': ['%PDF-1.7\n%âãÏÓ\n这不是 PDF', /^[^\n]*[\u4e00-\u9fff][^\n]*$/],
};

describe('a folder of them', () => {
  const reportsDir = folder();
  const stateDir = join(ROOT, 'state-bad');
  const socket = createServer();
  let seen: Run;
  beforeAll(async () => {
    const put = (name: string, content: string | Uint8Array): void => {
      mkdirSync(dirname(join(reportsDir, name)), { recursive: true });
      writeFileSync(join(reportsDir, name), content);
    };
    for (const [name, [content]] of Object.entries(REFUSED)) put(name, content);
    put('好.txt', REPORT);
    put(STRANGE, REPORT.replaceAll('枫桥', '西塘'));
    put('长行.txt', `青禾镇2023年法治政府建设情况报告\n${LINE}\n`);
    put(
      '深.html',
      `<html><body>${'<div>'.repeat(1_000_000)}<p>白塔镇2023年法治政府建设情况报告</p><p>全镇化解纠纷34件。</p>`,
    );
    put(
      '表.csv',
      '标题,正文\n云岭镇2023年报告,"全镇审查合同三十四份，化解纠纷五十六件。"\n坏行,"没有关上的引号\n石桥镇2023年报告,"全镇开展普法宣传七十八场，覆盖九十人。"\n',
    );
    const large = openSync(join(reportsDir, '大.txt'), 'w');
    const megabyte = '全镇坚持依法行政，化解矛盾纠纷。\n'.repeat(22_000);
    for (let written = 0; written < 300 * 2 ** 20; ) written += writeSync(large, megabyte);
    closeSync(large);
    symlinkSync('自己.txt', join(reportsDir, '自己.txt'));
    symlinkSync('环二', join(reportsDir, '环一'));
    symlinkSync('环一', join(reportsDir, '环二'));
    mkdirSync(join(reportsDir, '县'));
    symlinkSync('..', join(reportsDir, '县', '上一级'));
    // Neither of these is a file to be read, and to wait for a writer would be to wait for ever.
    spawnSync('mkfifo', [join(reportsDir, '管道.txt')]);
    await new Promise<void>((resolve) => socket.listen(join(reportsDir, '插座.txt'), resolve));
    if (root && linux) spawnSync('mknod', [join(reportsDir, '设备.txt'), 'c', '1', '5']);
    if (linux)
      writeFileSync(
        Buffer.concat([Buffer.from(`${reportsDir}/`), Buffer.of(0xb7, 0xe3), Buffer.from('.txt')]),
        REPORT,
      );
    seen = await run(reportsDir, stateDir);
  }, 120_000);
  afterAll(() => socket.close());

  const reasonsOf = (file: string): string[] =>
    seen.printed.failed.filter((failure) => failure.file === file).map(({ reason }) => reason);

  it.each(Object.entries(REFUSED))('%s is named with its sentence', (file, [, sentence]) => {
    expect(reasonsOf(file)).toEqual([expect.stringMatching(sentence)]);
  });

  it.each([
    ['深.html', /^网页的标签超过 310000 个，/],
    ['大.txt', /^文件有 \d+ MB，超过一份报告的上限 20 MB；如果是多份报告，请拆开或做成每行一份的表格$/],
    ['自己.txt', /^链接指向自己，无法读取$/],
    ['环一', /^链接指向自己，无法读取$/],
    ['环二', /^链接指向自己，无法读取$/],
    ['表.csv 第 2 行', /引号/],
  ])('%j is named with its sentence', (file, sentence) => {
    expect(reasonsOf(file)).toEqual([expect.stringMatching(sentence)]);
  });

  it.skipIf(!linux)('a name that is no UTF-8 is told of as such (Linux alone lets one be)', () => {
    expect(reasonsOf('\ufffd\ufffd.txt')).toEqual(['文件名的编码不是 UTF-8，请改名后重试']);
  });

  it('exit 1, no word besides, nothing else has failed, and the others are in', async () => {
    expect(seen.code).toBe(1);
    expect(seen.err.split('\n').filter((line) => line !== '' && !line.startsWith('索引 '))).toEqual([]);
    expect(seen.printed.failed).toHaveLength(Object.keys(REFUSED).length + 6 + (linux ? 1 : 0));
    const { reports } = await indexed(stateDir);
    expect(reports.flatMap(({ sources }) => sources.map(({ file, row }) => `${file} ${row}`)).sort()).toEqual(
      ['好.txt null', '表.csv 1', '表.csv 3', '长行.txt null', `${STRANGE} null`].sort(),
    );
  });

  it.skipIf(!linux)('memory and time are bounded (memory as /proc of Linux tells)', () => {
    console.log(`${Math.round(seen.memory / 2 ** 20)} MB, ${(seen.ms / 1000).toFixed(1)} s`);
    expect(seen.memory).toBeGreaterThan(2 ** 26);
    expect(seen.memory).toBeLessThan(MOST_MEMORY);
    expect(seen.ms).toBeLessThan(MOST_TIME);
  });

  it('a line of 5 MB is found to its end, in passages that joined are the line, and is warned of', async () => {
    const { reports, passages, found } = await indexed(stateDir);
    expect(await Promise.all(['甲乙丙丁', '戊己庚辛', '壬癸子丑'].map(found))).toEqual([1, 1, 1]);
    const report = reports.find(({ sources }) => sources[0]?.file === '长行.txt');
    expect(report?.warnings).toContainEqual(expect.stringMatching(/^有超过 20000 字的段落/));
    const [, ...pieces] = passages
      .filter((passage) => passage.report === report?.id)
      .sort((a, b) => a.position - b.position)
      .map(({ text }) => text);
    expect(pieces.join('')).toBe(LINE);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(LONGEST);
      expect(piece).toMatch(/。$/);
    }
  });
});

it('files that vanish between the listing and the reading are named, the others are in', async () => {
  const reportsDir = folder();
  for (let n = 100; n < 300; n++) writeFileSync(join(reportsDir, `${n}.txt`), `${REPORT}第${n}号。\n`);
  writeFileSync(join(reportsDir, '299.csv'), '标题,正文\n甲,乙\n');
  const { code, printed } = await run(reportsDir, join(ROOT, 'state-vanish'), () => {
    for (const name of ['299.csv', '299.txt', '298.txt']) rmSync(join(reportsDir, name));
  });
  expect(code).toBe(1);
  expect(printed).toMatchObject({ files: 201, indexed: 198, reports: 198 });
  expect(printed.failed).toEqual(
    ['298.txt', '299.csv', '299.txt'].map((file) => ({ file, reason: '文件在读取时已不存在' })),
  );
});

it.skipIf(root)(
  'files and folders without leave to read: named, the others are in (root may read all)',
  async () => {
    const reportsDir = folder();
    mkdirSync(join(reportsDir, '县'));
    writeFileSync(join(reportsDir, '县', '甲.txt'), REPORT);
    writeFileSync(join(reportsDir, '锁.txt'), REPORT);
    writeFileSync(join(reportsDir, '好.txt'), REPORT);
    chmodSync(join(reportsDir, '锁.txt'), 0);
    chmodSync(join(reportsDir, '县'), 0);
    const { code, printed } = await run(reportsDir, join(ROOT, 'state-locked'));
    chmodSync(join(reportsDir, '县'), 0o700);
    expect([code, printed.indexed]).toEqual([1, 1]);
    const reason = '没有读取权限，请检查文件的权限设置';
    expect(printed.failed).toEqual([
      { file: '县', reason },
      { file: '锁.txt', reason },
    ]);
  },
);

it('under a broken metadata.csv the files keep what the last good one declared', async () => {
  const reportsDir = folder();
  const stateDir = join(ROOT, 'state-metadata');
  const metadata = (text: string): void => writeFileSync(join(reportsDir, 'metadata.csv'), text);
  writeFileSync(join(reportsDir, '甲.txt'), REPORT);
  const yearAndTown = async (): Promise<unknown> => {
    const { reports } = await indexed(stateDir);
    for (const end of after.splice(0)) await end();
    return reports.map(({ year, place }) => [year, place.town]);
  };
  metadata('file,year,town\n甲.txt,2019,青禾镇\n');
  expect((await run(reportsDir, stateDir)).code).toBe(0);
  expect(await yearAndTown()).toEqual([[2019, '青禾镇']]);

  metadata('file,year,town\n甲.txt,"2020,青禾镇\n');
  const broken = await run(reportsDir, stateDir);
  expect([broken.code, broken.printed]).toMatchObject([1, { indexed: 0, unchanged: 1 }]);
  expect(broken.printed.failed).toEqual([
    { file: 'metadata.csv', reason: expect.stringMatching(/^不是合法的 CSV：/) },
  ]);
  expect(await yearAndTown()).toEqual([[2019, '青禾镇']]);

  metadata('file,year,town\n甲.txt,2020,青禾镇\n');
  expect((await run(reportsDir, stateDir)).printed).toMatchObject({ indexed: 1, failed: [] });
  expect(await yearAndTown()).toEqual([[2020, '青禾镇']]);
});

const mountable = ((): boolean => {
  const probe = join(ROOT, 'probe');
  mkdirSync(probe);
  if (!linux || !root || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]).status !== 0)
    return false;
  spawnSync('umount', [probe]);
  return true;
})();

describe.skipIf(!mountable)('a disk that is full (a tmpfs, which root alone may mount)', () => {
  const reportsDir = folder();
  const disk = join(ROOT, 'disk');
  const FULL = '磁盘已满，索引没有完成；请腾出空间后重新运行，已索引的不会丢失\n';
  let whole: Printed;
  beforeAll(async () => {
    writeReports(reportsDir, 120, 5000, { seed: 7 });
    mkdirSync(disk);
    whole = (await run(reportsDir, join(ROOT, 'state-roomy'))).printed;
  }, 120_000);
  const mount = (options: string): void => {
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status).toBe(0);
  };

  it.each(['0.5m', '3m', '12m', '24m'])(
    'of %s: exit 2 with one sentence, and with room the next run completes',
    async (size) => {
      mount(`size=${size.replace('0.5m', '512k')}`);
      try {
        const stateDir = join(disk, 'state');
        const full = await run(reportsDir, stateDir);
        expect([full.code, full.err.replace(/^索引 .*\n/gm, '')]).toEqual([2, FULL]);
        mount('remount,size=2g');
        const next = await run(reportsDir, stateDir);
        expect([next.code, next.err.replace(/^(?:索引 |上次中断).*\n/gm, '')]).toEqual([0, '']);
        expect(next.printed).toMatchObject({ reports: whole.reports, passages: whole.passages, failed: [] });
        const { passages } = await indexed(stateDir);
        for (const end of after.splice(0)) await end();
        expect(passages).toHaveLength(whole.passages);
      } finally {
        spawnSync('umount', ['-l', disk]);
      }
    },
  );

  it('not a byte left for the lock', async () => {
    mount('size=4k');
    try {
      writeFileSync(join(disk, 'full'), Buffer.alloc(4096));
      const full = await run(reportsDir, join(disk, 'state'));
      expect([full.code, full.err]).toEqual([2, FULL]);
      mount('remount,size=2g');
      expect((await run(reportsDir, join(disk, 'state'))).code).toBe(0);
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  });
});
