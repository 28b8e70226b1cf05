/** Writes an XLSX workbook of what was found of a text, a row for each passage that has a stretch of it. */
import { messages } from '../../messages/messages.ts';
import { fullName } from '../../messages/place-name.ts';
import { changesOf } from '../../ui/reuse/changes.ts';
import type { CitedReuse } from '../reuse-export.ts';
import type { Cell } from './table.ts';
import { workbookFile } from './workbook.ts';

const WIDTHS = [6, 60, 8, 8, 8, 6, 12, 26, 40, 30, 60, 10, 40, 50, 40];

export async function reuseXlsx(content: CitedReuse): Promise<Blob> {
  const { columns, list } = messages.reuse;
  return workbookFile([{ name: list, rows: [columns, ...rowsOf(content)], widths: WIDTHS }]);
}

function rowsOf({ text, stretches, citations, origin }: CitedReuse): Cell[][] {
  const labels = messages.reuse;
  return stretches.flatMap(({ number, start, end, band, reports, places, sources }) =>
    sources.map((source, at): Cell[] => {
      const { report, passage, date, section, wording, similarity } = source;
      const citation = citations.get(passage);
      const differences = changesOf(source, text)
        .filter(({ ours, theirs }) => ours !== '' || theirs !== '')
        .map(({ ours, theirs }) => labels.differs(ours, theirs));
      return [
        number,
        text.slice(start, end),
        labels.bands[band],
        reports,
        places,
        at + 1,
        date ?? labels.undated,
        fullName(report.place),
        report.title,
        citation?.pinpoint ?? section.path.join(' '),
        wording,
        similarity,
        differences.join(messages.semicolon),
        citation?.text ?? messages.export.gone,
        citation ? origin + citation.link : '',
      ];
    }),
  );
}
