import { useRef } from 'preact/hooks';
import type { TrendsAnswer } from '../../../server/contract/trends.ts';
import { type SearchAddress, withFilter, writeSearch } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { BarChart } from '../../ui/charts/BarChart.tsx';
import type { Group } from '../../ui/charts/chart.ts';
import { YearChart } from '../../ui/charts/YearChart.tsx';
import { yearRanges } from '../../ui/charts/year-ranges.ts';
import { useWidth } from '../../ui/useWidth.ts';
import { pointOf } from './figure-label.ts';
import { TrendsExport } from './TrendsExport.tsx';
import { sortedGroups, type TrendGroup } from './trends.ts';

interface Props {
  readonly address: SearchAddress;
  readonly answer: TrendsAnswer;
}

/** Groups that can be taken in at a glance; the table has all of them. */
const MAX_GROUPS = 20;

/** The figures as a chart: lines by year, bars for any other grouping. */
export function TrendsChart({ address, answer }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const width = useWidth(room);
  const { by, emptyYears, phrases } = answer;
  const named = sortedGroups(answer, address.shown.measure).filter(({ value }) => value !== null);
  const drawn = by === 'year' ? named : named.slice(0, MAX_GROUPS);
  const title = messages.trends.titleOf(
    phrases.map(({ text }) => text).join(messages.join),
    messages.trends.groupings[by],
    messages.trends.measures[address.shown.measure],
  );
  const nothing = phrases.every(({ total }) => total.occurrences === 0);
  const groups = drawn.map((group) => ({ ...groupOf(group, address, answer), year: Number(group.value) }));
  return (
    <figure class="captioned-chart">
      <figcaption class="cluster">
        {title}
        <TrendsExport room={room} title={title} address={address} answer={answer} />
      </figcaption>
      <MixedLevels address={address} answer={answer} />
      <div ref={room}>
        {nothing && <p class="hint">{messages.trends.noOccurrences}</p>}
        {width > 0 &&
          (by === 'year' ? (
            <YearChart groups={groups} empty={emptyYears} title={title} width={width} />
          ) : (
            <BarChart groups={groups} title={title} width={width} />
          ))}
      </div>
      {drawn.length < named.length && <p class="hint">{messages.trends.drawn(drawn.length, named.length)}</p>}
      {by === 'year' && emptyYears.length > 0 && (
        <p class="hint">{messages.trends.empty(yearRanges(emptyYears))}</p>
      )}
    </figure>
  );
}

/** Says that the figures mix levels of government, which differ in what they write about, and leads to each alone. */
function MixedLevels({ address, answer }: Props) {
  const { by, levels } = answer;
  if (by === 'level' || levels.length < 2) return null;
  const counted = levels.map(({ level, reports }) =>
    messages.trends.levelReports(messages.levels[level], reports),
  );
  return (
    <p class="mixed-levels hint">
      {messages.trends.mixed(counted.join(messages.join))}
      {levels.map(({ level }) => (
        <a key={level} href={writeSearch(withFilter(address, 'level', [level]))}>
          {messages.levels[level]}
        </a>
      ))}
    </p>
  );
}

function groupOf(group: TrendGroup, address: SearchAddress, answer: TrendsAnswer): Group {
  return {
    label: group.label,
    reports: group.reports,
    points: group.phrases.map((_, at) => pointOf(group, at, address, answer)),
  };
}
