/** What becomes of reading a file when the client that asked for it is gone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { docxOf, p, t } from '../../indexer/formats/testing/docx-of.ts';
import { settings } from '../../indexer/settings.ts';
import { FileReaders } from './file-readers.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'zhenjian-readers-'));
const FILE = join(FOLDER, '报告.docx');
writeFileSync(FILE, docxOf(p(t('青禾镇报告'))));
afterAll(() => rmSync(FOLDER, { recursive: true }));

test.each(['while the file is read', 'between two of its reports'])('%s, reading ends', async (when) => {
  const client = new AbortController();
  const read = new FileReaders(settings({})).read(client.signal, async (readFile) => {
    if (when === 'while the file is read') setTimeout(() => client.abort(), 20);
    for await (const _ of readFile('报告.docx', FILE)) client.abort();
  });
  await expect(read).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});
