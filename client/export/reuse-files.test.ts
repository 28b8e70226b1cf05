/** Tests the Word file, read back with the project's own reader, and the table of what was found of a text. */
import { describe, expect, test } from 'vitest';
import { readDocx } from '../../indexer/formats/word/docx/docx.ts';
import type { ReuseSource } from '../../server/contract/reuse.ts';
import { numbered } from '../ui/reuse/stretches.ts';
import type { CitedReuse } from './reuse-export.ts';
import { CHAYAN, documentOf, LIUTING, ORIGIN } from './test-basket.ts';
import { reuseDocx } from './writers/reuse-docx.ts';
import { reuseXlsx } from './writers/reuse-xlsx.ts';

const TEXT = '自己写的开头。细化措施33条，逐户上门走访，做到小事不出村。';
const START = TEXT.indexOf('细化');

function sourceOf(fields: Partial<ReuseSource>): ReuseSource {
  return {
    passage: `${LIUTING.id}-1`,
    report: LIUTING,
    position: 1,
    section: { kind: 'achievements', path: ['一、主要举措和成效'] },
    date: '2023-01-16',
    text: [START, TEXT.length],
    start: 0,
    end: TEXT.length - START,
    wording: TEXT.slice(START),
    similarity: 1,
    differences: [],
    ...fields,
  };
}

const CHANGED = '细化措施38条，逐户上门走访，小事不出村。';
const SOURCES = [
  sourceOf({}),
  sourceOf({
    passage: `${CHAYAN.id}-2`,
    report: CHAYAN,
    date: null,
    wording: CHANGED,
    end: CHANGED.length,
    similarity: 0.92,
    differences: [
      { text: [START + 4, START + 6], passage: [4, 6] },
      { text: [START + 15, START + 17], passage: [15, 15] },
    ],
  }),
];
const [cited] = documentOf([{ text: TEXT.slice(START) }]).excerpts;
const CONTENT: CitedReuse = {
  text: TEXT,
  summary: '共 29 字。',
  stretches: numbered([
    { start: START, end: TEXT.length, band: 'strong', places: 2, reports: 2, passages: 2, sources: SOURCES },
  ]),
  date: '2026-11-02',
  origin: ORIGIN,
  // The second passage has left the collection.
  citations: new Map(
    cited?.citation ? [[`${LIUTING.id}-1`, { ...cited.citation, text: '柳汀镇报告[R].' }]] : [],
  ),
};

describe('the files of a comparison', () => {
  test('the Word file has the text with its numbers, then each source with its differences and citation', async () => {
    const { lines } = await readDocx(new Uint8Array(await (await reuseDocx(CONTENT)).arrayBuffer()));
    const text = lines.map((line) => line.text).join('\n');
    const expected = [
      '共 29 字。2026-11-02 由镇鉴比对',
      '自己写的开头。细化措施33条，逐户上门走访，做到小事不出村[1]',
      '[1] 照用 · 2 份报告 · 2 个地区',
      '2023-01-16 · 江苏省云渚市清漪县柳汀镇 · 库中最早 · 文字相同',
      '柳汀镇报告[R].',
      '日期不详 · 江苏省云渚市清漪县茶崦镇 · 92% 相同',
      '细化措施3338条，逐户上门走访，做到小事不出村',
      '库中已没有这一段',
    ];
    let at = 0;
    for (const part of expected) {
      expect(text.slice(at), part).toContain(part);
      at = text.indexOf(part, at);
    }
  });

  test('the table has a row for each source, with its differences in words', async () => {
    const bytes = new Uint8Array(await (await reuseXlsx(CONTENT)).arrayBuffer());
    const { unzipSync, strFromU8 } = await import('fflate');
    const sheet = unzipSync(bytes)['xl/worksheets/sheet1.xml'];
    const xml = sheet ? strFromU8(sheet) : '';
    expect(xml.match(/<row /g)).toHaveLength(3);
    expect(xml).toContain('“33”作“38”；少“做到”');
    expect(xml).toContain(`${ORIGIN}/passages/${LIUTING.id}-1`);
  });
});
