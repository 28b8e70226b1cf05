/** A report in; what must not differ when it is read from another format out. */
import type { ReportText } from '../domain/report.ts';
import { foldToString } from '../text/fold.ts';
import { occurrences } from '../text/occurrences.ts';

/** Phrases that most reports have, to be found as often in whatever form. */
const PHRASES = ['枫桥经验', '法律顾问', '第一责任人', '习近平法治思想', '关键少数', '三项制度', '2023年'];

/** White space between characters is no difference: the fold drops it, and print does not show it. */
export function essence({
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
    passages: passages.map((one) => [
      one.role,
      one.paragraph,
      one.section.kind,
      one.section.path.map(closed),
      closed(one.text),
    ]),
    outline: outline.map(({ level, number, text, kind, position }) => [
      level,
      closed(number ?? ''),
      closed(text),
      kind,
      position,
    ]),
    metadata: [
      closed(title),
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

function closed(text: string): string {
  return text.replace(/\s/g, '');
}
