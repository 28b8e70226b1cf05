/** Reads a report from its lines: the stages of reading in order. Pure. */
import type { Declared } from '../domain/file.ts';
import { type Passage, type Printed, printedTogether } from '../domain/passage.ts';
import { PLACE_LEVELS } from '../domain/place.ts';
import type { ReportText } from '../domain/report.ts';
import type { SourceText } from '../formats/source.ts';
import { isTitleOfStatute } from '../text/document-names.ts';
import { documentParts, joinTitle } from './document-parts.ts';
import { declaredIssuers, issuersOf, namedIssuers } from './issuers.ts';
import { MAX_LINE_LENGTH, splitLongLines } from './long-lines.ts';
import { documentNumberOf, genreOf, issueDateOf } from './metadata.ts';
import { openingOf } from './opening.ts';
import { outline } from './outline/outline.ts';
import { NO_KINDS } from './outline/section-kinds.ts';
import { isStatute } from './outline/statutes.ts';
import { paragraphs } from './paragraphs.ts';
import { resolvePlace } from './place/place.ts';
import type { ReadingRules } from './rules.ts';
import { yearOf } from './year.ts';

/**
 * @param source `uncorrected` is what the file itself declares, where a `metadata.csv` declares more
 * @param name title to use if neither the report nor its metadata has one: the file's name
 * @throws Error with one sentence if there is no text at all
 */
export function readReport(
  { lines, declared, uncorrected, stated = {}, notes = [] }: SourceText & { readonly uncorrected?: Declared },
  name: string,
  rules: ReadingRules,
): ReportText {
  if (lines.length === 0) throw new Error('文件里没有文字');
  const parts = documentParts(splitLongLines(lines));
  const body = paragraphs(parts.body);
  const writtenTitle = joinTitle(parts.title.map((line) => line.text));
  const title =
    declared.title ?? (closeUp(joinTitle(parts.title.map(({ text }) => closeUpLetters(text)))) || name);
  const opening = openingOf(
    lines.map((line) => line.text),
    declared.title === undefined ? [] : [declared.title],
  );
  const genre = genreOf(title, opening.presentsWork);
  const named = namedIssuers(parts, title);

  const before: Passage[] = [
    ...parts.letterhead.map((line) => passageOutsideBody('imprint', line.text, [line])),
    ...(writtenTitle === '' ? [] : [passageOutsideBody('title', writtenTitle, parts.title)]),
    ...parts.addressee.map((line) => passageOutsideBody('imprint', line.text, [line])),
  ];
  const kinds = isTitleOfStatute(title) || isStatute(body) ? NO_KINDS : rules.sectionKinds;
  const structure = outline(body, kinds, genre, before.length + 1);
  const after = parts.imprint.map((line) => passageOutsideBody('imprint', line.text, [line]));
  const passages = [...before, ...structure.passages, ...after].map((passage, index) => ({
    ...passage,
    position: index + 1,
  }));

  const year = declared.year ?? yearOf(title, body, genre, { writtenTitle, opening });
  const placeSources = {
    names: [
      ...named,
      ...(stated.issuer ? [stated.issuer] : []),
      ...parts.letterhead.map((line) => line.text),
    ],
    title,
    bodies: [opening.congress, opening.government, opening.office].filter((body) => body !== null),
    text: passages.map((passage) => passage.text).join('\n'),
  };
  const place = resolvePlace(placeSources, declared, rules.gazetteer);
  const uncorrectedPlace =
    uncorrected && PLACE_LEVELS.some((level) => uncorrected[level] !== declared[level])
      ? resolvePlace(placeSources, uncorrected, rules.gazetteer).key
      : place.key;
  const issuers = issuersOf(declaredIssuers(declared.issuer) ?? named, stated.issuer, {
    genre,
    place,
    opening,
  });
  return {
    title,
    year,
    genre,
    place,
    ...(uncorrectedPlace !== place.key && { uncorrectedPlace }),
    ...(declared.formerPlaces && { formerPlaces: declared.formerPlaces }),
    issuers: issuers.names,
    issuerConfidence: issuers.confidence,
    documentNumber: documentNumberOf(parts) ?? stated.documentNumber ?? null,
    issuedOn: opening.deliveredOn ?? issueDateOf(parts) ?? stated.issuedOn ?? null,
    publishedOn: declared.publishedOn ?? stated.publishedOn ?? null,
    sections: structure.sections,
    outline: structure.headings,
    passages,
    warnings: [
      ...notes,
      ...warningsOf(passages, year, writtenTitle !== '' || declared.title !== undefined),
      ...(lines.some(({ text }) => text.length > MAX_LINE_LENGTH)
        ? [`有超过 ${MAX_LINE_LENGTH} 字的段落，已在句末分成几段，请核对文件的分段`]
        : []),
    ],
  };
}

/** 通　知 on a line of its own. */
function closeUpLetters(line: string): string {
  return /^\p{Script=Han}(?:\s+\p{Script=Han})+$/u.test(line) ? line.replace(/\s/g, '') : line;
}

/**
 * Removes what typesetting adds to a title: spaces around numbers (2023 年度) and between single letters
 * (通　知), and marks of a footnote. Titles are cited without them.
 */
function closeUp(title: string): string {
  return title
    .replace(/^[*＊]+|[*＊※]+$/g, '')
    .replace(/(?<!\p{Script=Han})\p{Script=Han}(?:\s+\p{Script=Han}(?!\p{Script=Han})){2,}/gu, (letters) =>
      letters.replace(/\s/g, ''),
    )
    .replace(/(?<=[\p{Script=Han}）)〕])\s+(?=\d)|(?<=\d)\s+(?=\p{Script=Han})|(?<=[）)])\s+/gu, '');
}

function passageOutsideBody(role: 'title' | 'imprint', text: string, lines: readonly Printed[]): Passage {
  const section = { kind: 'other', path: [] } as const;
  return { position: 0, paragraph: null, role, section, text, ...printedTogether(lines) };
}

function warningsOf(passages: readonly Passage[], year: number | null, hasTitle: boolean): string[] {
  const warnings: string[] = [];
  if (passages.length === 1) warnings.push('全文只有一段，请核对文件是否完整');
  if (!hasTitle) warnings.push('没有找到标题，以文件名代替');
  if (year === null) warnings.push('没有找到报告年度');
  return warnings;
}
