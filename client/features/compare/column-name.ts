import type { CompareAnswer } from '../../../server/contract/compare.ts';
import { messages } from '../../messages/messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { reportLabel } from '../../messages/report-label.ts';

type Column = CompareAnswer['columns'][number];

/** A column of one report is named by place and year, or by its title where it has no year, to tell it from other years of the place. */
export function columnName(column: Column): string {
  const place = column.place ?? column.report?.place ?? null;
  const name = place ? shortName(place) : column.key;
  return column.report ? messages.passage.of(name, reportLabel(column.report)) : name;
}
