/** The pages of a PDF in, its paragraphs and table rows out: the stages of the layout in their order, pure. */

import type { SourceLine } from '../../source.ts';
import type { Rule } from '../ruled-lines.ts';
import { type Row, type Run, rowsOf } from '../text-rows.ts';
import { type Block, blocksOf } from './aligned-tables.ts';
import { regionsOf } from './columns.ts';
import { bodySize, marginsOf, settingOf } from './margins.ts';
import { type Line, paragraphsOf } from './paragraphs.ts';
import { gridsOf } from './ruled-tables.ts';
import { withoutFurniture } from './running-heads.ts';

export interface Page {
  /** Points. */
  readonly height: number;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
}

export function layOut(pages: readonly Page[]): { lines: SourceLine[]; dropped: string[] } {
  const { pages: kept, dropped } = withoutFurniture(
    pages.map((page) => ({ height: page.height, rows: rowsWithGrids(page) })),
  );
  const regions = kept.flatMap(({ rows }, page) => regionsOf(rows).map((region) => ({ ...region, page })));
  const blocks = regions.map(({ rows }) => blocksOf(rows));
  const texts = regions.map((region, index) => ({ ...region, rows: textRows(blocks[index] ?? []) }));
  const size = bodySize(texts.flatMap(({ rows }) => rows));
  const margins = marginsOf(texts, size);
  const lines = blocks.flatMap((found, region) =>
    found.flatMap((block): Line[] => {
      if (block.is === 'table') return block.rows.map((text) => ({ is: 'table', text }));
      const { left = 0, right = 0 } = margins[region] ?? {};
      return [{ is: 'text', row: block.row, margins: { left, right }, region }];
    }),
  );
  return { lines: paragraphsOf(lines, settingOf(texts, margins, size)), dropped };
}

function textRows(blocks: readonly Block[]): Row[] {
  return blocks.flatMap((block) => (block.is === 'row' ? [block.row] : []));
}

/** A table stands as one row among the others, at its top and as wide as it is. */
function rowsWithGrids({ runs, rules }: Page): Row[] {
  const { grids, rest } = gridsOf(runs, rules);
  const tables = grids.map(({ x, right, y, rows }): Row => {
    const frame = { text: rows.join('\n'), x, right, y, size: 0 };
    return { ...frame, pieces: [frame], grid: rows };
  });
  return [...rowsOf(rest), ...tables].sort((a, b) => a.y - b.y);
}
