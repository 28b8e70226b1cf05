import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { discover } from './discover.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-'));
afterAll(() => rmSync(ROOT, { recursive: true }));

let folders = 0;

/** A folder with these files in it. */
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
  const { declared, failed } = await discover(root, [root]);
  return { declared: Object.fromEntries(declared), failed };
}

describe('metadata.csv declares', () => {
  it.each([
    ['by English names', 'file,year,town\n甲.txt,2023,青禾镇\n'],
    ['by Chinese names', '文件名,年度,乡镇\n甲.txt,2023,青禾镇\n'],
    ['with a byte order mark, as Excel writes it', '\ufefffile,year,town\r\n甲.txt,2023,青禾镇\r\n'],
    ['with spaces and capitals', ' File , Year , Town \n 甲.txt , 2023 , 青禾镇 \n'],
    [
      'with columns and fields that nobody asked for',
      'file,year,备注,town\n甲.txt,2023,"一,二",青禾镇,多余\n',
    ],
    ['with empty lines', 'file,year,town\n\n甲.txt,2023,青禾镇\n\n'],
    ['with columns left out', 'file,year,town,title\n甲.txt,2023,青禾镇\n'],
  ])('%s', async (_, table) => {
    expect(await declaredOf(table)).toEqual({
      declared: { '甲.txt': { year: 2023, town: '青禾镇' } },
      failed: [],
    });
  });

  it('in GB18030 too', async () => {
    // file,年度 and 甲.txt,2023
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

  it('nothing, where it has a head alone', async () => {
    expect(await declaredOf('file,year\n')).toEqual({ declared: {}, failed: [] });
  });
});

describe('metadata.csv is named as not read', () => {
  it.each([
    ['without a column of files', 'year,town\n2023,青禾镇\n', /^缺少“file”或“文件”一列/],
    ['with a quotation mark left open', 'file,town\n甲.txt,"青禾镇\n', /^不是合法的 CSV/],
    ['of NULs', '\0\0\0\0', /^不是文本文件/],
  ])('%s', async (_, table, reason) => {
    expect(await declaredOf(table)).toMatchObject({
      declared: {},
      failed: [{ file: 'metadata.csv', reason: expect.stringMatching(reason) }],
    });
  });
});

it('a row without a file is passed over and the others count', async () => {
  expect(await declaredOf('file,year\n,2022\n甲.txt,2023\n')).toEqual({
    declared: { '甲.txt': { year: 2023 } },
    failed: [],
  });
});

describe('a table speaks of the files', () => {
  const root = folder({
    '甲.txt': '甲',
    'metadata.csv': 'file,year\n甲.txt,2021\n县/乙.txt,2022\n',
    '县/乙.txt': '乙',
    '县/丙.txt': '丙',
    '县/metadata.csv': 'file,year\n丙.txt,2023\n',
  });

  it('beside and below it', async () => {
    const { declared } = await discover(root, [root]);
    expect(Object.fromEntries(declared)).toEqual({
      '甲.txt': { year: 2021 },
      '县/乙.txt': { year: 2022 },
      '县/丙.txt': { year: 2023 },
    });
  });

  it.each([
    ['a file', '甲.txt', { year: 2021 }],
    ['a file that a table above speaks of', '县/乙.txt', { year: 2022 }],
    ['a file in a folder with its own', '县/丙.txt', { year: 2023 }],
  ])('also where the run is given %s alone', async (_, name, expected) => {
    const { files, declared } = await discover(root, [join(root, name)]);
    expect(files.map(({ path }) => path)).toEqual([name]);
    expect(declared.get(name)).toEqual(expected);
  });

  it('also where the run is given a folder below it', async () => {
    expect((await discover(root, [join(root, '县')])).declared.get('县/乙.txt')).toEqual({ year: 2022 });
  });
});

function bytes(ascii: string): Uint8Array {
  return new TextEncoder().encode(ascii);
}
