/** `.md`: as plain text, after a front matter of YAML between two lines of `---`. */
import { parse } from 'yaml';
import type { FormatText } from '../format.ts';
import { declaredFrom } from '../table/declared-fields.ts';
import { readPlainText } from './plain-text.ts';

const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** @throws Error with one sentence where the front matter is not YAML */
export function readMarkdown(text: string): FormatText {
  const matter = FRONT_MATTER.exec(text);
  const fields = matter && parseMatter(matter[1] ?? '');
  // Between two rules may stand a paragraph as well: what has no fields is text.
  if (!fields) return readPlainText(text);
  return { ...readPlainText(text.slice(matter[0].length)), declared: declaredFrom(fields) };
}

function parseMatter(yaml: string): Record<string, unknown> | null {
  let parsed: unknown;
  try {
    parsed = parse(yaml, { schema: 'failsafe' });
  } catch (cause) {
    throw new Error('开头两行 --- 之间的元数据不是合法的 YAML，请修改后重试', { cause });
  }
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
}
