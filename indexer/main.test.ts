/** The command line: exit codes, output, and one sentence for each error. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const PROJECT = dirname(import.meta.dirname);
const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-'));
afterAll(() => rmSync(ROOT, { recursive: true }));

let calls = 0;
interface Call {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly stateDir: string;
}

/** Runs the command on a folder, with a new state folder. */
const call = (reportsDir: string, ...args: readonly string[]): Promise<Call> =>
  callWith({}, reportsDir, args);

async function callWith(
  extraEnv: NodeJS.ProcessEnv,
  reportsDir: string,
  args: readonly string[],
): Promise<Call> {
  const stateDir = join(ROOT, `state-${calls++}`);
  const env = { ...process.env, MEILI_URL: '', STATE_DIR: stateDir, REPORTS_DIR: reportsDir, ...extraEnv };
  const child = spawn(process.execPath, ['--import', 'tsx', 'indexer/main.ts', ...args], {
    cwd: PROJECT,
    env,
  });
  const [out, err] = [text(child.stdout), text(child.stderr)];
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out: await out, err: await err, stateDir };
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  let result = '';
  for await (const chunk of stream.setEncoding('utf8')) result += String(chunk);
  return result;
}

/** Creates a folder with the given files. */
function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const root = join(ROOT, `reports-${calls++}`);
  mkdirSync(root);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  return root;
}

const REPORT = '枫桥镇2023年法治政府建设情况报告\n全镇化解纠纷12件。\n';
const STRANGE_NAME = '枫桥\n镇🍁 “2023”.txt';

describe('invalid calls', () => {
  test.each([
    [
      'a missing folder',
      ['没有的文件夹'],
      /^没有这个文件或文件夹：.*没有的文件夹；请检查 REPORTS_DIR 或命令中的路径\n$/,
    ],
    ['an unknown flag', ['--fast'], /--fast[\s\S]*用法：npm run index/],
  ])('%s exits with 2 and a sentence, without side effects', async (_, args, sentence) => {
    const { code, out, err, stateDir } = await call(folder({ '甲.txt': REPORT }), ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(existsSync(stateDir)).toBe(false);
  });

  test('a missing REPORTS_DIR exits with 2 and its name', async () => {
    const { code, err } = await call(join(ROOT, '没有'));
    expect([code, err]).toEqual([
      2,
      `没有这个文件或文件夹：${join(ROOT, '没有')}；请检查 REPORTS_DIR 或命令中的路径\n`,
    ]);
  });

  test('a MEILI_BIN that is not Meilisearch exits with 2 and a sentence', async () => {
    const { code, err } = await callWith({ MEILI_BIN: '/bin/true' }, folder({ '甲.txt': REPORT }), []);
    expect([code, err]).toEqual([2, 'MEILI_BIN 指的 /bin/true 不是 Meilisearch：--version 没有给出版本号\n']);
  });
});

test('an empty folder exits with 0 and a sentence', async () => {
  const { code, out, err } = await call(folder());
  expect([code, out, err]).toEqual([0, '文件夹里没有报告；支持的格式见 README\n', '']);
});

const FAILING = {
  '空.txt': '',
  '图片.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
  '报告.wps': Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0),
  无名: 'x',
  '坏.md': '---\ntitle: [甲\n---\n正文',
};
const REASONS: Readonly<Record<keyof typeof FAILING, RegExp>> = {
  '空.txt': /^文件是空的$/,
  '图片.txt': /^扩展名是 \.txt，内容却是图片，不能读取；请先用 OCR 软件识别成文本后重试$/,
  '报告.wps': /^不是 Word 或 WPS 文字的文件，或已损坏；请用 Word 或 WPS 打开并另存为 \.docx$/,
  无名: /^不支持没有扩展名的文件，可读的有 \.txt .*；请另存为其中一种后重试$/,
  '坏.md': /^开头两行 --- 之间的元数据不是合法的 YAML，请修改后重试$/,
};

describe('files that cannot be read', async () => {
  const root = folder({
    ...FAILING,
    '甲.txt': REPORT,
    [STRANGE_NAME]: `${REPORT}持证执法。`,
    '一行.txt': '枫桥镇报告',
  });
  const plain = await call(root);
  const json = await call(root, '--json');

  test('a run with unreadable files exits with 1 and indexes the others', () => {
    expect([plain.code, json.code]).toEqual([1, 1]);
    expect(plain.out).toMatch(
      /^索引完成：3 份报告，1 个地区，2023 年，6 段，用时 [\d.]+ 秒\n {2}8 个文件：新读 3，未变 0，移除 0，未能读取 5\n/,
    );
  });

  test('--json prints one object with the counts, and nothing else on standard output', () => {
    const printed = JSON.parse(json.out) as Record<string, unknown>;
    expect(printed).toEqual({
      files: 8,
      indexed: 3,
      unchanged: 0,
      removed: 0,
      failed: expect.any(Array),
      reports: 3,
      passages: 6,
      places: 1,
      years: [2023],
      unsure: expect.any(Object),
      seconds: expect.any(Number),
    });
  });

  test.each(Object.entries(REASONS))('%s is reported with its reason', (file, reason) => {
    const { failed } = JSON.parse(json.out) as { failed: { file: string; reason: string }[] };
    const matching = failed.filter((failure) => failure.file === file);
    expect(matching).toEqual([{ file, reason: expect.stringMatching(reason) }]);
    expect(plain.out).toContain(`\n  未读 ${file}：${matching[0]?.reason}\n`);
  });

  test('a file of one line is indexed with a warning', () => {
    expect(plain.out).toContain('\n  注意 一行.txt：全文只有一段，请核对文件是否完整\n');
  });

  test('a file name that contains a line break does not break the lines of the summary', async () => {
    const { out } = await call(folder({ '甲\n🍁.txt': '' }));
    expect(out.split('\n').filter((line) => line.includes('未读'))).toEqual([
      expect.stringMatching(/🍁.*文件是空的$/),
    ]);
  });
});

test.skipIf(process.getuid?.() === 0)(
  'an unreadable file exits with 1 and its reason (root may read everything)',
  async () => {
    const root = folder({ '锁.txt': REPORT, '甲.txt': REPORT });
    chmodSync(join(root, '锁.txt'), 0);
    const { code, out } = await call(root, '--json');
    expect([code, JSON.parse(out)]).toMatchObject([
      1,
      { indexed: 1, failed: [{ file: '锁.txt', reason: '没有读取权限，请检查文件的权限设置' }] },
    ]);
  },
);

test('files may be passed one by one', async () => {
  const root = folder({ '甲.txt': REPORT, '乙.txt': `${REPORT}持证执法。`, '空.txt': '' });
  const { code, out } = await call(root, join(root, '甲.txt'), '--json');
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    { files: 1, indexed: 1, failed: [], reports: 1, passages: 2 },
  ]);
});

describe('--dry-run', async () => {
  const root = folder({ '甲.txt': REPORT, '空.txt': '', '一行.txt': '枫桥镇报告' });
  const plain = await call(root, '--dry-run');
  const json = await call(root, '--dry-run', '--json');

  test('--dry-run shows the reading of each file and the files that cannot be read', () => {
    expect(plain.code).toBe(1);
    expect(plain.out).toContain(
      '甲.txt\n  枫桥镇2023年法治政府建设情况报告\n  2023 年度 · 浙江省绍兴市诸暨市枫桥镇（较有把握，据“枫桥镇”） · 2 段\n',
    );
    expect(plain.out).toContain('未读 空.txt：文件是空的\n');
    expect(plain.out).toContain('  注意：全文只有一段，请核对文件是否完整\n');
  });

  test('--dry-run --json prints one object with the readings', () => {
    expect(JSON.parse(json.out)).toMatchObject({
      files: 3,
      failed: [{ file: '空.txt', reason: '文件是空的' }],
      reports: [{ file: '一行.txt' }, { file: '甲.txt', report: { year: 2023, passages: [{}, {}] } }],
    });
  });

  test('--dry-run starts no engine and leaves nothing behind', () => {
    expect([existsSync(plain.stateDir), existsSync(json.stateDir)]).toEqual([false, false]);
  });
});

test('whoever reads the output may stop: the command ends quietly', async () => {
  const reportsDir = folder(
    Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.txt`, REPORT])),
  );
  const command = `${process.execPath} --import tsx indexer/main.ts --dry-run --json | head -c 10`;
  const child = spawn('sh', ['-c', command], {
    cwd: PROJECT,
    env: { ...process.env, REPORTS_DIR: reportsDir, STATE_DIR: join(ROOT, `state-${calls++}`) },
  });
  const [out, err] = [text(child.stdout), text(child.stderr)];
  await new Promise((resolve) => child.once('close', resolve));
  expect([(await out).length, await err]).toEqual([10, '']);
});
