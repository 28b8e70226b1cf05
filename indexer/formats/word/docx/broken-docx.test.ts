import { expect, test } from 'vitest';
import { random } from '../../../bench/random.ts';
import type { FormatReader } from '../../format.ts';
import { docOf } from '../../testing/doc-of.ts';
import { docxOf, p, t } from '../../testing/docx-of.ts';
import { readDoc } from '../doc/doc.ts';
import { readDocx } from './docx.ts';

const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
const body =
  p(t('柳汀镇报告')) +
  p(t('学法'), '<w:numPr><w:numId w:val="1"/></w:numPr>') +
  `<w:tbl><w:tr><w:tc>${p(t('甲'))}</w:tc><w:tc>${p(t('64'))}</w:tc></w:tr></w:tbl>`;
const plain = docxOf(body, { numbering });
const packed = docxOf(body, {
  numbering,
  more: { 'word/extra.xml': { text: body.repeat(20), deflate: true } },
});

/** Expects lines or an error with one Chinese sentence, within a second. */
async function expectLinesOrError(read: FormatReader, bytes: Uint8Array): Promise<void> {
  const started = performance.now();
  try {
    const { lines } = await read(bytes);
    expect(lines.length).toBeGreaterThan(0);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toMatch(/^Error: \p{Script=Han}[^\n]*$/u);
  }
  expect(performance.now() - started).toBeLessThan(1000);
}

const FILES: readonly [string, FormatReader, Uint8Array][] = [
  ['a docx', readDocx, plain],
  ['a docx of many parts', readDocx, packed],
  ['a doc', readDoc, docOf([{ text: '柳汀镇报告' }, { text: '一、学法' }])],
];

test.each(FILES)('%s truncated anywhere is rejected', async (_, read, bytes) => {
  for (let cut = 0; cut < 20; cut++) {
    await expect(read(bytes.subarray(0, Math.floor((bytes.length * cut) / 20)))).rejects.toThrow(
      /^\p{Script=Han}/u,
    );
  }
});

test.each(FILES)(
  '%s with changed bytes is read or rejected and neither crashes nor hangs',
  async (_, read, bytes) => {
    const next = random(20_231);
    for (let round = 0; round < 500; round++) {
      const changed = Uint8Array.from(bytes);
      for (let count = 1 + Math.floor(next() * 4); count > 0; count--) {
        changed[Math.floor(next() * changed.length)] = Math.floor(next() * 256);
      }
      await expectLinesOrError(read, changed);
    }
  },
);

test('changed bytes of an uncompressed docx never come out as text', async () => {
  const at = Buffer.from(plain).indexOf('学法');
  const changed = Uint8Array.from(plain);
  changed[at + 2] = (changed[at + 2] ?? 0) ^ 1;
  await expect(readDocx(changed)).rejects.toThrow(/^文件已损坏/);
});

test('a docx whose main part is truncated XML is rejected', async () => {
  const truncated = docxOf('', { more: { 'word/document.xml': '<w:document xmlns:w="urn:x"><w:body>' } });
  await expect(readDocx(truncated)).rejects.toThrow(/^文件已损坏，内容不是完整的 XML/);
});
