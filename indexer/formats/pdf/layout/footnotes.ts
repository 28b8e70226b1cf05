/**
 * Separates the footnotes at the foot of each column from the body. As in Word files, a note then follows the
 * paragraph that refers to it, as a line of its own that begins with 〔注1〕.
 */
import type { Rule } from '../ruled-lines.ts';
import { joinLines, type Row } from '../text-rows.ts';
import type { PageRegion } from './margins.ts';

export interface Footnote {
  /** As in the text: ①, 1, *. */
  readonly label: string;
  /** With 〔注…〕 in front. */
  text: string;
  readonly page: number;
}

/** Share of the body's font size: notes are set smaller. */
const MAX_NOTE_SIZE = 0.92;
/** Points: the rule above footnotes is 5 cm long or a third of the column; shorter ones underline a word. */
const MIN_RULE_LENGTH = 40;
const LABEL =
  /^(?:([①-⑳*＊※†])|[[〔［【(（](?:注\s*)?(\d{1,2})[\]〕］】)）]|(?:注\s*)?(\d{1,2})(?![\d年月日.%％]))[\s:：.．、]*(?=\S)/;

/**
 * @param size body size in points
 * @returns the regions without notes, and the notes in order
 */
export function separateFootnotes(
  regions: readonly PageRegion[],
  rules: readonly (readonly Rule[])[],
  size: number,
): { regions: PageRegion[]; notes: Footnote[] } {
  const notes: Footnote[] = [];
  const bodies = new Map<number, string>();
  for (const { page, rows } of regions) {
    const body = rows.filter((row) => row.size > MAX_NOTE_SIZE * size || row.tableRows);
    bodies.set(page, (bodies.get(page) ?? '') + body.map(({ text }) => text).join('\n'));
  }
  const kept = regions.map((region) => {
    const { rows, page } = region;
    const small = rows.findLastIndex((row) => row.size > MAX_NOTE_SIZE * size || row.tableRows) + 1;
    let open: Footnote | null = null;
    let end = rows.length;
    for (let index = small; index < rows.length; index++) {
      const row = rows[index] as Row;
      const isBelowRule = isSeparated(rows[index - 1], row, rules[page] ?? []);
      const label = labelOf(row.text);
      const last = notes.at(-1);
      if (
        label &&
        (isBelowRule || follows(label.label, open) || isMarked(label.label, bodies.get(page) ?? ''))
      ) {
        open = { label: label.label, text: `〔注${label.label}〕${label.rest}`, page };
        notes.push(open);
      } else if (open) open.text = joinLines(open.text, row.text);
      else if (isBelowRule && last?.page === page - 1) {
        open = last;
        open.text = joinLines(open.text, row.text);
      } else continue;
      end = Math.min(end, index);
    }
    return { ...region, rows: rows.slice(0, end) };
  });
  return { regions: kept.filter(({ rows }) => rows.length > 0), notes };
}

/** How the text shows the mark of a note: raised digits are read as [1]. */
export function isMarked(label: string, text: string): boolean {
  if (!/^\d/.test(label)) return text.includes(label);
  return text.includes(`[${label}]`) || text.includes(`〔${label}〕`) || text.includes(`［${label}］`);
}

function labelOf(text: string): { label: string; rest: string } | null {
  const match = LABEL.exec(text);
  const label = match?.[1] ?? match?.[2] ?? match?.[3];
  return match && label ? { label, rest: text.slice(match[0].length) } : null;
}

/** ② after ①, 2 after 1. */
function follows(label: string, open: Footnote | null): boolean {
  if (!open) return false;
  if (/^\d/.test(label)) return Number(label) === Number(open.label) + 1;
  return label.charCodeAt(0) === open.label.charCodeAt(0) + 1;
}

function isSeparated(above: Row | undefined, row: Row, rules: readonly Rule[]): boolean {
  return rules.some(
    ({ x, right, y, bottom }) =>
      right - x >= MIN_RULE_LENGTH &&
      bottom - y < 3 &&
      x < row.right &&
      right > row.x &&
      y < row.y &&
      y > (above ? above.y : row.y - 3 * row.size),
  );
}
