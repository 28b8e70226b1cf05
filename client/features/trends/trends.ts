/** The figures that the address asks for, and what is done with its list of phrases. */
import type { TrendsAnswer } from '../../../server/contract/trends.ts';
import type { SearchAddress } from '../../address/address.ts';
import { type Measure, MOST_PHRASES, phrases } from '../../address/result-view.ts';
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

/** What is typed as a list, beside the phrases that there are. Commas part, spaces belong to a query. */
export function withPhrases(address: SearchAddress, typed: string): SearchAddress {
  const also = phrases([...address.shown.also, ...typed.split(/[，,、;；\n]/)]).filter(
    (one) => one !== address.q,
  );
  return { ...address, shown: { ...address.shown, also: also.slice(0, MOST_PHRASES - 1) } };
}

/** The first of the phrases is the one searched: once it goes, the next is searched. */
export function withoutPhrase(address: SearchAddress, phrase: string): SearchAddress {
  const [q = address.q, ...also] = allPhrases(address).filter((one) => one !== phrase);
  return { ...address, q, shown: { ...address.shown, also } };
}

/** Groups other than years stand by the figure shown; those that leave it open stand last. */
export function inFigures(answer: TrendsAnswer, measure: Measure): readonly TrendGroup[] {
  if (answer.by === 'year' || answer.by === 'section') return answer.groups;
  const most = (group: TrendGroup) => Math.max(...group.phrases.map((one) => one[measure]));
  return [...answer.groups].sort(
    (a, b) => Number(a.value === null) - Number(b.value === null) || most(b) - most(a),
  );
}
