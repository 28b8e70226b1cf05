/** What is taken away in, a table of it out, a row a passage: what CSV and XLSX have in common. */
import { messages } from '../messages/messages.ts';
import { type ExportDocument, linkOf, whereOf, wordingOf } from './excerpts.ts';

export type Cell = string | number;

/** Above its rows the names of its columns. */
export function tableOf({ excerpts, references, origin }: ExportDocument): Cell[][] {
  const entries = new Map(references.map(({ number, text }) => [number, text]));
  const rows = excerpts.map((excerpt, index): Cell[] => {
    const { report, citation, group, note } = excerpt;
    const { province, city, county, town } = report.place;
    return [
      index + 1,
      group,
      ...[province, city, county, town].map((name) => name ?? ''),
      report.year ?? '',
      report.title,
      report.documentNumber ?? '',
      whereOf(excerpt),
      wordingOf(excerpt),
      note,
      citation?.mark ?? messages.takeaway.gone,
      (citation && entries.get(citation.number)) ?? '',
      linkOf(excerpt, origin) ?? '',
    ];
  });
  return [[...messages.takeaway.columns], ...rows];
}
