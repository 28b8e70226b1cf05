/** Loads the trends of the address, and edits its list of phrases. */
import type { TrendsAnswer } from '../../../server/contract/trends.ts';
import type { SearchAddress } from '../../address/address.ts';
import { distinctPhrases, MAX_PHRASES, type Measure } from '../../address/result-view.ts';
import { paths } from '../../api/api.ts';
import { createLoader } from '../../api/loader.ts';

export type TrendGroup = TrendsAnswer['groups'][number];

const loader = createLoader<TrendsAnswer>();

export const trends = {
  state: loader.state,
  open: (address: SearchAddress): void => loader.load(paths.trends(address)),
  reload: (): void => loader.reload(),
  leave: (): void => loader.leave(),
};

export const allPhrases = ({ q, shown }: SearchAddress): string[] => [q, ...shown.also];

/** Adds a typed list of phrases. Commas separate phrases; spaces are part of a query. */
export function withPhrases(address: SearchAddress, typed: string): SearchAddress {
  const also = distinctPhrases([...address.shown.also, ...typed.split(/[，,、;；\n]/)]).filter(
    (phrase) => phrase !== address.q,
  );
  return { ...address, shown: { ...address.shown, also: also.slice(0, MAX_PHRASES - 1) } };
}

/** The first phrase is the query itself; if it is removed, the next one takes its place. */
export function withoutPhrase(address: SearchAddress, phrase: string): SearchAddress {
  const [q = address.q, ...also] = allPhrases(address).filter((other) => other !== phrase);
  return { ...address, q, shown: { ...address.shown, also } };
}

/** Sorts groups by the figure shown, unknown values last; years, levels and sections keep the API's order. */
export function sortedGroups(answer: TrendsAnswer, measure: Measure): readonly TrendGroup[] {
  if (answer.by === 'year' || answer.by === 'level' || answer.by === 'section') return answer.groups;
  const maximum = (group: TrendGroup) => Math.max(...group.phrases.map((phrase) => phrase[measure]));
  return [...answer.groups].sort(
    (a, b) => Number(a.value === null) - Number(b.value === null) || maximum(b) - maximum(a),
  );
}
