import { messages } from '../../messages/messages.ts';
import { runs } from './scale.ts';

/** Joins consecutive years to ranges: 2019、2021–2023. */
export const yearRanges = (years: readonly number[]): string =>
  runs(years, (year) => year)
    .map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : `${run[0]}`))
    .join(messages.join);
