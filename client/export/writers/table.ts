/** Tabulates an export document, one row per passage, for the CSV and XLSX writers. */
import { isNation, NATION_NAME, PLACE_LEVELS } from '../../../indexer/domain/place.ts';
import { messages } from '../../messages/messages.ts';
import { type ExportDocument, linkOf, pinpointOf, recognitionOf, wordingOf } from '../excerpts.ts';

export type Cell = string | number;

/** The first row holds the column names. */
export function tableOf({ excerpts, references, origin }: ExportDocument): Cell[][] {
  const entries = new Map(references.map(({ number, text }) => [number, text]));
  const rows = excerpts.map((excerpt, index): Cell[] => {
    const { report, citation, group, note } = excerpt;
    return [
      index + 1,
      group,
      isNation(report.place) ? NATION_NAME : (report.place.province ?? ''),
      ...PLACE_LEVELS.slice(1).map((level) => report.place[level] ?? ''),
      report.year ?? '',
      report.title,
      report.documentNumber ?? '',
      pinpointOf(excerpt),
      wordingOf(excerpt),
      note,
      citation?.mark ?? messages.export.gone,
      (citation && entries.get(citation.number)) ?? '',
      linkOf(excerpt, origin) ?? '',
      recognitionOf(excerpt),
    ];
  });
  return [[...messages.export.columns], ...rows];
}
