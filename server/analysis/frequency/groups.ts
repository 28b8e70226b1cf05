/** A way of grouping in; for each report, or section of it, the group it counts in out. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { SectionKind } from '../../../indexer/domain/passage.ts';
import type { GroupFilter } from '../../contract/report.ts';
import type { TrendsQuery } from '../../contract/trends.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import { PlaceUnits, type UnitLevel, unitId } from '../../corpus/place-units.ts';
import { SECTION_LABELS } from '../../search/hits/facets.ts';

export type By = TrendsQuery['by'];

export interface Group {
  /** Null for reports that leave it open. */
  readonly value: string | null;
  readonly label: string;
  readonly filter: GroupFilter;
}

export interface Grouping {
  /** @returns null for a report that leaves it open */
  readonly of: (record: ReportRecord, section: SectionKind) => string | null;
  readonly group: (id: string | null) => Group;
}

const OPEN_YEAR: Group = { value: null, label: '年份不明', filter: null };
const OPEN_LEVEL: Group = { value: null, label: '没有这一级或未写明', filter: null };

export function grouping(by: By, catalogue: Catalogue): Grouping {
  switch (by) {
    case 'year':
      return {
        of: ({ year }) => (year === null ? null : String(year)),
        group: (year) => (year === null ? OPEN_YEAR : plain('year', year, `${year} 年`)),
      };
    case 'genre':
      return {
        of: ({ genre }) => genre,
        group: (genre) => plain('genre', genre ?? 'other', genre === 'other' ? '其他' : (genre ?? '')),
      };
    case 'section':
      return {
        of: (_, section) => section,
        group: (kind) => plain('section', kind ?? 'other', SECTION_LABELS[kind ?? 'other'] ?? ''),
      };
    default:
      return byPlace(by, PlaceUnits.of(catalogue));
  }
}

function plain(name: string, value: string, label: string): Group {
  return { value, label, filter: { [name]: value } };
}

function byPlace(level: UnitLevel, units: PlaceUnits): Grouping {
  return {
    of: ({ place }) => unitId(place, level),
    group: (id) => {
      const unit = id === null ? undefined : units.get(id);
      if (!unit) return OPEN_LEVEL;
      const value = level === 'place' ? (unit.filter['place'] ?? '') : unit.name;
      return { value, label: unit.path.join(' ') || '地区不明', filter: { ...unit.filter } };
    },
  };
}
