/** Names the value of a filter as the page does: kinds by their labels, places and reports by their names. */
import type { FilterName, Filters } from '../address/address.ts';
import { messages } from '../messages/messages.ts';
import { placeNames } from './place-names.ts';
import { reportTitles } from './report-titles.ts';

export function filterValueName(name: FilterName, value: string): string {
  switch (name) {
    case 'report':
      return reportTitles.titleOf(value);
    case 'section':
      return Object.entries(messages.sections).find(([kind]) => kind === value)?.[1] ?? value;
    case 'genre':
      return messages.genre(value);
    case 'level':
      return Object.entries(messages.levels).find(([level]) => level === value)?.[1] ?? value;
    case 'place':
      return placeNames.nameOf(value);
    default:
      return value;
  }
}

/** Looks up the names that are not known yet, for filters that come with an address. */
export function lookUpFilterNames({ place, report }: Filters): void {
  placeNames.lookUp(place);
  reportTitles.lookUp(report);
}
