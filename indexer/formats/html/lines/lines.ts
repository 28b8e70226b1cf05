/**
 * Lays out the tree of a page as the lines that a reader sees and the boxes around them. This module decides
 * nothing about relevance: article/main-text.ts picks the lines of the report.
 */

import { type ElementTraits, traitsOf } from './elements.ts';
import { type Context, type Draft, lineWriter } from './line-writer.ts';
import type { PageBox, PageLine, PageLines } from './page-lines.ts';
import { type Cell, tableRows } from './table.ts';
import type { ChildNode, ParentNode } from './tree.ts';
import { isElement } from './tree.ts';

interface Open {
  readonly nodes: readonly ChildNode[];
  next: number;
  readonly tag: string;
  readonly traits: ElementTraits | null;
  readonly context: Context;
  /** Number of lines and boxes when the element was opened. */
  readonly lines: number;
  readonly boxes: number;
}

interface Table {
  readonly rows: Cell[][];
  nested: boolean;
}

/** A list item with more lines is a box around an article. */
const MAX_ITEM_LINES = 3;

export function linesOf(page: ParentNode): PageLines {
  const lines: Draft[] = [];
  const boxes: PageBox[] = [];
  const tables: Table[] = [];
  const { endBlock, breakLine, addText, rule } = lineWriter(lines);

  const context: Context = { heading: null, preformatted: false, linked: false, indent: false };
  const open: Open[] = [
    { nodes: page.childNodes, next: 0, tag: '', traits: null, context, lines: 0, boxes: 0 },
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
      else enter(node.tagName, traitsOf(node), node.childNodes, level.context);
    }
  }
  return { lines: withoutUnclosedLink(lines), boxes };

  function enter(
    tag: string,
    traits: ElementTraits | null,
    nodes: readonly ChildNode[],
    outer: Context,
  ): void {
    if (traits === null) return;
    if (traits.block) endBlock(outer);
    if (tag === 'hr') rule();
    if (tag === 'table') {
      const around = tables.at(-1);
      if (around) around.nested = true;
      tables.push({ rows: [], nested: false });
    }
    if (tag === 'tr') tables.at(-1)?.rows.push([]);
    const inner: Context = {
      heading: traits.heading ?? outer.heading,
      preformatted: traits.preformatted || outer.preformatted,
      linked: traits.linked || outer.linked,
      indent: traits.indent ?? outer.indent,
    };
    open.push({ nodes, next: 0, tag, traits, context: inner, lines: lines.length, boxes: boxes.length });
  }

  function close({ tag, traits, context: inner, lines: from, boxes: boxesFrom }: Open, outer: Context): void {
    if (traits === null) {
      endBlock(outer);
      return;
    }
    if (!traits.block) return;
    endBlock(inner);
    if (tag === 'li' && lines.length - from <= MAX_ITEM_LINES) {
      for (const line of lines.slice(from)) line.whole = true;
    }
    if (tag === 'td' || tag === 'th') tables.at(-1)?.rows.at(-1)?.push({ from, to: lines.length });
    if (tag === 'table') {
      const table = tables.pop();
      if (table && !table.nested) {
        const rows = tableRows(lines, from, table.rows);
        if (rows) {
          lines.splice(from, lines.length - from, ...rows);
          boxes.length = boxesFrom;
        }
      }
    }
    if (lines.length > from) boxes.push({ from, to: lines.length, traits });
  }
}

/**
 * Ignores links on pages where an unclosed link covers the rest of the page. Lists of links have no full
 * stops, so links are ignored if most lines with a full stop are linked.
 */
function withoutUnclosedLink(lines: readonly PageLine[]): readonly PageLine[] {
  const sentences = lines.filter(({ text }) => text.includes('。'));
  const linked = sentences.filter((line) => line.linkShare === 1);
  if (linked.length * 2 <= sentences.length) return lines;
  return lines.map((line) => ({ ...line, linkShare: 0 }));
}
