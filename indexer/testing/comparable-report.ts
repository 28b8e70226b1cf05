/** Extracts what must be equal when the same report is read from different file formats. */
import type { ReportText } from '../domain/report.ts';
import { foldToString } from '../text/fold.ts';
import { occurrences } from '../text/occurrences.ts';

/** Phrases that occur in most reports; their number of occurrences must not depend on the format. */
const PHRASES = ['枫桥经验', '法律顾问', '第一责任人', '习近平法治思想', '关键少数', '三项制度', '2023年'];

/** Ignores white space between characters: the fold drops it, and print does not show it. */
export function comparableReport({
  passages,
  outline,
  title,
  year,
  genre,
  place,
  issuers,
  documentNumber,
  issuedOn,
  sections,
}: ReportText) {
  const folded = passages.map(({ text }) => foldToString(text));
  return {
    passages: passages.map(({ role, paragraph, section, text }) => [
      role,
      paragraph,
      section.kind,
      section.path.map(withoutSpaces),
      withoutSpaces(text),
    ]),
    outline: outline.map(({ level, number, text, kind, position }) => [
      level,
      withoutSpaces(number ?? ''),
      withoutSpaces(text),
      kind,
      position,
    ]),
    metadata: [
      withoutSpaces(title),
      year,
      genre,
      place.key,
      place.confidence,
      issuers,
      documentNumber,
      issuedOn,
      sections,
    ],
    occurrences: PHRASES.map((phrase) =>
      folded.reduce((sum, text) => sum + occurrences(text, phrase).length, 0),
    ),
  };
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '');
}
