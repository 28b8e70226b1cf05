/** Detects the kind of a file from its first bytes, or from its extension if the bytes are ambiguous. */
import { extname } from 'node:path';
import { isOle } from './ole.ts';

export type FileKind =
  | 'text'
  | 'markdown'
  | 'html'
  | 'mhtml'
  | 'docx'
  | 'doc'
  | 'odt'
  | 'rtf'
  | 'pdf'
  | 'ofd'
  | 'csv'
  | 'xlsx'
  | 'xls'
  | 'ods'
  | 'jsonl'
  | 'image';

/** Bytes at the start of a file that are inspected. */
export const HEAD_BYTES = 4096;

const EXTENSIONS: Readonly<Record<FileKind, readonly string[]>> = {
  text: ['.txt', '.text'],
  markdown: ['.md', '.markdown'],
  html: ['.html', '.htm', '.xhtml', '.shtml'],
  mhtml: ['.mhtml', '.mht'],
  docx: ['.docx', '.docm', '.dotx'],
  doc: ['.doc', '.wps', '.dot'],
  odt: ['.odt', '.ott'],
  rtf: ['.rtf'],
  pdf: ['.pdf'],
  ofd: ['.ofd'],
  csv: ['.csv', '.tsv'],
  xlsx: ['.xlsx', '.xlsm'],
  xls: ['.xls', '.et', '.xlt', '.ett'],
  ods: ['.ods', '.ots'],
  jsonl: ['.jsonl', '.ndjson'],
  image: ['.png', '.jpg', '.jpeg', '.tif', '.tiff'],
};
const KIND_BY_EXTENSION = new Map(
  Object.entries(EXTENSIONS).flatMap(([kind, extensions]) =>
    extensions.map((extension) => [extension, kind as FileKind]),
  ),
);
export const READABLE_EXTENSIONS: readonly string[] = [...KIND_BY_EXTENSION.keys()];

/** Kinds of files that are zips themselves. */
const ZIPPED_KINDS: ReadonlySet<FileKind> = new Set<FileKind>(['docx', 'xlsx', 'odt', 'ods', 'ofd']);

const ARCHIVE = '这种压缩包不能解开，请解压后重试，或改存为 .zip';
const IMAGE = '这种图片不能识别文字，请另存为 .png 或 .jpg，或先用 OCR 软件识别成文本后重试';

/** JPEG, PNG and TIFF. */
const IMAGE_CONTENT = /^(?:\xff\xd8\xff|\x89PNG|II\*\0|MM\0\*)/;

/** Formats that cannot be read, each with advice for the user. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  '.ceb': 'CEB 版式文件暂不能读取，请用阅读软件另存为 PDF 或文本后重试',
  ...Object.fromEntries(['.rar', '.7z'].map((extension) => [extension, ARCHIVE])),
  ...Object.fromEntries(['.bmp', '.gif', '.webp'].map((extension) => [extension, IMAGE])),
};

/** First bytes of formats that cannot be read, whatever the extension says; an office file is a zip too. */
const UNSUPPORTED_CONTENT: readonly (readonly [content: RegExp, format: string, advice: string])[] = [
  [
    /^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument\.(?!text|spreadsheet)/s,
    'OpenDocument 的演示文稿或图',
    '请另存为 .docx 后重试',
  ],
  [/^(?:Rar!|7z\xbc\xaf)/, '压缩包', '请解压后重试'],
  [/^(?:\xff\xd8\xff|\x89PNG|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*)/s, '图片', '请先用 OCR 软件识别成文本后重试'],
];

/**
 * @param head the first bytes; of an OLE container the first sector of its directory too
 * @throws Error with one Chinese sentence where the format is not supported
 */
export function kindOf(name: string, head: Uint8Array): FileKind {
  const extension = extname(name).toLowerCase();
  const kindByName = KIND_BY_EXTENSION.get(extension);
  const latin1 = Buffer.from(head).toString('latin1');
  if (latin1.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (kindByName === 'image') return imageKind(latin1, extension);
  if (!UNSUPPORTED[extension]) refuseContent(latin1, extension);
  if (latin1.startsWith('{\\rtf')) return 'rtf';
  const openDocument = /^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet)/s.exec(
    latin1,
  );
  if (openDocument) return openDocument[1] === 'text' ? 'odt' : 'ods';
  if (/^PK.{28}OFD\.xml/s.test(latin1)) return 'ofd';
  if (latin1.startsWith('PK')) {
    // Every Office file is a zip; if the extension names the wrong one, the reader finds a part missing and
    // says so.
    if (kindByName && ZIPPED_KINDS.has(kindByName)) return kindByName;
    if (kindByName === 'doc') return 'docx';
    if (kindByName === 'xls') return 'xlsx';
    if (kindByName) throw new Error(`扩展名是 ${extension}，内容却是压缩包；请解压后重试`);
  }
  if (isOle(head) && !UNSUPPORTED[extension]) return kindOfOle(latin1, kindByName);
  const text = latin1
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^(?:MIME-Version:|From: <Saved by)/i.test(text)) return 'mhtml';
  if (
    kindByName !== 'mhtml' &&
    /^(?:<!--[^>]*-->\s*)*<(?:!doctype html|html|head|body|meta|title)\b/i.test(text)
  )
    return 'html';
  if (kindByName) return kindByName;
  throw new Error(UNSUPPORTED[extension] ?? unsupportedMessage(extension));
}

function imageKind(head: string, extension: string): FileKind {
  if (IMAGE_CONTENT.test(head)) return 'image';
  throw new Error(`扩展名是 ${extension}，内容却不是这种图片，或已损坏；请重新扫描或另存后重试`);
}

/** By the streams that the directory names; where those of both are embedded, or none, by the extension. */
function kindOfOle(latin1: string, kindByName: FileKind | undefined): FileKind {
  const names = (name: string): boolean =>
    latin1.includes(Buffer.from(`${name}\0`, 'utf16le').toString('latin1'));
  const [isDocument, isTable] = [names('WordDocument'), names('Workbook') || names('Book')];
  if (isDocument !== isTable) return isDocument ? 'doc' : 'xls';
  return kindByName === 'xls' || kindByName === 'xlsx' ? 'xls' : 'doc';
}

/** @throws Error if the file is of another format than its extension says, and one that cannot be read */
function refuseContent(head: string, extension: string): void {
  const found = UNSUPPORTED_CONTENT.find(([content]) => content.test(head));
  if (found) throw new Error(`扩展名是 ${extension}，内容却是${found[1]}，不能读取；${found[2]}`);
}

function unsupportedMessage(extension: string): string {
  const format = extension === '' ? '没有扩展名的文件' : `${extension} 格式`;
  return `不支持${format}，可读的有 ${READABLE_EXTENSIONS.join(' ')}；请另存为其中一种后重试`;
}
