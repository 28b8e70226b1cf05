/**
 * Cites several passages in order, with one list of references that contains each report once.
 *
 * GB/T 7714 (10.1.3 in 2015): a source cited several times keeps the number of its first citation, and each
 * citation gives its pinpoint outside the brackets: [1]一、主要举措 第2段. If it is cited once, the entry has the
 * pinpoint.
 */
import type { CitationFormat, CitationsAnswer } from '../contract/citations.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import { cite, entryIn } from './cite.ts';
import { cslItem } from './forms/csl-json.ts';
import { type Reference, referenceOf } from './forms/reference.ts';
import type { PassageInContext } from './link.ts';
import { notedPinpoint, type Pinpoint } from './pinpoint.ts';

interface CitedReport {
  readonly reference: Reference;
  readonly number: number;
  readonly pinpoints: Pinpoint[];
}

/**
 * @param missing ids of passages that do not exist
 * @param today ISO 8601 date of access
 */
export async function citeAll(
  passages: readonly PassageInContext[],
  missing: readonly string[],
  format: CitationFormat,
  today: string,
): Promise<CitationsAnswer> {
  const reports = reportsOf(passages, today);
  const items: CitationsAnswer['items'] = [];
  const slice = timeSlice(undefined);
  for (const located of passages) {
    const cited = reports.get(located.record.id);
    const citation = cite(located, format, today);
    const number = cited?.number ?? 0;
    const isRepeated = (cited?.pinpoints.length ?? 0) > 1;
    items.push({
      ...citation,
      id: located.passage.id,
      number,
      mark: `[${number}]${isRepeated ? citation.pinpoint : ''}`,
    });
    if (slice.isOver()) await slice.next();
  }
  const cited = [...reports.values()];
  // Markdown and running text define no reference list; use the standard in force.
  const listFormat = format === 'markdown' || format === 'text' ? 'gbt7714-2025' : format;
  const references = cited.map(({ reference, number, pinpoints }) => ({
    number,
    report: reference.report,
    text: entryIn(listFormat, reference, pinpoints),
  }));
  return {
    format,
    text: joined(
      format,
      items.map((item) => item.text),
      references,
      cited,
    ),
    items,
    references,
    missing: [...missing],
  };
}

function reportsOf(passages: readonly PassageInContext[], today: string): Map<string, CitedReport> {
  const reports = new Map<string, CitedReport>();
  for (const { passage, record } of passages) {
    const cited = reports.get(record.id) ?? {
      reference: referenceOf(record, today),
      number: reports.size + 1,
      pinpoints: [],
    };
    const pinpoint = notedPinpoint(passage);
    if (!cited.pinpoints.some(({ where }) => where === pinpoint.where)) cited.pinpoints.push(pinpoint);
    reports.set(record.id, cited);
  }
  return reports;
}

function joined(
  format: CitationFormat,
  citations: readonly string[],
  references: CitationsAnswer['references'],
  cited: readonly CitedReport[],
): string {
  switch (format) {
    case 'gbt7714-2015':
    case 'gbt7714-2025':
      return references.map(({ number, text }) => `[${number}] ${text}`).join('\n');
    case 'markdown':
      return citations.join('\n\n');
    case 'text':
      return citations.join('\n');
    case 'bibtex':
      return references.map(({ text }) => text).join('\n\n');
    case 'ris':
      return references.map(({ text }) => text).join('\r\n');
    case 'csl-json':
      return JSON.stringify(
        cited.map(({ reference, pinpoints }) => cslItem(reference, pinpoints)),
        null,
        2,
      );
  }
}
