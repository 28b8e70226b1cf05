/** Labels of section kinds, genres and unknown values, in the language of the page that shows them. */
import type { SectionKind } from '../../indexer/domain/passage.ts';
import type { GovernmentLevel } from '../../indexer/domain/place.ts';
import type { Genre } from '../../indexer/domain/report.ts';
import type { Language } from './errors.ts';

type Labels<Value extends string> = Readonly<Record<Language, Readonly<Record<Value, string>>>>;

const SECTIONS: Labels<SectionKind> = {
  zh: {
    achievements: '举措成效',
    responsibility: '第一责任人职责',
    problems: '问题不足',
    plan: '下步安排',
    other: '其他',
  },
  en: {
    achievements: 'Measures and results',
    responsibility: 'Leadership duties',
    problems: 'Problems',
    plan: 'Next steps',
    other: 'Other',
  },
};

const GENRES: Labels<Genre> = {
  zh: { 法治政府建设报告: '法治政府建设报告', 政府工作报告: '政府工作报告', other: '其他' },
  en: {
    法治政府建设报告: 'Law-based government report',
    政府工作报告: 'Government work report',
    other: 'Other',
  },
};

const LEVELS: Labels<GovernmentLevel> = {
  zh: {
    nation: '全国',
    province: '省级',
    city: '市级',
    county: '县级',
    town: '乡级',
    unknown: '地区不详',
  },
  en: {
    nation: 'Nation',
    province: 'Province',
    city: 'City',
    county: 'County',
    town: 'Township',
    unknown: 'Place unknown',
  },
};

/** Label of the group of reports that lack the year or administrative level they are grouped by. */
export const UNKNOWN: Readonly<Record<Language, string>> = { zh: '不详', en: 'Unknown' };
export const UNKNOWN_PLACE: Readonly<Record<Language, string>> = { zh: '地区不详', en: 'Place unknown' };

/** @returns the kind itself where it has no label */
export function sectionLabel(kind: string, language: Language): string {
  return labelIn(SECTIONS[language], kind);
}

/** @returns the genre itself where it has no label */
export function genreLabel(genre: string, language: Language): string {
  return labelIn(GENRES[language], genre);
}

/** @returns the level itself where it has no label */
export function levelLabel(level: string, language: Language): string {
  return labelIn(LEVELS[language], level);
}

function labelIn(labels: Readonly<Record<string, string>>, value: string): string {
  return labels[value] ?? value;
}
