/** Names the bodies that issued a report: as it names them, or else the government of its place. */
import { type Confidence, NATION_KEY, type Place } from '../domain/place.ts';
import type { Genre } from '../domain/report.ts';
import { halfWidth } from '../text/half-width.ts';
import { type DocumentParts, signerOn } from './document-parts.ts';
import { isOrganisation } from './head-lines.ts';
import type { Opening } from './opening.ts';
import { ministryAt } from './place/national-bodies.ts';

export interface Issuers {
  readonly names: readonly string[];
  /** `certain` if the report names them, `likely` if they follow from its place, `unknown` if there are none. */
  readonly confidence: Confidence;
}

/** The body at the start of a title: 诸暨市司法局2023年度法治政府建设情况报告. */
const IN_TITLE =
  /^(?:(?:19|20)\d{2}年度?)?([\p{Script=Han}]{2,30}?(?:人民政府(?:办公[室厅])?|行政公署|管委会|委员会(?:办公室)?|办事处|局|厅))(?=\d|关于|年度|法治|依法|工作|《|（|\(|$)/u;
/** 市人民政府 names no body outside of its own place. */
const WITHOUT_PLACE = /^(?:省|自治区|市|州|县|区|镇|乡)?人民政府$/;
const CONGRESS =
  /^([\p{Script=Han}]{0,20}?)第[\d一二三四五六七八九十]{1,4}届(全国)?(人民代表大会(?:常务委员会)?)第[^关]{1,6}次会议/u;
/** A party committee and a government that sign on one line without a space. */
const PARTY_AND_GOVERNMENT = /^(中共.{2,24}?委员会)(.{2,24}(?:人民政府|办事处))$/;

/**
 * The bodies that a report names: in the letterhead (…文件), or else in the signature above the date, or in the
 * title.
 */
export function namedIssuers({ letterhead, imprint }: DocumentParts, title: string): string[] {
  const head = letterheadNames(letterhead.map(({ text }) => text));
  if (head.length > 0) return head.flatMap(separated);
  const signed = imprint.flatMap(({ text }, index) => {
    const signer = signerOn(text) ?? (isSignature(text) ? text : null);
    return signer === null || /印发/.test(imprint[index + 1]?.text ?? '') ? [] : [signer];
  });
  if (signed.length > 0) return signed.flatMap(separated);
  return issuersInTitle(title);
}

/** …文件 with the organisations on the lines above it, which issue jointly. */
function letterheadNames(lines: readonly string[]): string[] {
  const last = lines.findIndex((text) => /^.{4,60}文件$/.test(text));
  if (last < 0) return [];
  let first = last;
  while (first > 0 && isSignature(lines[first - 1] ?? '')) first--;
  return [...lines.slice(first, last), (lines[last] ?? '').replace(/文件$/, '')];
}

function issuersInTitle(title: string): string[] {
  const congress = CONGRESS.exec(title);
  if (congress) return [`${congress[1] ?? ''}${congress[2] ?? ''}${congress[3] ?? ''}`];
  const before = separated(/^(.{4,60}?)关于/.exec(title)?.[1] ?? '');
  if (before.length > 0 && before.every(isIssuer)) return before;
  const ministry = ministryAt(title.replace(/\s/g, ''));
  if (ministry !== null) return [ministry];
  const body = IN_TITLE.exec(halfWidth(title.replace(/\s/g, '')))?.[1];
  return body === undefined || WITHOUT_PLACE.test(body) ? [] : [body];
}

/** @returns null where none is declared */
export function declaredIssuers(declared: string | undefined): string[] | null {
  const names = (declared ?? '').split(/[、;；]/).map((name) => name.trim());
  const written = names.filter((name) => name !== '');
  return written.length > 0 ? written : null;
}

/** Joint issuers stand side by side, and a single one may be letter-spaced. */
function separated(names: string): string[] {
  const pieces = names.trim().split(/[\s、]+/);
  const isJoint = pieces.length > 1 && pieces.every((piece) => isIssuer(piece) && piece.length >= 4);
  return (isJoint ? pieces : [names.replace(/\s/g, '')])
    .flatMap((name) => PARTY_AND_GOVERNMENT.exec(name)?.slice(1) ?? [name])
    .filter((name) => name !== '');
}

function isSignature(text: string): boolean {
  return isIssuer(text) && !/[：:（(]/.test(text);
}

/** 市政府 and 镇政府 are short for bodies that sign with their names. */
function isIssuer(text: string): boolean {
  return isOrganisation(text) && !/(?<!人\s*民\s*)政\s*府$/.test(text);
}

/**
 * The issuers of a report that names none outright: the government of its place, if it is a report of governments.
 *
 * @param stated the issuer that the page of the report states
 */
export function issuersOf(
  named: readonly string[],
  stated: string | undefined,
  { genre, place, opening }: { readonly genre: Genre; readonly place: Place; readonly opening: Opening },
): Issuers {
  if (named.length > 0) return { names: named, confidence: 'certain' };
  if (stated !== undefined) return { names: [stated], confidence: 'certain' };
  const government =
    genre !== 'other' || opening.government !== null ? governmentOf(place, opening.government) : null;
  if (government === null) return { names: [], confidence: 'unknown' };
  const isSaid = opening.government !== null && place.confidence === 'certain';
  return { names: [government], confidence: isSaid ? 'certain' : 'likely' };
}

/** Leagues and prefectures have no congress, and an office of the government above them for a government. */
const WITHOUT_CONGRESS = /(?:盟|地区)$/;

/** @param spoken the place before 人民政府 in the opening of a speech, of use where the place is unknown */
function governmentOf({ key, city, county, town, province }: Place, spoken: string | null): string | null {
  if (key === NATION_KEY) return '国务院';
  if (town !== null) return `${county ?? ''}${town}${/街道$/.test(town) ? '办事处' : '人民政府'}`;
  // Districts of several cities share a name; cities and counties hardly ever do.
  if (county !== null) return `${/区$/.test(county) ? (city ?? '') : ''}${county}人民政府`;
  const name = city ?? province ?? (spoken !== null && spoken.length > 3 ? spoken : null);
  if (name === null) return null;
  return `${name}${WITHOUT_CONGRESS.test(name) ? '行政公署' : '人民政府'}`;
}
