/** Defines the groups that frequencies are counted by: years, sections, genres or places. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { SectionKind } from '../../../indexer/domain/passage.ts';
import { governmentLevel, isNation } from '../../../indexer/domain/place.ts';
import type { GroupFilter } from '../../contract/report.ts';
import type { TrendsQuery } from '../../contract/trends.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import { PlaceUnits, type UnitLevel, unitId } from '../../corpus/place-units.ts';
import type { Language } from '../../web/errors.ts';
import { genreLabel, levelLabel, sectionLabel, UNKNOWN, UNKNOWN_PLACE } from '../../web/labels.ts';

export type By = TrendsQuery['by'];

export interface Group {
  /** Null for the group of reports that lack a value. */
  readonly value: string | null;
  readonly label: string;
  readonly filter: GroupFilter;
}

export interface Grouping {
  /** @returns the group's id, null for a report that lacks a value */
  readonly of: (record: ReportRecord, section: SectionKind) => string | null;
  readonly group: (id: string | null) => Group;
}

export function grouping(by: By, catalogue: Catalogue, language: Language): Grouping {
  switch (by) {
    case 'year':
      return {
        of: ({ year }) => (year === null ? null : String(year)),
        group: (year) => (year === null ? unknown(language) : plain('year', year, year)),
      };
    case 'genre':
      return {
        of: ({ genre }) => genre,
        group: (genre) => plain('genre', genre ?? 'other', genreLabel(genre ?? 'other', language)),
      };
    case 'level':
      return {
        of: ({ place }) => governmentLevel(place),
        group: (level) => plain('level', level ?? 'unknown', levelLabel(level ?? 'unknown', language)),
      };
    case 'section':
      return {
        of: (_, section) => section,
        group: (kind) => plain('section', kind ?? 'other', sectionLabel(kind ?? 'other', language)),
      };
    default:
      return byPlace(by, PlaceUnits.of(catalogue), language);
  }
}

function unknown(language: Language): Group {
  return { value: null, label: UNKNOWN[language], filter: null };
}

function plain(name: string, value: string, label: string): Group {
  return { value, label, filter: { [name]: value } };
}

function byPlace(level: UnitLevel, units: PlaceUnits, language: Language): Grouping {
  return {
    // The nation lies on none of the levels and is a group of its own on each.
    of: ({ place }) => unitId(place, isNation(place) ? 'place' : level),
    group: (id) => {
      const unit = id === null ? undefined : units.get(id);
      if (!unit) return unknown(language);
      const value = level === 'place' ? (unit.filter['place'] ?? '') : unit.name;
      return { value, label: unit.path.join(' ') || UNKNOWN_PLACE[language], filter: { ...unit.filter } };
    },
  };
}
