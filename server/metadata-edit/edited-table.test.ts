import { describe, expect, test } from 'vitest';
import { parseMetadataTable } from '../../indexer/discover/metadata-table.ts';
import { editedTable, type MetadataEdits } from './edited-table.ts';
import { encode } from './encode.ts';

describe('editedTable', () => {
  test.each<[string, string, MetadataEdits, string]>([
    [
      'changes only cells in the row of the file',
      ' File , Year ,town\r\n"乙.txt" , 2021,"乙,镇"\r\n\r\n甲.txt,2022 ,"旧镇"\r\n',
      { year: '2023', town: '新镇' },
      ' File , Year ,town\r\n"乙.txt" , 2021,"乙,镇"\r\n\r\n甲.txt,2023 ,"新镇"\r\n',
    ],
    [
      'adds a row for a file that has none',
      'file,year,备注,town\n乙.txt,2021,,乙镇',
      { town: '甲镇' },
      'file,year,备注,town\n乙.txt,2021,,乙镇\n甲.txt,,,甲镇\n',
    ],
    [
      'adds a column named in the language of the others, beyond cells without a column name',
      '文件,年份\n乙.txt,2021,多余\n甲.txt\n',
      { town: '甲镇', year: '2022' },
      '文件,年份,,乡镇\n乙.txt,2021,多余\n甲.txt,2022,,甲镇\n',
    ],
    [
      'prefers the most specific column name, the last of duplicate columns, and the last of duplicate rows',
      'file,名称,title,title\n甲.txt,a,b,c\n甲.txt,a,b,c\n',
      { title: 'd' },
      'file,名称,title,title\n甲.txt,a,b,c\n甲.txt,a,b,d\n',
    ],
    [
      'empties every column of a field that is withdrawn',
      'file,year,年度,town\n甲.txt,2020,2021,甲镇\n',
      { year: '' },
      'file,year,年度,town\n甲.txt,,,甲镇\n',
    ],
    [
      'leaves the text alone if nothing changes',
      'file,year\r\n甲.txt,2020',
      { year: '2020', town: '' },
      'file,year\r\n甲.txt,2020',
    ],
    [
      'quotes cells that need it',
      'file,title\n乙.txt,乙\n',
      { title: '甲,"乙"' },
      'file,title\n乙.txt,乙\n甲.txt,"甲,""乙"""\n',
    ],
  ])('editedTable %s', (_, before, edits, after) => {
    expect(editedTable(before, '甲.txt', null, edits)).toBe(after);
  });

  test.each<[string, string, string]>([
    ['adds a column of rows', 'file,town\n甲.csv,旧镇\n', 'file,town,row\n甲.csv,旧镇\n甲.csv,新镇,2\n'],
    ['names it in the language of the others', '文件,乡镇\n', '文件,乡镇,行\n甲.csv,新镇,2\n'],
    [
      'changes the line of that row alone',
      'file,row,town\n甲.csv,,镇\n甲.csv,1,一镇\n甲.csv,2,二镇\n乙.csv,2,乙镇\n',
      'file,row,town\n甲.csv,,镇\n甲.csv,1,一镇\n甲.csv,2,新镇\n乙.csv,2,乙镇\n',
    ],
    [
      'creates a table',
      '',
      'file,title,year,province,city,county,town,issuer,source_url,row\n甲.csv,,,,,,新镇,,,2\n',
    ],
  ])('for a row of a table of reports it %s', (_, before, after) => {
    expect(editedTable(before, '甲.csv', 2, { town: '新镇' })).toBe(after);
    expect(editedTable(after, '甲.csv', 2, { town: '新镇' })).toBe(after);
  });

  test('editedTable creates a table from an empty text', () => {
    const created = editedTable('', '甲,"乙".txt', null, { town: '甲镇', year: '2023' });
    expect(parseMetadataTable(created, 'metadata.csv')).toEqual(
      new Map([['甲,"乙".txt', { town: '甲镇', year: 2023 }]]),
    );
  });

  test('the indexer reads the edits from an edited table, and unchanged metadata for other files', () => {
    const names = ['file', 'year', '年度', 'town', '备注', '标题', '', 'source_url'];
    const values = ['', '2021', ' 2022 ', '"青,禾镇"', '"引""号"', '"两\n行"', 'x'];
    let seed = 7;
    const draw = (limit: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % limit;
    };
    for (let round = 0; round < 300; round++) {
      const width = 1 + draw(names.length);
      const end = ['\n', '\r\n', '\r'][draw(3)] ?? '\n';
      const rows = Array.from({ length: draw(5) }, (_, row) =>
        [
          ['甲.txt', '"乙.txt"', '丙.txt', './丁.txt'][(row + draw(2)) % 4],
          ...Array.from({ length: draw(width + 2) }, () => values[draw(values.length)]),
        ].join(','),
      );
      const before = [names.slice(0, width).join(','), ...rows].join(end) + (draw(2) ? end : '');
      const edits = {
        town: ['新镇', ''][draw(2)] ?? '',
        year: ['1999', ''][draw(2)] ?? '',
        title: '新,"题"',
      };
      const expected = parseMetadataTable(before, 'metadata.csv');
      const fields: Record<string, unknown> = { ...expected.get('甲.txt'), title: edits.title };
      for (const field of ['town', 'year'] as const)
        if (edits[field] === '') delete fields[field];
        else fields[field] = field === 'year' ? Number(edits[field]) : edits[field];
      const after = editedTable(before, '甲.txt', null, edits);
      expect(parseMetadataTable(after, 'metadata.csv'), before).toEqual(expected.set('甲.txt', fields));
    }
  });
});

test('encode inverts each decoder, and returns null for characters it cannot represent', () => {
  for (const encoding of ['gb18030', 'big5', 'utf-16le', 'utf-16be', 'utf-8']) {
    const bytes = encode('file,year\n青禾鎮.txt,2023\n', encoding);
    expect(bytes && new TextDecoder(encoding).decode(bytes)).toBe('file,year\n青禾鎮.txt,2023\n');
  }
  expect(encode('𠀀', 'gb18030')).toBeNull();
});
