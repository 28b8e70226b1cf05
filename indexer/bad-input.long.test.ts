/**
 * Invalid and hostile files: each is reported with one sentence, the others are indexed, and memory and time
 * of a run stay bounded.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxOf } from './formats/testing/docx-of.ts';
import { pdfOfManyOperators, pdfOfNestedForms } from './formats/testing/hostile-pdf.ts';
import { MAX_LINE_LENGTH } from './reading/long-lines.ts';
import { type IndexerResult, readIndex, runIndexer } from './testing/indexer-process.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-bad-'));
const linux = process.platform === 'linux';
const root = process.getuid?.() === 0;
/** Maximum memory of the indexer, in bytes. */
const MAX_MEMORY = 2 ** 30;
/** Maximum milliseconds for all bad files together. */
const MAX_MS = 150_000;
const REPORT = '枫桥镇2023年法治政府建设情况报告\n全镇化解纠纷12件。\n';

let folders = 0;
afterAll(() => rmSync(ROOT, { recursive: true }));

function folder(): string {
  const path = join(ROOT, `reports-${folders++}`);
  mkdirSync(path);
  return path;
}

/**
 * Compressed data that unpacks to this many spaces. Repeats one compressed block, so that the test needs
 * little memory.
 */
function zipBomb(bytes: number): Uint8Array {
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

/** A line of 5 MB, some 1.7 million characters, with unique phrases near its start, middle and end. */
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
const STRANGE_NAME = '枫桥\n镇🍁 “2023” \'"甲".txt';

/** Files that contain no report, and the sentences that say so. */
const REJECTED: Readonly<Record<string, readonly [content: string | Uint8Array, sentence: RegExp]>> = {
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
      more: {
        'word/document.xml': { text: '', deflated: zipBomb(2 ** 32 - 2 ** 24), size: 2 ** 32 - 2 ** 24 },
      },
    }),
    /^文件解压后超过 64 MB，不像是一份报告，没有读取$/,
  ],
  '瞒报.docx': [
    docxOf('', {
      more: { 'word/document.xml': { text: '', deflated: zipBomb(2 ** 32 - 2 ** 24), size: 1000 } },
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
  '套叠.pdf': [pdfOfNestedForms(), /^文件过于复杂，读了 \d+ 秒没有应答，已跳过；[^\n]*后重试$/],
  '膨胀.pdf': [
    pdfOfManyOperators(315),
    /^文件过于复杂，(?:读取要用的内存超过 1024 MB|读了 \d+ 秒没有应答)，已跳过；[^\n]*后重试$/,
  ],
  '坏.pdf': ['%PDF-1.7\n%âãÏÓ\n这不是 PDF', /^[^\n]*[\u4e00-\u9fff][^\n]*$/],
};

describe('a folder of bad files', () => {
  const reportsDir = folder();
  const stateDir = join(ROOT, 'state-bad');
  const socket = createServer();
  let result: IndexerResult;
  beforeAll(async () => {
    const write = (name: string, content: string | Uint8Array): void => {
      mkdirSync(dirname(join(reportsDir, name)), { recursive: true });
      writeFileSync(join(reportsDir, name), content);
    };
    for (const [name, [content]] of Object.entries(REJECTED)) write(name, content);
    write('好.txt', REPORT);
    write(STRANGE_NAME, REPORT.replaceAll('枫桥', '西塘'));
    write('长行.txt', `青禾镇2023年法治政府建设情况报告\n${LINE}\n`);
    write(
      '深.html',
      `<html><body>${'<div>'.repeat(1_000_000)}<p>白塔镇2023年法治政府建设情况报告</p><p>全镇化解纠纷34件。</p>`,
    );
    write(
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
    // None of these is a regular file; opening the pipe would block forever.
    spawnSync('mkfifo', [join(reportsDir, '管道.txt')]);
    await new Promise<void>((resolve) => socket.listen(join(reportsDir, '插座.txt'), resolve));
    if (root && linux) spawnSync('mknod', [join(reportsDir, '设备.txt'), 'c', '1', '5']);
    if (linux)
      writeFileSync(
        Buffer.concat([Buffer.from(`${reportsDir}/`), Buffer.of(0xb7, 0xe3), Buffer.from('.txt')]),
        REPORT,
      );
    result = await runIndexer(reportsDir, stateDir);
  }, 240_000);
  afterAll(() => socket.close());

  const reasonsOf = (file: string): string[] =>
    result.printed.failed.filter((failure) => failure.file === file).map(({ reason }) => reason);

  test.each(Object.entries(REJECTED))('%s is rejected with its sentence', (file, [, sentence]) => {
    expect(reasonsOf(file)).toEqual([expect.stringMatching(sentence)]);
  });

  test.each([
    ['深.html', /^网页的标签超过 310000 个，/],
    ['大.txt', /^文件有 \d+ MB，超过一份报告的上限 20 MB；如果是多份报告，请拆开或做成每行一份的表格$/],
    ['自己.txt', /^链接指向自己，无法读取$/],
    ['环一', /^链接指向自己，无法读取$/],
    ['环二', /^链接指向自己，无法读取$/],
    ['表.csv 第 2 行', /引号/],
  ])('%j is reported with its sentence', (file, sentence) => {
    expect(reasonsOf(file)).toEqual([expect.stringMatching(sentence)]);
  });

  test.skipIf(!linux)('a file name that is not UTF-8 is reported as such (possible only on Linux)', () => {
    expect(reasonsOf('\ufffd\ufffd.txt')).toEqual(['文件名的编码不是 UTF-8，请改名后重试']);
  });

  test('the run exits with 1, prints nothing else, and indexes all other files', async () => {
    expect(result.code).toBe(1);
    expect(result.err.split('\n').filter((line) => line !== '' && !line.startsWith('索引 '))).toEqual([]);
    expect(result.printed.failed).toHaveLength(Object.keys(REJECTED).length + 6 + (linux ? 1 : 0));
    const { reports } = await readIndex(stateDir);
    expect(reports.flatMap(({ sources }) => sources.map(({ file, row }) => `${file} ${row}`)).sort()).toEqual(
      ['好.txt null', '表.csv 1', '表.csv 3', '长行.txt null', `${STRANGE_NAME} null`].sort(),
    );
  });

  test.skipIf(!linux)('memory and time are bounded (needs /proc of Linux)', () => {
    console.log(`${Math.round(result.memory / 2 ** 20)} MB, ${(result.ms / 1000).toFixed(1)} s`);
    expect(result.memory).toBeGreaterThan(2 ** 26);
    expect(result.memory).toBeLessThan(MAX_MEMORY);
    expect(result.ms).toBeLessThan(MAX_MS);
  });

  test('a line of 5 MB is searchable to its end, is split into passages without loss, and causes a warning', async () => {
    const phrases = ['甲乙丙丁', '戊己庚辛', '壬癸子丑'];
    const { reports, passages, hits } = await readIndex(stateDir, phrases);
    expect(hits).toEqual([1, 1, 1]);
    const report = reports.find(({ sources }) => sources[0]?.file === '长行.txt');
    expect(report?.warnings).toContainEqual(expect.stringMatching(/^有超过 20000 字的段落/));
    const [, ...pieces] = passages
      .filter((passage) => passage.report === report?.id)
      .sort((a, b) => a.position - b.position)
      .map(({ text }) => text);
    expect(pieces.join('')).toBe(LINE);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(MAX_LINE_LENGTH);
      expect(piece).toMatch(/。$/);
    }
  });
});

test('files deleted between listing and reading are reported, and the others are indexed', async () => {
  const reportsDir = folder();
  for (let n = 100; n < 300; n++) writeFileSync(join(reportsDir, `${n}.txt`), `${REPORT}第${n}号。\n`);
  writeFileSync(join(reportsDir, '299.csv'), '标题,正文\n甲,乙\n');
  const { code, printed } = await runIndexer(reportsDir, join(ROOT, 'state-vanish'), () => {
    for (const name of ['299.csv', '299.txt', '298.txt']) rmSync(join(reportsDir, name));
  });
  expect(code).toBe(1);
  expect(printed).toMatchObject({ files: 201, indexed: 198, reports: 198 });
  expect(printed.failed).toEqual(
    ['298.txt', '299.csv', '299.txt'].map((file) => ({ file, reason: '文件在读取时已不存在' })),
  );
});

test.skipIf(root)(
  'unreadable files and folders are reported, and the others are indexed (root may read everything)',
  async () => {
    const reportsDir = folder();
    mkdirSync(join(reportsDir, '县'));
    writeFileSync(join(reportsDir, '县', '甲.txt'), REPORT);
    writeFileSync(join(reportsDir, '锁.txt'), REPORT);
    writeFileSync(join(reportsDir, '好.txt'), REPORT);
    chmodSync(join(reportsDir, '锁.txt'), 0);
    chmodSync(join(reportsDir, '县'), 0);
    const { code, printed } = await runIndexer(reportsDir, join(ROOT, 'state-locked'));
    chmodSync(join(reportsDir, '县'), 0o700);
    expect([code, printed.indexed]).toEqual([1, 1]);
    const reason = '没有读取权限，请检查文件的权限设置';
    expect(printed.failed).toEqual([
      { file: '县', reason },
      { file: '锁.txt', reason },
    ]);
  },
);

test('while metadata.csv is broken, files keep their last declared metadata', async () => {
  const reportsDir = folder();
  const stateDir = join(ROOT, 'state-metadata');
  const metadata = (text: string): void => writeFileSync(join(reportsDir, 'metadata.csv'), text);
  writeFileSync(join(reportsDir, '甲.txt'), REPORT);
  const yearAndTown = async (): Promise<unknown> => {
    const { reports } = await readIndex(stateDir);
    return reports.map(({ year, place }) => [year, place.town]);
  };
  metadata('file,year,town\n甲.txt,2019,青禾镇\n');
  expect((await runIndexer(reportsDir, stateDir)).code).toBe(0);
  expect(await yearAndTown()).toEqual([[2019, '青禾镇']]);

  metadata('file,year,town\n甲.txt,"2020,青禾镇\n');
  const broken = await runIndexer(reportsDir, stateDir);
  expect([broken.code, broken.printed]).toMatchObject([1, { indexed: 0, unchanged: 1 }]);
  expect(broken.printed.failed).toEqual([
    { file: 'metadata.csv', reason: expect.stringMatching(/^不是合法的 CSV：/) },
  ]);
  expect(await yearAndTown()).toEqual([[2019, '青禾镇']]);

  metadata('file,year,town\n甲.txt,2020,青禾镇\n');
  expect((await runIndexer(reportsDir, stateDir)).printed).toMatchObject({ indexed: 1, failed: [] });
  expect(await yearAndTown()).toEqual([[2020, '青禾镇']]);
});
