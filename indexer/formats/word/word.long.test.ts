/**
 * The real chain, where LibreOffice is installed: a text is made a docx and a doc by another hand than ours, and
 * its lines must come back. Skipped by name where there is no `soffice` on the PATH.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../plain-text/decode.ts';
import { readLines } from '../plain-text/plain-text.ts';
import { readDoc } from './doc/doc.ts';
import { readDocx } from './docx/docx.ts';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const folders = ['data/reports', process.env['REAL_REPORTS'] ?? ''].filter((folder) => folder !== '');
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(folder, name)),
);

describe.skipIf(!hasOffice)(
  'texts made Word files by LibreOffice come back line by line (needs soffice)',
  () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'word-'));
      // LibreOffice guesses a text's encoding, so it is given the one that it is told of.
      const texts = files.map((file, index) => {
        const path = join(folder, `${index}.txt`);
        writeFileSync(path, decode(readFileSync(file)));
        return path;
      });
      for (const target of ['docx:MS Word 2007 XML', 'doc:MS Word 97']) {
        const own = `-env:UserInstallation=file://${folder}/profile`;
        const from = '--infilter=Text (encoded):UTF8';
        execFileSync(
          'soffice',
          [own, '--headless', from, '--convert-to', target, '--outdir', folder, ...texts],
          {
            stdio: 'pipe',
          },
        );
      }
    }, 300_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(files.map((file, index) => [file, index] as const))('%s', async (file, index) => {
      const expected = readLines(decode(readFileSync(file))).map(({ text }) => text);
      for (const [format, reader] of [['docx', readDocx] as const, ['doc', readDoc] as const]) {
        const { lines } = await reader(readFileSync(join(folder, `${index}.${format}`)));
        // Markdown marks, which some texts have, are text to Word; they go from both sides by the same rule.
        const read = readLines(lines.map(({ text }) => text).join('\n'));
        expect(
          read.map(({ text }) => text),
          format,
        ).toEqual(expected);
      }
    });
  },
);
