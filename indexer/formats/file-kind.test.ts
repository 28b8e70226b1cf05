/** Files whose contents are of another format than their extension says, one sentence each. */
import { describe, expect, test } from 'vitest';
import { kindOf } from './file-kind.ts';
import { docOf } from './testing/doc-of.ts';
import { docxOf } from './testing/docx-of.ts';
import { ofdOf } from './testing/ofd-of.ts';
import { oleOf } from './testing/ole-of.ts';
import { zipOf } from './testing/zip-of.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const openDocument = (type: string): Uint8Array =>
  zipOf({ mimetype: `application/vnd.oasis.opendocument.${type}`, 'content.xml': '<x/>' });

describe('refused, with what the file is', () => {
  test.each<[string, Uint8Array, string]>([
    ['报告.html', bytes('Rar!\x1a\x07\0...'), '扩展名是 .html，内容却是压缩包，不能读取；请解压后重试'],
    ['报告.txt', bytes('7z\xbc\xaf\x27\x1c'), '扩展名是 .txt，内容却是压缩包，不能读取；请解压后重试'],
    ['报告.html', docxOf(''), '扩展名是 .html，内容却是压缩包；请解压后重试'],
    [
      '报告.docx',
      openDocument('presentation'),
      '扩展名是 .docx，内容却是OpenDocument 的演示文稿或图，不能读取；请另存为 .docx 后重试',
    ],
    [
      '报告.pdf',
      bytes('\xff\xd8\xff\xe0'),
      '扩展名是 .pdf，内容却是图片，不能读取；请先用 OCR 软件识别成文本后重试',
    ],
  ])('%s', (name, head, sentence) => {
    expect(() => kindOf(name, head)).toThrow(new Error(sentence));
  });
});

test.each<[string, Uint8Array, string]>([
  ['报告.doc', docxOf(''), 'docx'],
  ['报告.txt', bytes('%PDF-1.7'), 'pdf'],
  ['报告.docx', openDocument('text'), 'odt'],
  ['报告.xlsx', openDocument('spreadsheet'), 'ods'],
  ['报告.docx', ofdOf([]), 'ofd'],
  ['报告.ofd', bytes('%PDF-1.7'), 'pdf'],
  ['报告.xls', docxOf(''), 'xlsx'],
  ['报告.doc', oleOf([['Workbook', Buffer.alloc(4096)]]), 'xls'],
  ['报告.et', docOf([{ text: '甲' }]), 'doc'],
  ['报告.wps', bytes('{\\rtf1\\ansi'), 'rtf'],
  ['报告.txt', bytes('BMW 用车情况'), 'text'],
  ['报告.html', bytes('MIME-Version: 1.0'), 'mhtml'],
])('%s is read by what it contains', (name, head, kind) => {
  expect(kindOf(name, head)).toBe(kind);
});
