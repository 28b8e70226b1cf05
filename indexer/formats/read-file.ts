/** Reads the reports of a file, one at a time, with the reader for its kind. */
import { promises as disk } from 'node:fs';
import { type FileKind, HEAD_BYTES, kindOf } from './file-kind.ts';
import type { FormatReader, FormatText, TableReader } from './format.ts';
import type { Recognition } from './ocr/recognise.ts';
import { directoryOffset, isOle, OLE_HEADER_BYTES } from './ole.ts';
import { decode } from './plain-text/decode.ts';
import { readPlainText } from './plain-text/plain-text.ts';

/** One report of a file, or why it could not be read. `row` is null if the whole file is one report. */
export type FileReading =
  | { readonly row: number | null; readonly text: FormatText }
  | { readonly row: number | null; readonly failed: string };

type DocumentKind = Exclude<FileKind, 'csv' | 'xlsx' | 'xls' | 'ods' | 'jsonl'>;

/** Imported on first use: loading their libraries takes longer than most runs. */
const DOCUMENTS: Readonly<Record<DocumentKind, () => Promise<FormatReader>>> = {
  text: async () => async (bytes) => readPlainText(decode(bytes)),
  markdown: async () => {
    const { readMarkdown } = await import('./plain-text/markdown.ts');
    return async (bytes) => readMarkdown(decode(bytes));
  },
  html: async () => (await import('./html/html.ts')).readHtml,
  mhtml: async () => (await import('./html/mhtml.ts')).readMhtml,
  docx: async () => (await import('./word/docx/docx.ts')).readDocx,
  doc: async () => (await import('./word/doc/doc.ts')).readDoc,
  odt: async () => (await import('./word/odt/odt.ts')).readOdt,
  rtf: async () => (await import('./word/rtf/rtf.ts')).readRtf,
  ofd: async () => (await import('./ofd/ofd.ts')).readOfd,
  pdf: async () => (await import('./pdf/pdf.ts')).readPdf,
  image: async () => (await import('./ocr/image.ts')).readImage,
};
const TABLES: Readonly<Record<Exclude<FileKind, DocumentKind>, () => Promise<TableReader>>> = {
  csv: async () => (await import('./table/delimited/csv.ts')).readCsv,
  xlsx: async () => (await import('./table/xlsx/xlsx.ts')).readXlsx,
  xls: async () => (await import('./table/xls/xls.ts')).readXls,
  ods: async () => (await import('./table/ods/ods.ts')).readOds,
  jsonl: async () => (await import('./table/delimited/jsonl.ts')).readJsonl,
};

/** Read by code of our own, whose time and memory grow with the file and no faster. */
const PLAIN_KINDS: ReadonlySet<FileKind> = new Set<FileKind>(['text', 'markdown', 'csv', 'jsonl']);

/** Bytes. A document is read whole; the largest report seen has 0.25 MB of text, pictures not counted. */
const MAX_DOCUMENT_BYTES = 100 * 2 ** 20;
const MAX_TEXT_BYTES = 20 * 2 ** 20;
/** They hold pictures beside the text. */
const LARGE_KINDS: ReadonlySet<FileKind> = new Set<FileKind>([
  'pdf',
  'ofd',
  'docx',
  'doc',
  'odt',
  'rtf',
  'image',
]);

export interface InspectedFile {
  readonly absolute: string;
  readonly kind: FileKind;
  readonly bytes: number;
}

/** @throws Error with one Chinese sentence where the file is of no kind that can be read */
export async function inspectFile(path: string, absolute: string): Promise<InspectedFile> {
  const { head, bytes } = await readHead(absolute);
  if (bytes === 0) throw new Error('文件是空的');
  return { absolute, kind: kindOf(path, head), bytes };
}

/** Whether libraries read it, which a crafted file can keep busy without end. */
export function isReadByLibraries({ kind }: InspectedFile): boolean {
  return !PLAIN_KINDS.has(kind);
}

/**
 * @param recognition absent where scans are not to be read
 * @throws Error with one Chinese sentence where the file as a whole cannot be read
 */
export async function* readFile(
  path: string,
  absolute: string,
  recognition?: Omit<Recognition, 'path'>,
): AsyncGenerator<FileReading> {
  yield* readInspected(await inspectFile(path, absolute), recognition);
}

/** @throws Error with one Chinese sentence where the file as a whole cannot be read */
export async function* readInspected(
  { absolute, kind, bytes }: InspectedFile,
  recognition?: Omit<Recognition, 'path'>,
): AsyncGenerator<FileReading> {
  if (isTable(kind)) {
    const readTable = await TABLES[kind]();
    yield* readTable(absolute);
    return;
  }
  const limit = LARGE_KINDS.has(kind) ? MAX_DOCUMENT_BYTES : MAX_TEXT_BYTES;
  if (bytes > limit) {
    const [size, max] = [bytes, limit].map((count) => Math.round(count / 2 ** 20));
    throw new Error(
      `文件有 ${size} MB，超过一份报告的上限 ${max} MB；如果是多份报告，请拆开或做成每行一份的表格`,
    );
  }
  const readDocument = await DOCUMENTS[kind]();
  const contents = await disk.readFile(absolute);
  yield { row: null, text: await readDocument(contents, recognition && { ...recognition, path: absolute }) };
}

/** Whether files of a kind hold one report a row. */
export function isTable(kind: FileKind): kind is keyof typeof TABLES {
  return kind in TABLES;
}

async function readHead(absolute: string): Promise<{ head: Uint8Array; bytes: number }> {
  const file = await disk.open(absolute);
  try {
    const head = new Uint8Array(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    const start = Buffer.from(head.subarray(0, bytesRead));
    const { size } = await file.stat();
    if (!isOle(start) || start.length < OLE_HEADER_BYTES) return { head: start, bytes: size };
    const directory = Buffer.alloc(HEAD_BYTES);
    const offset = directoryOffset(start);
    const read = offset < size ? await file.read(directory, 0, HEAD_BYTES, offset) : { bytesRead: 0 };
    return { head: Buffer.concat([start, directory.subarray(0, read.bytesRead)]), bytes: size };
  } finally {
    await file.close();
  }
}
