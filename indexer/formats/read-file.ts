/** A file in; the reports that it holds out, one after the other, by the reader of its kind. */
import { promises as disk } from 'node:fs';
import { HEAD_BYTES, type Kind, kindOf } from './file-kind.ts';
import type { FormatReader, FormatText, TableReader } from './format.ts';
import { decode } from './plain-text/decode.ts';
import { readPlainText } from './plain-text/plain-text.ts';

/** One report of a file, or why there is none at this place. `row` is null where the file is the report. */
export type FileReading =
  | { readonly row: number | null; readonly text: FormatText }
  | { readonly row: number | null; readonly failed: string };

type DocumentKind = Exclude<Kind, 'csv' | 'xlsx' | 'jsonl'>;

/** Loaded by the first file of their kind: their libraries take longer to load than most runs last. */
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
  pdf: async () => (await import('./pdf/pdf.ts')).readPdf,
};
const TABLES: Readonly<Record<Exclude<Kind, DocumentKind>, () => Promise<TableReader>>> = {
  csv: async () => (await import('./table/delimited/csv.ts')).readCsv,
  xlsx: async () => (await import('./table/xlsx/xlsx.ts')).readXlsx,
  jsonl: async () => (await import('./table/delimited/jsonl.ts')).readJsonl,
};

/** Bytes: a document is read whole; the largest text of one report seen has a quarter of a megabyte, pictures apart. */
const LARGEST_DOCUMENT = 100 * 2 ** 20;
const LARGEST_TEXT = 20 * 2 ** 20;

/** @throws Error with one sentence where the file as a whole cannot be read */
export async function* readFile(path: string, absolute: string): AsyncGenerator<FileReading> {
  const { head, bytes } = await readHead(absolute);
  if (bytes === 0) throw new Error('文件是空的');
  const kind = kindOf(path, head);
  if (isTable(kind)) {
    const readTable = await TABLES[kind]();
    yield* readTable(absolute);
    return;
  }
  const limit = kind === 'pdf' || kind === 'docx' || kind === 'doc' ? LARGEST_DOCUMENT : LARGEST_TEXT;
  if (bytes > limit) {
    const [size, most] = [bytes, limit].map((one) => Math.round(one / 2 ** 20));
    throw new Error(
      `文件有 ${size} MB，超过一份报告的上限 ${most} MB；如果是多份报告，请拆开或做成每行一份的表格`,
    );
  }
  const readDocument = await DOCUMENTS[kind]();
  yield { row: null, text: await readDocument(await disk.readFile(absolute)) };
}

function isTable(kind: Kind): kind is keyof typeof TABLES {
  return kind in TABLES;
}

async function readHead(absolute: string): Promise<{ head: Uint8Array; bytes: number }> {
  const file = await disk.open(absolute);
  try {
    const head = new Uint8Array(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    return { head: head.subarray(0, bytesRead), bytes: (await file.stat()).size };
  } finally {
    await file.close();
  }
}
