import { useRef } from 'preact/hooks';
import type { TrendsAnswer } from '../../server/contract/knowing.ts';
import type { SearchAddress } from '../address.ts';
import { BarChart } from '../charts/BarChart.tsx';
import type { Group } from '../charts/chart.ts';
import { useWidth } from '../charts/useWidth.ts';
import { YearChart } from '../charts/YearChart.tsx';
import { inFigures, type TrendGroup } from '../models/trends.ts';
import { words } from '../words.ts';
import { TrendsTakeaway } from './TrendsTakeaway.tsx';
import { labelOf, pointOf } from './trendsFigure.ts';

interface Props {
  readonly address: SearchAddress;
  readonly answer: TrendsAnswer;
}

/** Groups that are still seen at a glance; the table has all. */
const DRAWN = 20;

export function TrendsChart({ address, answer }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const width = useWidth(room);
  const { by, emptyYears, phrases } = answer;
  const named = inFigures(answer, address.shown.measure).filter(({ value }) => value !== null);
  const drawn = by === 'year' ? named : named.slice(0, DRAWN);
  const title = words.trends.titleOf(
    phrases.map(({ text }) => text).join(words.join),
    words.trends.groupings[by],
    words.trends.measures[address.shown.measure],
  );
  const nothing = phrases.every(({ total }) => total.occurrences === 0);
  const groups = drawn.map((group) => ({ ...groupOf(group, address, answer), year: Number(group.value) }));
  return (
    <figure class="trends-chart">
      <figcaption>
        {title}
        <TrendsTakeaway room={room} title={title} address={address} answer={answer} />
      </figcaption>
      <div ref={room}>
        {nothing && <p class="hint">{words.trends.nothing}</p>}
        {width > 0 &&
          (by === 'year' ? (
            <YearChart groups={groups} empty={emptyYears} title={title} width={width} />
          ) : (
            <BarChart groups={groups} title={title} width={width} />
          ))}
      </div>
      {drawn.length < named.length && <p class="hint">{words.trends.drawn(drawn.length, named.length)}</p>}
      {emptyYears.length > 0 && <p class="hint">{words.trends.empty(emptyYears.join(words.join))}</p>}
    </figure>
  );
}

function groupOf(group: TrendGroup, address: SearchAddress, answer: TrendsAnswer): Group {
  return {
    label: labelOf(group, answer.by),
    reports: group.reports,
    points: group.phrases.map((_, at) => pointOf(group, at, address, answer)),
  };
}
