/** The list of checked quotations as the file writers take it, and its columns in words. */
import type { QuotationCheck } from '../../server/contract/quotations.ts';
import { messages } from '../messages/messages.ts';
import { fullName } from '../messages/place-name.ts';

export interface QuotationList {
  readonly title: string;
  /** ISO 8601. */
  readonly date: string;
  /** Origin of this server, for absolute links. */
  readonly origin: string;
  /** The sentence that says what was searched. */
  readonly searched: string;
  readonly quotations: readonly (QuotationCheck & {
    /** In the whole list, from 1. */
    readonly number: number;
  })[];
}

/** Each difference in words: “38”，原文“33”. */
export function differencesOf({ differences }: Pick<QuotationCheck, 'differences'>): string {
  return differences
    .map(({ kind, text, passageText }) => messages.quotations.difference(kind, text, passageText))
    .join(messages.semicolon);
}

/** The words of the source that are quoted, an ellipsis where the draft leaves some out. */
export function quotedWords({ source }: Pick<QuotationCheck, 'source'>): string {
  return source?.ranges.map(([start, end]) => source.text.slice(start, end)).join('……') ?? '';
}

/** What the draft says of the source and the report does not, a sentence each. */
export function disagreementsOf({ cited, source }: Pick<QuotationCheck, 'cited' | 'source'>): string[] {
  if (!cited || !source) return [];
  const { report } = source;
  const ours = {
    place: fullName(report.place),
    year: messages.year(report.year),
    title: report.title,
    documentNumber: report.documentNumber ?? '',
  };
  return (['place', 'year', 'title', 'documentNumber'] as const).flatMap((field) => {
    const given = cited[field];
    return given && !given.agrees ? messages.quotations.citedWrongly(field, given.given, ours[field]) : [];
  });
}
