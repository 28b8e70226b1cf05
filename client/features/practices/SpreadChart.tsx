import { useRef } from 'preact/hooks';
import type { PracticeRow } from '../../../server/contract/practices.ts';
import { type Filters, writeSearch } from '../../address/address.ts';
import type { Cell } from '../../export/writers/table.ts';
import { messages } from '../../messages/messages.ts';
import { practicesMessages } from '../../messages/practices-messages.ts';
import { TakeAway } from '../../ui/charts/TakeAway.tsx';
import { YearChart } from '../../ui/charts/YearChart.tsx';
import { yearRanges } from '../../ui/charts/year-ranges.ts';
import { useWidth } from '../../ui/useWidth.ts';
import { searchOf } from './practices-list.ts';

interface Props {
  readonly practice: PracticeRow;
  readonly filters: Filters;
}

/** The share of the places with a report of the year that say the name: how it spread, whatever reports there are. */
export function SpreadChart({ practice, filters }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const width = useWidth(room);
  const { name, years } = practice;
  const title = practicesMessages.spread(name);
  const search = searchOf(practice, filters);
  const groups = years.map(({ year, places, of }) => ({
    year,
    label: String(year),
    reports: of,
    points: [
      {
        value: of === 0 ? 0 : (100 * places) / of,
        formatted: messages.places.of(places, of),
        description: practicesMessages.share(year, places, of, name),
        href: places === 0 ? null : writeSearch({ ...search, filters: { ...filters, year: [String(year)] } }),
      },
    ],
  }));
  const empty = yearsBetween(years.map(({ year }) => year));
  return (
    <figure class="practice-figure">
      <figcaption class="cluster">
        {title}
        <TakeAway room={room} title={title} table={() => tableOf(practice)} />
      </figcaption>
      <div ref={room}>
        {width > 0 && (
          <YearChart
            groups={groups}
            empty={empty}
            title={title}
            width={width}
            sizeLabel={practicesMessages.places}
          />
        )}
      </div>
      {empty.length > 0 && <p class="hint">{messages.trends.empty(yearRanges(empty))}</p>}
    </figure>
  );
}

/** Years between the first and the last that are not among them. */
function yearsBetween(years: readonly number[]): number[] {
  const [first = 0, last = -1] = [years[0], years.at(-1)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(
    (year) => !years.includes(year),
  );
}

function tableOf({ years }: PracticeRow): Cell[][] {
  const { year, report } = practicesMessages.table;
  return [
    [year, practicesMessages.columns.places, report],
    ...years.map((one): Cell[] => [one.year, one.places, one.of]),
  ];
}
