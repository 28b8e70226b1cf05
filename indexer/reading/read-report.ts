/** A report's lines in, the report out: the stages of reading in their order, pure. */

import type { Passage } from '../domain/passage.ts';
import type { ReportText } from '../domain/report.ts';
import type { SourceText } from '../formats/source.ts';
import { documentParts, joinTitle } from './document-parts.ts';
import { cutLongLines, LONGEST } from './long-lines.ts';
import { documentNumberOf, genreOf, issuedOn, issuersOf, yearOf } from './metadata.ts';
import { outline } from './outline/outline.ts';
import type { SectionKinds } from './outline/section-kinds.ts';
import { paragraphs } from './paragraphs.ts';
import type { Gazetteer } from './place/gazetteer.ts';
import { placeOf } from './place/place.ts';

export interface ReadingRules {
  readonly gazetteer: Gazetteer;
  readonly sectionKinds: SectionKinds;
}

/**
 * @param name what the report is called where neither it nor its metadata has a title: its file's name
 * @throws Error with one sentence where there is no text at all
 */
export function readReport(
  { lines, declared, stated = {}, notes = [] }: SourceText,
  name: string,
  rules: ReadingRules,
): ReportText {
  if (lines.length === 0) throw new Error('文件里没有文字');
  const framed = documentParts(cutLongLines(lines));
  const body = paragraphs(framed.body);
  const ownTitle = joinTitle(framed.title.map((line) => line.text));
  const title = declared.title ?? (closeUp(ownTitle) || name);
  const genre = genreOf(title);
  const own = issuersOf(framed, title);
  const issuers = own.length > 0 || stated.issuer === undefined ? own : [stated.issuer];

  const before: Passage[] = [
    ...framed.letterhead.map((line) => unnumbered('imprint', line.text)),
    ...(ownTitle === '' ? [] : [unnumbered('title', ownTitle)]),
    ...framed.addressee.map((line) => unnumbered('imprint', line.text)),
  ];
  const outlined = outline(body, rules.sectionKinds, genre, before.length + 1);
  const after = framed.imprint.map((line) => unnumbered('imprint', line.text));
  const passages = [...before, ...outlined.passages, ...after].map((passage, index) => ({
    ...passage,
    position: index + 1,
  }));

  const year = declared.year ?? yearOf(title, body, genre);
  const place = placeOf(
    {
      own: [...issuers, ...framed.letterhead.map((line) => line.text), title],
      text: passages.map((passage) => passage.text).join('\n'),
    },
    declared,
    rules.gazetteer,
  );
  return {
    title,
    year,
    genre,
    place,
    issuers,
    documentNumber: documentNumberOf(framed) ?? stated.documentNumber ?? null,
    issuedOn: issuedOn(framed) ?? stated.issuedOn ?? null,
    publishedOn: declared.publishedOn ?? stated.publishedOn ?? null,
    sections: outlined.sections,
    outline: outlined.headings,
    passages,
    warnings: [
      ...notes,
      ...warningsOf(passages, year, ownTitle !== '' || declared.title !== undefined),
      ...(lines.some(({ text }) => text.length > LONGEST)
        ? [`有超过 ${LONGEST} 字的段落，已在句末分成几段，请核对文件的分段`]
        : []),
    ],
  };
}

/** A title as it is cited: without the spaces that typesetting puts around figures (2023 年度). */
function closeUp(title: string): string {
  return title.replace(
    /(?<=[\p{Script=Han}）)〕])\s+(?=\d)|(?<=\d)\s+(?=\p{Script=Han})|(?<=[）)])\s+/gu,
    '',
  );
}

function unnumbered(role: 'title' | 'imprint', text: string): Passage {
  return { position: 0, paragraph: null, role, section: { kind: 'other', path: [] }, text };
}

function warningsOf(passages: readonly Passage[], year: number | null, titled: boolean): string[] {
  const warnings: string[] = [];
  if (passages.length === 1) warnings.push('全文只有一段，请核对文件是否完整');
  if (!titled) warnings.push('没有找到标题，以文件名代替');
  if (year === null) warnings.push('没有找到报告年度');
  return warnings;
}
