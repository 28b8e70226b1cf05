import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { PracticeAnswer, PracticeRow } from '../../../server/contract/practices.ts';
import { type Filters, writeSearch } from '../../address/address.ts';
import type { Cell } from '../../export/writers/table.ts';
import { messages } from '../../messages/messages.ts';
import { fullName, shortName } from '../../messages/place-name.ts';
import { practicesMessages } from '../../messages/practices-messages.ts';
import { ChartLink } from '../../ui/charts/ChartLink.tsx';
import { ARIA_HIDDEN, GROUP_ROLE, textWidth } from '../../ui/charts/chart.ts';
import { labelledYears } from '../../ui/charts/scale.ts';
import { TakeAway } from '../../ui/charts/TakeAway.tsx';
import { useWidth } from '../../ui/useWidth.ts';
import { searchOf } from './practices-list.ts';

interface Props {
  readonly practice: PracticeRow;
  readonly places: PracticeAnswer['places'];
  readonly filters: Filters;
}

/** Rows drawn before the reader asks for more. */
const FIRST_ROWS = 20;
/** Pixels. */
const [ROW, HEAD, LABEL_WIDTH, MAX_STEP, TARGET] = [28, 28, 44, 88, 13];
const [MIN_DOT, MAX_DOT] = [3.5, 9];
/** The share of the width that names may take. */
const MAX_NAME_SHARE = 0.42;

/** A row for each place, a column for each year: where the name was said, and where there was a report without it. */
export function PlacesInTime({ practice, places, filters }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const width = useWidth(room);
  const showAll = useSignal(false);
  const rows = showAll.value ? places : places.slice(0, FIRST_ROWS);
  const title = practicesMessages.inTime(practice.name);
  return (
    <figure class="practice-figure">
      <figcaption class="cluster">
        {title}
        <TakeAway room={room} title={title} table={() => tableOf(places)} />
      </figcaption>
      <div ref={room}>
        {width > 0 && (
          <Matrix practice={practice} places={rows} filters={filters} title={title} width={width} />
        )}
      </div>
      <p class="hint">{practicesMessages.inTimeHint}</p>
      {rows.length < places.length && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            showAll.value = true;
          }}
        >
          {practicesMessages.morePlaces(places.length)}
        </button>
      )}
      {places.length < practice.places && <p class="hint">{practicesMessages.firstPlaces(places.length)}</p>}
    </figure>
  );
}

function Matrix({
  practice,
  places,
  filters,
  title,
  width,
}: Props & { readonly title: string; readonly width: number }) {
  const search = searchOf(practice, filters);
  const years = places.flatMap((row) => row.years.map(({ year }) => year));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const names = places.map(({ place }) => shortName(place));
  const left = Math.min(width * MAX_NAME_SHARE, Math.max(0, ...names.map(textWidth)) + 16);
  const step = Math.min(MAX_STEP, (width - left) / (last - first + 1));
  const x = (year: number): number => left + (year - first + 0.5) * step;
  const most = Math.max(1, ...places.flatMap((row) => row.years.map(({ passages }) => passages)));
  const height = HEAD + places.length * ROW;
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      {...GROUP_ROLE}
      aria-label={title}
    >
      {Number.isFinite(first) &&
        labelledYears(first, last, step, LABEL_WIDTH).map((year) => (
          <text key={year} class="tick" x={x(year)} y={HEAD - 12} text-anchor="middle" {...ARIA_HIDDEN}>
            {year}
          </text>
        ))}
      {places.map((row, at) => {
        const y = HEAD + (at + 0.5) * ROW;
        const name = names[at] ?? '';
        return (
          <g key={row.place.key}>
            <path class="grid" d={`M0 ${y + ROW / 2}H${left + step * (last - first + 1)}`} {...ARIA_HIDDEN} />
            <text class="tick name" x={0} y={y} dy="0.35em" {...ARIA_HIDDEN}>
              {name}
            </text>
            {row.years.map(({ year, passages }) =>
              passages === 0 ? (
                <ChartLink
                  key={year}
                  point={{
                    value: 0,
                    formatted: '',
                    description: practicesMessages.unsaid(name, year),
                    href: null,
                  }}
                >
                  <circle class="unsaid" cx={x(year)} cy={y} r={MIN_DOT} />
                </ChartLink>
              ) : (
                <ChartLink
                  key={year}
                  point={{
                    value: passages,
                    formatted: messages.count(passages),
                    description: practicesMessages.said(name, year, passages),
                    href: writeSearch({
                      ...search,
                      filters: { ...filters, place: [row.place.key], year: [String(year)] },
                    }),
                  }}
                >
                  <circle class="target" cx={x(year)} cy={y} r={Math.min(TARGET, Math.max(3, step / 2))} />
                  <circle
                    class="said"
                    cx={x(year)}
                    cy={y}
                    r={Math.min(step / 2, MIN_DOT + (MAX_DOT - MIN_DOT) * Math.sqrt(passages / most))}
                  />
                </ChartLink>
              ),
            )}
          </g>
        );
      })}
    </svg>
  );
}

function tableOf(places: PracticeAnswer['places']): Cell[][] {
  const { place, year, passages } = practicesMessages.table;
  return [
    [place, year, passages],
    ...places.flatMap((row) => row.years.map((one): Cell[] => [fullName(row.place), one.year, one.passages])),
  ];
}
