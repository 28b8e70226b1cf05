/**
 * Round trip through files that we did not write: LibreOffice converts each text to docx, doc, odt and
 * rtf, and its lines must come back. Skipped without `soffice` on the PATH.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decode } from '../plain-text/decode.ts';
import { readLines } from '../plain-text/plain-text.ts';
import { readDoc } from './doc/doc.ts';
import { readDocx } from './docx/docx.ts';
import { readOdt } from './odt/odt.ts';
import { readRtf } from './rtf/rtf.ts';

const READERS = [
  ['docx', readDocx],
  ['doc', readDoc],
  ['odt', readOdt],
  ['rtf', readRtf],
] as const;
const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const folders = ['data/reports', process.env['REAL_REPORTS'] ?? ''].filter((folder) => folder !== '');
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(folder, name)),
);

describe.skipIf(!hasOffice)('Word files converted by LibreOffice (needs soffice)', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'word-'));
    // LibreOffice would guess the encoding, so the texts are rewritten in the UTF-8 that `--infilter` names.
    const texts = files.map((file, index) => {
      const path = join(folder, `${index}.txt`);
      writeFileSync(path, decode(readFileSync(file)));
      return path;
    });
    for (const target of ['docx:MS Word 2007 XML', 'doc:MS Word 97', 'odt:writer8', 'rtf:Rich Text Format']) {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const filter = '--infilter=Text (encoded):UTF8';
      execFileSync(
        'soffice',
        [profile, '--headless', filter, '--convert-to', target, '--outdir', folder, ...texts],
        {
          stdio: 'pipe',
        },
      );
    }
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(files.map((file, index) => [file, index] as const))(
    '%s converted to docx, doc, odt and rtf comes back line by line',
    async (file, index) => {
      const expected = readLines(decode(readFileSync(file))).map(({ text }) => text);
      for (const [format, reader] of READERS) {
        const { lines } = await reader(readFileSync(join(folder, `${index}.${format}`)));
        // Word treats the Markdown marks of some texts as text; the same rule removes them on both sides.
        const read = readLines(lines.map(({ text }) => text).join('\n'));
        expect(
          read.map(({ text }) => text),
          format,
        ).toEqual(expected);
      }
    },
  );
});
