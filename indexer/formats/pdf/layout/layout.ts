/** Runs the layout stages in order, from the runs and lines of pages to paragraphs and table rows. Pure. */

import type { Printed } from '../../../domain/passage.ts';
import type { SourceLine } from '../../source.ts';
import type { Rule } from '../ruled-lines.ts';
import { type Row, type Run, rowsOf } from '../text-rows.ts';
import { type Block, blocksOf } from './aligned-tables.ts';
import { columnsOf } from './columns.ts';
import { removeContents } from './contents.ts';
import { type Footnote, isMarked, separateFootnotes } from './footnotes.ts';
import { bodySize, marginsOf, typographyOf } from './margins.ts';
import { type Line, type Note, paragraphsOf } from './paragraphs.ts';
import { ruledTablesOf } from './ruled-tables.ts';
import { removeRunningHeads } from './running-heads.ts';

export interface Page {
  /** Points. */
  readonly height: number;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
  /** Whether its text was recognised on a picture. */
  readonly recognised?: boolean;
}

export function layOut(pages: readonly Page[]): { lines: SourceLine[]; dropped: string[] } {
  const withoutHeads = removeRunningHeads(
    pages.map((page) => ({ height: page.height, rows: rowsWithRuledTables(page) })),
  );
  const { pages: kept, dropped } = removeContents(withoutHeads.pages);
  const printed = columnsOf(kept.map(({ rows }) => rows)).flatMap((regions, page) =>
    regions.map((region) => ({ ...region, page })),
  );
  const { regions, notes } = separateFootnotes(
    printed,
    pages.map(({ rules }) => rules),
    bodySize(printed.flatMap(({ rows }) => rows)),
  );
  const blocks = regions.map(({ rows }) => blocksOf(rows));
  const texts = regions.map((region, index) => ({ ...region, rows: textRows(blocks[index] ?? []) }));
  const size = bodySize(texts.flatMap(({ rows }) => rows));
  const margins = marginsOf(texts, size);
  const printedOn = (page: number): Printed => ({
    page: page + 1,
    ...(pages[page]?.recognised && { recognised: true }),
  });
  const lines = blocks.flatMap((regionBlocks, region) => {
    const printed = printedOn(regions[region]?.page ?? 0);
    return regionBlocks.flatMap((block): Line[] => {
      if (block.kind === 'table') return block.rows.map((text) => ({ kind: 'table', text, region, printed }));
      const { left = 0, right = 0 } = margins[region] ?? {};
      return [{ kind: 'text', row: block.row, margins: { left, right }, region, printed }];
    });
  });
  const notesByLine = anchorNotes(
    lines,
    notes,
    regions.map(({ page }) => page),
    printedOn,
  );
  return {
    lines: paragraphsOf(lines, typographyOf(texts, margins, size), notesByLine),
    dropped: [...withoutHeads.dropped, ...dropped],
  };
}

/**
 * The line that each note belongs to: the one with its mark on its page, or else the last one of that page or
 * before it.
 */
function anchorNotes(
  lines: readonly Line[],
  notes: readonly Footnote[],
  pageOfRegion: readonly number[],
  printedOn: (page: number) => Printed,
): Map<Line | undefined, Note[]> {
  const byLine = new Map<Line | undefined, Note[]>();
  for (const { label, page, text } of notes) {
    const isOnPage = (line: Line): boolean => pageOfRegion[line.region] === page;
    const anchor =
      lines.find(
        (line) => isOnPage(line) && isMarked(label, line.kind === 'text' ? line.row.text : line.text),
      ) ?? lines.findLast(({ region }) => (pageOfRegion[region] ?? 0) <= page);
    byLine.set(anchor, [...(byLine.get(anchor) ?? []), { text, printed: printedOn(page) }]);
  }
  return byLine;
}

function textRows(blocks: readonly Block[]): Row[] {
  return blocks.flatMap((block) => (block.kind === 'row' ? [block.row] : []));
}

/** A ruled table becomes a single row with its top and width, sorted among the other rows. */
function rowsWithRuledTables({ runs, rules }: Page): Row[] {
  const { tables, rest } = ruledTablesOf(runs, rules);
  const rowPerTable = tables.map(({ x, right, y, rows }): Row => {
    const frame = { text: rows.join('\n'), x, right, y, size: 0 };
    return { ...frame, pieces: [frame], tableRows: rows };
  });
  return [...rowsOf(rest), ...rowPerTable].sort((a, b) => a.y - b.y);
}
