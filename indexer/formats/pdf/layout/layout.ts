/** Runs the layout stages in order, from the runs and lines of pages to paragraphs and table rows. Pure. */

import type { SourceLine } from '../../source.ts';
import type { Rule } from '../ruled-lines.ts';
import { type Row, type Run, rowsOf } from '../text-rows.ts';
import { type Block, blocksOf } from './aligned-tables.ts';
import { regionsOf } from './columns.ts';
import { bodySize, marginsOf, typographyOf } from './margins.ts';
import { type Line, paragraphsOf } from './paragraphs.ts';
import { ruledTablesOf } from './ruled-tables.ts';
import { removeRunningHeads } from './running-heads.ts';

export interface Page {
  /** Points. */
  readonly height: number;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
}

export function layOut(pages: readonly Page[]): { lines: SourceLine[]; dropped: string[] } {
  const { pages: kept, dropped } = removeRunningHeads(
    pages.map((page) => ({ height: page.height, rows: rowsWithRuledTables(page) })),
  );
  const regions = kept.flatMap(({ rows }, page) => regionsOf(rows).map((region) => ({ ...region, page })));
  const blocks = regions.map(({ rows }) => blocksOf(rows));
  const texts = regions.map((region, index) => ({ ...region, rows: textRows(blocks[index] ?? []) }));
  const size = bodySize(texts.flatMap(({ rows }) => rows));
  const margins = marginsOf(texts, size);
  const lines = blocks.flatMap((regionBlocks, region) =>
    regionBlocks.flatMap((block): Line[] => {
      if (block.kind === 'table') return block.rows.map((text) => ({ kind: 'table', text }));
      const { left = 0, right = 0 } = margins[region] ?? {};
      return [{ kind: 'text', row: block.row, margins: { left, right }, region }];
    }),
  );
  return { lines: paragraphsOf(lines, typographyOf(texts, margins, size)), dropped };
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
