/** Reads the text of a draft with the indexer's readers, by way of a temporary file that is removed at once. */
import { promises as disk } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeDiskError } from '../../indexer/discover/disk-error.ts';
import { decode } from '../../indexer/formats/plain-text/decode.ts';
import { inspectFile, isTable } from '../../indexer/formats/read-file.ts';
import type { ReadFile } from '../../indexer/formats/reader-process.ts';
import type { SourceLine } from '../../indexer/formats/source.ts';
import { paragraphs } from '../../indexer/reading/paragraphs.ts';
import type { DraftAnswer } from '../contract/drafts.ts';
import { MAX_DRAFT_LENGTH } from '../contract/quotations.ts';
import type { FileReaders } from '../reports/file-readers.ts';
import { ApiError } from '../web/errors.ts';

/**
 * @param name of the file, by whose end some formats are told
 * @throws ApiError 400 with the reason if it cannot be read or is too long, 503 if too many files are being read
 */
export async function readDraft(
  readers: FileReaders,
  name: string,
  contents: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<DraftAnswer> {
  const folder = await disk.mkdtemp(join(tmpdir(), 'zhenjian-draft-'));
  try {
    const path = join(folder, 'draft');
    // Before its turn: whoever sends slowly holds up nobody, and what waits is not in memory.
    await disk.writeFile(path, contents, { mode: 0o600 });
    const draft = await readers.read(signal, (readFile) => draftIn(readFile, name, path), {
      keepsPages: false,
    });
    const { length } = draft.text;
    if (length > MAX_DRAFT_LENGTH)
      throw new ApiError('draft_too_long', { file: name, count: length, most: MAX_DRAFT_LENGTH });
    return draft;
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof ApiError || !(cause instanceof Error)) throw cause;
    throw new ApiError('unreadable_draft', { file: name, reason: describeDiskError(cause) }, { cause });
  } finally {
    await disk.rm(folder, { recursive: true, force: true });
  }
}

async function draftIn(readFile: ReadFile, name: string, path: string): Promise<DraftAnswer> {
  const { kind } = await inspectFile(name, path);
  if (isTable(kind)) throw new Error('这是表格，不是文稿；请把要核对的文字粘贴过来');
  // As it is written: its own line breaks and marks tell where quotations are.
  if (kind === 'text' || kind === 'markdown')
    return { text: decode(await disk.readFile(path)).replace(/\r\n?/g, '\n'), notes: [] };
  const lines: SourceLine[] = [];
  const notes: string[] = [];
  for await (const reading of readFile(name, path)) {
    if ('failed' in reading) throw new Error(reading.failed);
    lines.push(...reading.text.lines);
    notes.push(...(reading.text.notes ?? []));
  }
  if (lines.length === 0) throw new Error('文件里没有文字');
  const text = paragraphs(lines.map(withBlockMark))
    .map((paragraph) => paragraph.text)
    .join('\n\n');
  return { text, notes };
}

function withBlockMark(line: SourceLine): SourceLine {
  return line.quoted ? { ...line, text: `> ${line.text}`, whole: true } : line;
}
