/**
 * The tree of a page in, out: its lines as a reader sees them, and the boxes they stand in. Nothing is judged here;
 * which lines are the report is decided from these (html-main-text.ts).
 */

import { type ElementMeaning, meaningOf } from './elements.ts';
import { type Context, type Draft, lineWriter } from './line-writer.ts';
import type { PageBox, PageLine, PageLines } from './page-lines.ts';
import { type Cell, setTable } from './table.ts';
import type { ChildNode, ParentNode } from './tree.ts';
import { isElement } from './tree.ts';

interface Open {
  readonly nodes: readonly ChildNode[];
  next: number;
  readonly tag: string;
  readonly meaning: ElementMeaning | null;
  readonly context: Context;
  /** Lines, boxes and, inside the innermost table, cells there were when it began. */
  readonly lines: number;
  readonly boxes: number;
}

interface Table {
  readonly rows: Cell[][];
  nested: boolean;
}

/** Lines of a list item up to which it is an item; an item with more is a box around an article. */
const ITEM_LINES = 3;

export function linesOf(page: ParentNode): PageLines {
  const lines: Draft[] = [];
  const boxes: PageBox[] = [];
  const tables: Table[] = [];
  const { endBlock, breakLine, addText, rule } = lineWriter(lines);

  const context: Context = { heading: null, preformatted: false, linked: false, indent: false };
  const open: Open[] = [
    { nodes: page.childNodes, next: 0, tag: '', meaning: null, context, lines: 0, boxes: 0 },
  ];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const node = level.nodes[level.next++];
    if (node === undefined) {
      open.pop();
      close(level, open.at(-1)?.context ?? context);
    } else if ('value' in node) {
      addText(node.value, level.context);
    } else if ('childNodes' in node && isElement(node)) {
      if (node.tagName === 'br') breakLine(level.context);
      else enter(node.tagName, meaningOf(node), node.childNodes, level.context);
    }
  }
  return { lines: withoutOpenLink(lines), boxes };

  function enter(
    tag: string,
    meaning: ElementMeaning | null,
    nodes: readonly ChildNode[],
    outer: Context,
  ): void {
    if (meaning === null) return;
    if (meaning.block) endBlock(outer);
    if (tag === 'hr') rule();
    if (tag === 'table') {
      const around = tables.at(-1);
      if (around) around.nested = true;
      tables.push({ rows: [], nested: false });
    }
    if (tag === 'tr') tables.at(-1)?.rows.push([]);
    const inner: Context = {
      heading: meaning.heading ?? outer.heading,
      preformatted: meaning.preformatted || outer.preformatted,
      linked: meaning.linked || outer.linked,
      indent: meaning.indent ?? outer.indent,
    };
    open.push({ nodes, next: 0, tag, meaning, context: inner, lines: lines.length, boxes: boxes.length });
  }

  function close(
    { tag, meaning, context: inner, lines: from, boxes: boxesFrom }: Open,
    outer: Context,
  ): void {
    if (meaning === null) {
      endBlock(outer);
      return;
    }
    if (!meaning.block) return;
    endBlock(inner);
    if (tag === 'li' && lines.length - from <= ITEM_LINES) {
      for (const line of lines.slice(from)) line.whole = true;
    }
    if (tag === 'td' || tag === 'th') tables.at(-1)?.rows.at(-1)?.push({ from, to: lines.length });
    if (tag === 'table') {
      const table = tables.pop();
      if (table && !table.nested) {
        const rows = setTable(lines, from, table.rows);
        if (rows) {
          lines.splice(from, lines.length - from, ...rows);
          boxes.length = boxesFrom;
        }
      }
    }
    if (lines.length > from) boxes.push({ from, to: lines.length, meaning });
  }
}

/**
 * A link that nothing closes runs over the rest of the page. Lists of links have no full stops, so where most lines that
 * have one are links, links say nothing on this page.
 */
function withoutOpenLink(lines: readonly PageLine[]): readonly PageLine[] {
  const stopped = lines.filter(({ text }) => text.includes('。'));
  const linked = stopped.filter((line) => line.linked === 1);
  if (linked.length * 2 <= stopped.length) return lines;
  return lines.map((line) => ({ ...line, linked: 0 }));
}
