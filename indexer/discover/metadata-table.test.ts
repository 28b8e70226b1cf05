import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { discover } from './discover.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-'));
afterAll(() => rmSync(ROOT, { recursive: true }));

let folders = 0;

/** Creates a folder with the given files. */
function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = join(ROOT, String(folders++));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}

async function declaredOf(table: string | Uint8Array): Promise<unknown> {
  const root = folder({ 'metadata.csv': table });
  const { declared, failed } = await discover({ reportsDir: root, followLinks: false }, [root]);
  return { declared: Object.fromEntries(declared), failed };
}

describe('metadata.csv', () => {
  test.each([
    ['English column names', 'file,year,town\n甲.txt,2023,青禾镇\n'],
    ['Chinese column names', '文件名,年度,乡镇\n甲.txt,2023,青禾镇\n'],
    ['a byte-order mark, as Excel writes it', '\ufefffile,year,town\r\n甲.txt,2023,青禾镇\r\n'],
    ['spaces and capitals', ' File , Year , Town \n 甲.txt , 2023 , 青禾镇 \n'],
    ['unknown columns and surplus fields', 'file,year,备注,town\n甲.txt,2023,"一,二",青禾镇,多余\n'],
    ['empty lines', 'file,year,town\n\n甲.txt,2023,青禾镇\n\n'],
    ['missing fields', 'file,year,town,title\n甲.txt,2023,青禾镇\n'],
  ])('metadata.csv is read with %s', async (_, table) => {
    expect(await declaredOf(table)).toEqual({
      declared: { '甲.txt': { year: 2023, town: '青禾镇' } },
      failed: [],
    });
  });

  test('metadata.csv is read in GB18030', async () => {
    // The bytes of 年度 and 甲.
    const table = Uint8Array.of(
      ...bytes('file,'),
      0xc4,
      0xea,
      0xb6,
      0xc8,
      10,
      0xbc,
      0xd7,
      ...bytes('.txt,2023\n'),
    );
    expect(await declaredOf(table)).toEqual({ declared: { '甲.txt': { year: 2023 } }, failed: [] });
  });

  test('metadata.csv with only a header row declares nothing', async () => {
    expect(await declaredOf('file,year\n')).toEqual({ declared: {}, failed: [] });
  });
});

describe('an invalid metadata.csv', () => {
  test.each([
    ['without a file column', 'year,town\n2023,青禾镇\n', /^缺少“file”或“文件”一列/],
    ['with an unclosed quotation mark', 'file,town\n甲.txt,"青禾镇\n', /^不是合法的 CSV/],
    ['of NUL bytes', '\0\0\0\0', /^不是文本文件/],
  ])('a metadata.csv %s is reported as failed', async (_, table, reason) => {
    expect(await declaredOf(table)).toMatchObject({
      declared: {},
      failed: [{ file: 'metadata.csv', reason: expect.stringMatching(reason) }],
    });
  });
});

test('lines for rows of a table of reports stand beside the line for the whole file', async () => {
  const table =
    '文件,行,省,乡镇,发文机关\n表.csv,,江苏省,,\n表.csv,2,,青禾镇,甲局、乙局\n表.csv,2,,白苇镇,\n表.csv,3,,丙镇,\n';
  expect(await declaredOf(table)).toEqual({
    declared: { '表.csv': { province: '江苏省', rows: { 2: { town: '白苇镇' }, 3: { town: '丙镇' } } } },
    failed: [],
  });
  expect(await declaredOf('file,row\n表.csv,二\n')).toMatchObject({
    declared: {},
    failed: [{ reason: '“表.csv”的“行”一列写的是“二”，要写第几行的数字，或者空着' }],
  });
});

test('metadata.csv skips rows without a file and keeps the others', async () => {
  expect(await declaredOf('file,year\n,2022\n甲.txt,2023\n')).toEqual({
    declared: { '甲.txt': { year: 2023 } },
    failed: [],
  });
});

describe('the scope of metadata.csv', () => {
  const root = folder({
    '甲.txt': '甲',
    'metadata.csv': 'file,year\n甲.txt,2021\n县/乙.txt,2022\n',
    '县/乙.txt': '乙',
    '县/丙.txt': '丙',
    '县/metadata.csv': 'file,year\n丙.txt,2023\n',
  });

  test('metadata.csv applies to files beside and below it', async () => {
    const { declared } = await discover({ reportsDir: root, followLinks: false }, [root]);
    expect(Object.fromEntries(declared)).toEqual({
      '甲.txt': { year: 2021 },
      '县/乙.txt': { year: 2022 },
      '县/丙.txt': { year: 2023 },
    });
  });

  test.each([
    ['a file beside the table', '甲.txt', { year: 2021 }],
    ['a file covered by a table above it', '县/乙.txt', { year: 2022 }],
    ['a file in a folder with its own table', '县/丙.txt', { year: 2023 }],
  ])('metadata.csv applies if the only root is %s', async (_, name, expected) => {
    const { files, declared } = await discover({ reportsDir: root, followLinks: false }, [join(root, name)]);
    expect(files.map(({ path }) => path)).toEqual([name]);
    expect(declared.get(name)).toEqual(expected);
  });

  test('metadata.csv applies if the only root is a folder below it', async () => {
    expect(
      (await discover({ reportsDir: root, followLinks: false }, [join(root, '县')])).declared.get(
        '县/乙.txt',
      ),
    ).toEqual({ year: 2022 });
  });
});

function bytes(ascii: string): Uint8Array {
  return new TextEncoder().encode(ascii);
}
