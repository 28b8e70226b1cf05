/**
 * Reads the report out of a web page saved with all its parts (`.mhtml`, `.mht`). Of the pages in the
 * archive, the one with the most text wins; frames are pages too.
 *
 * postal-mime 4.0.0 and mailparser 3.14.2 were tried: both join the HTML of all frames into one page, drop
 * the Content-Location of the page, and decode as declared, so GBK declared as UTF-8 or not at all is
 * garbled.
 */

import { webAddress } from '../declared/web-address.ts';
import type { FormatReader } from '../format.ts';
import { decodeWithNotes } from '../plain-text/decode.ts';
import { declaredCharset } from './charset.ts';
import { type HtmlText, readHtml, readPage } from './html.ts';

interface Part {
  /** By lower-case name, folded lines joined. */
  readonly headers: ReadonlyMap<string, string>;
  /** Latin-1: each character is one byte of the body. */
  readonly body: string;
}

/** Further frames hold counters and advertisements. */
const MAX_PAGES = 20;
/** Maximum nesting of multipart bodies; mail nests three or four deep. */
const MAX_DEPTH = 20;
const NO_PAGE = '不是网页存档，或其中没有网页；请在浏览器中重新另存为“网页，单个文件”或“网页，仅 HTML”';

export const readMhtml = async (bytes: Uint8Array): Promise<HtmlText> => {
  if (bytes.length === 0) throw new Error('文件是空的');
  const archive = Buffer.from(bytes).toString('latin1');
  // An HTML file with an archive's extension.
  if (/^(?:\xef\xbb\xbf)?\s*</.test(archive)) return readHtml(bytes);
  const root = partOf(archive);
  const pages = pagesOf(root).slice(0, MAX_PAGES);
  const read = pages.map((part) => readPart(part));
  const best = read.reduce<HtmlText | null>(
    (longest, text) => (longest === null || textLength(text) > textLength(longest) ? text : longest),
    null,
  );
  if (best === null) throw new Error(NO_PAGE);
  if (best.lines.length === 0)
    throw new Error('网页存档里没有可读的正文，正文可能由脚本载入；请把正文复制为文本文件');
  const part = pages[read.indexOf(best)];
  const url =
    webAddress(part?.headers.get('content-location')) ??
    webAddress(root.headers.get('snapshot-content-location')) ??
    best.declared.url;
  const others = read.filter((text) => text !== best).flatMap(({ lines }) => lines.map(({ text }) => text));
  return {
    ...best,
    declared: { ...best.declared, ...(url ? { url } : {}) },
    dropped: [...best.dropped, ...others],
  };
};
readMhtml satisfies FormatReader;

function readPart(part: Part): HtmlText {
  const bytes = bodyOf(part);
  const { text, notes } = decodeWithNotes(bytes, parameter(part, 'charset') ?? declaredCharset(bytes));
  return { ...readPage(text), notes };
}

function textLength({ lines }: HtmlText): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

/** All HTML parts in file order, the main page before its frames. */
function pagesOf(root: Part): Part[] {
  const pages: Part[] = [];
  const open = [{ part: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { part, depth } = next;
    const type = part.headers.get('content-type') ?? '';
    if (/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) pages.push(part);
    const boundary = /^multipart\//i.test(type) ? parameter(part, 'boundary') : undefined;
    if (boundary === undefined || depth === MAX_DEPTH) continue;
    const inner = split(part.body, boundary).map((text) => ({ part: partOf(text), depth: depth + 1 }));
    open.push(...inner.reverse());
  }
  return pages;
}

/** Splits at boundary lines, up to the closing boundary if there is one: archives may be cut off. */
function split(body: string, boundary: string): string[] {
  const escaped = boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [, ...pieces] = body.split(new RegExp(`(?:^|\\r?\\n)--${escaped}(?=--|[ \\t]*\\r?\\n)`));
  const end = pieces.findIndex((piece) => piece.startsWith('--'));
  return (end < 0 ? pieces : pieces.slice(0, end)).map((piece) => piece.replace(/^[ \t]*\r?\n/, ''));
}

function partOf(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : '' };
}

function parameter(part: Part, name: string): string | undefined {
  const type = part.headers.get('content-type') ?? '';
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(type);
  return match?.[1] ?? match?.[2];
}

function bodyOf({ headers, body }: Part): Uint8Array {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const bytes = body
    .replace(/[ \t]+(?=\r?\n|$)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
