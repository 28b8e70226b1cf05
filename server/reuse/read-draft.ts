/** Reads the text of a draft with the indexer's own readers, in a process of its own; nothing of it is kept. */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { describeDiskError } from '../../indexer/discover/disk-error.ts';
import type { FormatText } from '../../indexer/formats/format.ts';
import { type ReaderLimits, ReaderProcess } from '../../indexer/formats/reader-process.ts';
import { paragraphs } from '../../indexer/reading/paragraphs.ts';
import type { DraftAnswer } from '../contract/reuse.ts';
import { ApiError } from '../web/errors.ts';

/** Bytes. */
export const MAX_DRAFT_BYTES = 20 * 2 ** 20;
/** Anyone may send a draft, so that less is spent on one than on a report: half a minute at most. */
const LIMITS: ReaderLimits = { silence: 10_000, time: 30_000, memory: 640 * 2 ** 20 };

/**
 * @param name of the file, of which only the extension is used
 * @throws ApiError if it is too large, or no document that can be read
 */
export async function readDraft(
  name: string,
  contents: AsyncIterable<Uint8Array>,
  maxBytes = MAX_DRAFT_BYTES,
): Promise<DraftAnswer> {
  const folder = await mkdtemp(join(tmpdir(), 'zhenjian-draft-'));
  // A name of our own: that of the file may be no name on this disk.
  const file = `draft${extname(name).toLowerCase()}`;
  const reader = new ReaderProcess(LIMITS);
  try {
    await write(join(folder, file), name, contents, maxBytes);
    const text = await documentIn(reader, file, join(folder, file)).catch((cause: Error) => {
      throw new ApiError('draft_not_read', { file: name, reason: describeDiskError(cause) }, { cause });
    });
    const read = paragraphs(text.lines).map((paragraph) => paragraph.text);
    return { text: read.join('\n'), notes: [...(text.notes ?? [])] };
  } finally {
    reader.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws Error with one Chinese sentence */
async function documentIn(reader: ReaderProcess, file: string, absolute: string): Promise<FormatText> {
  for await (const reading of reader.read(file, absolute)) {
    if (reading.row !== null) throw new Error('这是表格；请把要比对的文字贴进来');
    if ('failed' in reading) throw new Error(reading.failed);
    return reading.text;
  }
  throw new Error('里面没有文字');
}

async function write(
  path: string,
  name: string,
  contents: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const chunk of contents) {
      bytes += chunk.length;
      if (bytes > maxBytes)
        throw new ApiError('draft_too_large', { file: name, most: Math.round(maxBytes / 2 ** 20) });
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
}
