/** A file's name and first bytes in; the kind of file it is out: by what it holds, and by its ending where that says more. */
import { extname } from 'node:path';
import { isOle } from './zip.ts';

export type Kind = 'text' | 'markdown' | 'html' | 'mhtml' | 'docx' | 'doc' | 'pdf' | 'csv' | 'xlsx' | 'jsonl';

/** Bytes at a file's start that are looked at. */
export const HEAD_BYTES = 4096;

const ENDINGS: Readonly<Record<Kind, readonly string[]>> = {
  text: ['.txt', '.text'],
  markdown: ['.md', '.markdown'],
  html: ['.html', '.htm', '.xhtml', '.shtml'],
  mhtml: ['.mhtml', '.mht'],
  docx: ['.docx', '.docm', '.dotx'],
  doc: ['.doc', '.wps', '.dot'],
  pdf: ['.pdf'],
  csv: ['.csv', '.tsv'],
  xlsx: ['.xlsx', '.xlsm'],
  jsonl: ['.jsonl', '.ndjson'],
};
const BY_ENDING = new Map(
  Object.entries(ENDINGS).flatMap(([kind, endings]) => endings.map((one) => [one, kind as Kind])),
);
export const READ_ENDINGS: readonly string[] = [...BY_ENDING.keys()];

/** What cannot be read, and what would help. */
const REFUSED: Readonly<Record<string, string>> = {
  '.ofd': 'OFD 版式文件暂不能读取，请用阅读软件另存为 PDF 或文本后重试',
  '.ceb': 'CEB 版式文件暂不能读取，请用阅读软件另存为 PDF 或文本后重试',
  '.xls': '旧版 Excel 文件（.xls）暂不能读取，请另存为 .xlsx 后重试',
  '.et': 'WPS 表格（.et）暂不能读取，请另存为 .xlsx 后重试',
  '.rtf': 'RTF 文件暂不能读取，请另存为 .docx 后重试',
  '.odt': 'OpenDocument 文件暂不能读取，请另存为 .docx 后重试',
  '.zip': '压缩包不会自动解开，请解压后重试',
  '.rar': '压缩包不会自动解开，请解压后重试',
  '.7z': '压缩包不会自动解开，请解压后重试',
  ...Object.fromEntries(
    ['.jpg', '.jpeg', '.png', '.tif', '.tiff', '.bmp', '.gif', '.webp'].map((one) => [
      one,
      '图片没有文字层，请先用 OCR 软件识别成文本后重试',
    ]),
  ),
};

/** @throws Error with one sentence where files of this kind are not read */
export function kindOf(name: string, head: Uint8Array): Kind {
  const ending = extname(name).toLowerCase();
  const named = BY_ENDING.get(ending);
  const start = Buffer.from(head).toString('latin1');
  if (start.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (start.startsWith('PK')) {
    // Which Office file a zip is, its parts tell; the reader of the other kind says so in its sentence.
    if (named === 'xlsx' || named === 'docx') return named;
    if (named === 'doc') return 'docx';
  }
  if (isOle(head) && !REFUSED[ending]) return 'doc';
  const text = start
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^(?:MIME-Version:|From: <Saved by)/i.test(text)) return 'mhtml';
  if (named !== 'mhtml' && /^(?:<!--[^>]*-->\s*)*<(?:!doctype html|html|head|body|meta|title)\b/i.test(text))
    return 'html';
  if (named) return named;
  throw new Error(REFUSED[ending] ?? notRead(ending));
}

function notRead(ending: string): string {
  const what = ending === '' ? '没有扩展名的文件' : `${ending} 格式`;
  return `不支持${what}，可读的有 ${READ_ENDINGS.join(' ')}；请另存为其中一种后重试`;
}
