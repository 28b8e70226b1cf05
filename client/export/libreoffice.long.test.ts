/** Opens exported files in another program, LibreOffice, and checks what it shows. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import { messages } from '../messages/messages.ts';
import { labelOf, wordingOf } from './excerpts.ts';
import { BASKET } from './test-basket.ts';
import { docxFile } from './writers/docx.ts';
import { xlsxFile } from './writers/xlsx.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'zhenjian-export-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));
const hasOffice = spawnSync('soffice', ['--version']).status === 0;
/** LibreOffice Writer without Calc cannot open workbooks. */
const hasCalc = hasOffice && canConvert();

function canConvert(): boolean {
  writeFileSync(join(FOLDER, 'probe.csv'), 'a\n');
  convert(join(FOLDER, 'probe.csv'), 'xlsx');
  return existsSync(join(FOLDER, 'probe.xlsx'));
}

function convert(path: string, to: string): void {
  const options = [`-env:UserInstallation=file://${FOLDER}/profile`, '--headless', '--convert-to'];
  execFileSync('soffice', [...options, to, '--outdir', FOLDER, path], { stdio: 'ignore' });
}

async function converted(file: Blob, name: string, to: string, filter = ''): Promise<string> {
  const path = join(FOLDER, name);
  writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
  convert(path, `${to}${filter}`);
  return path.replace(/\.\w+$/, `.${to}`);
}

describe.skipIf(!hasOffice)('LibreOffice', () => {
  test('LibreOffice shows the text, notes and references of the Word file, and prints it', async () => {
    const file = await docxFile(BASKET);
    const path = await converted(file, 'basket.docx', 'txt', ':Text (encoded):UTF8');
    const text = readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n');
    for (const excerpt of BASKET.excerpts) {
      const { citation } = excerpt;
      expect(text).toContain(`${labelOf(excerpt)}${citation ? `　${messages.export.source}` : ''}`);
      expect(text).toContain(`${wordingOf(excerpt)}${citation ? `[${citation.number}]` : ''}`);
      if (excerpt.note.trim() !== '') expect(text).toContain(`${messages.export.note}${excerpt.note}`);
    }
    const [, references = ''] = text.split(`\n${messages.export.references}\n`);
    expect(references.trim().split('\n')).toEqual(
      BASKET.references.map(({ number, text: entry }) => `[${number}]\t${entry}`),
    );
    const printed = await converted(file, 'printed.docx', 'pdf');
    expect(readFileSync(printed).subarray(0, 5).toString()).toBe('%PDF-');
    expect(statSync(printed).size).toBeGreaterThan(5_000);
  });

  test('LibreOffice keeps links, fonts and group headings when it saves the Word file', async () => {
    const path = await converted(await docxFile(BASKET), 'again.docx', 'fodt');
    const xml = readFileSync(path, 'utf8');
    const links = [...xml.matchAll(/xlink:href="(http:\/\/10[^"]+)"/g)].map(([, link = '']) =>
      link.replaceAll('&amp;', '&'),
    );
    const expected = BASKET.excerpts.flatMap(({ citation }) =>
      citation ? [BASKET.origin + citation.link] : [],
    );
    expect([...new Set(links)].sort()).toEqual([...expected].sort());
    for (const name of ['宋体', '黑体', '楷体']) expect(xml).toContain(name);
    expect(xml).toMatch(/<text:h [^>]*>议事<\/text:h>/);
  });

  test.skipIf(!hasCalc)('LibreOffice shows every cell of the workbook as text', async () => {
    const path = await converted(
      await xlsxFile(BASKET),
      'basket.xlsx',
      'csv',
      ':Text - txt - csv (StarCalc):44,34,76,1',
    );
    const records: string[][] = parse(readFileSync(path), { bom: true });
    expect(records[0]).toEqual(messages.export.columns);
    const wording = messages.export.columns.indexOf(messages.export.wording);
    expect(records.slice(1).map((record) => record[wording])).toEqual(BASKET.excerpts.map(wordingOf));
  });
});
