/** Reads `.md`: text with marks, optionally preceded by YAML front matter between two `---` lines. */
import { parse } from 'yaml';
import { declaredFrom } from '../declared/declared-fields.ts';
import type { FormatText } from '../format.ts';
import { readMarkdownText } from './plain-text.ts';

const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** @throws Error with one Chinese sentence where the front matter is not valid YAML */
export function readMarkdown(text: string): FormatText {
  const frontMatter = FRONT_MATTER.exec(text);
  const fields = frontMatter && parseFrontMatter(frontMatter[1] ?? '');
  // A paragraph between two horizontal rules looks like front matter; without fields it is text.
  if (!fields) return readMarkdownText(text);
  return { ...readMarkdownText(text.slice(frontMatter[0].length)), declared: declaredFrom(fields) };
}

function parseFrontMatter(yaml: string): Record<string, unknown> | null {
  let parsed: unknown;
  try {
    parsed = parse(yaml, { schema: 'failsafe' });
  } catch (cause) {
    throw new Error('开头两行 --- 之间的元数据不是合法的 YAML，请修改后重试', { cause });
  }
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
}
