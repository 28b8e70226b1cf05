import { describe, expect, test } from 'vitest';
import { type DocxParts, docxOf, p, t } from '../../testing/docx-of.ts';
import { readDocx } from './docx.ts';

const read = async (body: string, parts?: DocxParts): Promise<string[]> =>
  (await readDocx(docxOf(body, parts))).lines.map(({ text }) => text);

describe('documents of hostile size or depth', () => {
  test('300,000 runs in 20,000 paragraphs are read in linear time', async () => {
    const paragraph = p(t('镇村一体，', '<w:b/>').repeat(15));
    const { lines } = await readDocx(docxOf(paragraph.repeat(20_000)));
    expect(lines).toHaveLength(20_000);
  }, 20_000);

  test.each([
    ['elements', (depth: number) => '<w:smartTag>'.repeat(depth) + '</w:smartTag>'.repeat(depth)],
    [
      'tables',
      (depth: number) =>
        '<w:tbl><w:tr><w:tc>'.repeat(depth) + p(t('甲')) + '</w:tc></w:tr></w:tbl>'.repeat(depth),
    ],
  ])('%s nested too deep are rejected without recursion', async (_, nest) => {
    await expect(read(nest(100_000))).rejects.toThrow(/^文件已损坏/);
  });

  test('tables nested to the accepted depth do not exhaust the stack', async () => {
    expect(
      await read('<w:tbl><w:tr><w:tc>'.repeat(300) + p(t('甲')) + '</w:tc></w:tr></w:tbl>'.repeat(300)),
    ).toEqual(['甲']);
  });

  test.each([
    ['long runs of spaces', p(t(`甲${' '.repeat(500_000)}乙`) + t('　'.repeat(500_000))), {}],
    [
      'many marks of one long note',
      p(t('甲') + '<w:r><w:footnoteReference w:id="1"/></w:r>'.repeat(50_000)),
      { footnotes: `<w:footnote w:id="1">${p(t('注'.repeat(100_000)))}</w:footnote>` },
    ],
    [
      'labels a megabyte long',
      p(t('甲'), '<w:numPr><w:numId w:val="1"/></w:numPr>').repeat(5_000),
      {
        numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="${'一'.repeat(300_000)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      },
    ],
  ])('%s are read in bounded time and size', async (_, body, parts) => {
    const started = performance.now();
    const { lines } = await readDocx(docxOf(body, parts));
    expect(lines.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(2_000_000);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('a bomb of four million elements in 30 KB is rejected', async () => {
    const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:p/>'.repeat(4_000_000)}</w:body></w:document>`;
    const bomb = docxOf('', { more: { 'word/document.xml': { text: xml, deflate: true } } });
    await expect(readDocx(bomb)).rejects.toThrow(/^文件内容太多/);
  });

  test('text after 100,000 fields that never end is read', async () => {
    expect(
      await read(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(100_000)) + p(t('甲'))),
    ).toEqual(['甲']);
  });
});
