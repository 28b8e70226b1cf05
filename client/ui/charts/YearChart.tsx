import { messages } from '../../messages/messages.ts';
import { ChartLink } from './ChartLink.tsx';
import {
  ARIA_HIDDEN,
  type ChartProps,
  GROUP_ROLE,
  type Group,
  IMAGE_ROLE,
  maxValue,
  type Point,
} from './chart.ts';
import { labelledYears, runs, ticks } from './scale.ts';
import { colourOf, dashOf, Shape } from './series.tsx';

interface YearGroup extends Group {
  readonly year: number;
}

interface Props extends ChartProps {
  readonly groups: readonly YearGroup[];
  /** Years without reports between the first and the last. */
  readonly empty: readonly number[];
  /** How the sample size of a year is written; by default as a number of reports. */
  readonly sizeLabel?: (size: number) => string;
}

const HEIGHT = 320;
const [TOP, BOTTOM, LEFT, RIGHT] = [28, 52, 52, 24];
/** Pixels for a label of the axis and the gap to the next. */
const LABEL_WIDTH = 58;
/** Pixels for a figure above its point, such as 12.08. */
const FIGURE_WIDTH = 40;
/** Pixels from one year to the next below which the markers shrink, so that they stay apart. */
const MARKER_WIDTH = 12;
/** A hit area as wide as a finger, where years are far enough apart. */
const TARGET_RADIUS = 14;

/**
 * A line chart by year, with a line for each phrase. Years without reports are hatched and break the lines.
 * Figures are written only at the highest point and at years that are labelled: the others are in the title of
 * each point and in the table.
 */
export function YearChart({ groups, empty, title, width, sizeLabel = messages.trends.reports }: Props) {
  const years = [...groups.map(({ year }) => year), ...empty].sort((a, b) => a - b);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const scale = ticks(maxValue(groups));
  const max = scale.at(-1) ?? 1;
  const step = (width - LEFT - RIGHT) / (last - first + 1);
  const x = (year: number): number => LEFT + (year - first + 0.5) * step;
  const y = (value: number): number => HEIGHT - BOTTOM - (value / max) * (HEIGHT - TOP - BOTTOM);
  const phrases = groups[0]?.points.length ?? 0;
  const labelled = labelledYears(first, last, step, LABEL_WIDTH);
  const reportsIn = new Map(groups.map(({ year, reports }) => [year, reports]));
  const written = (phrase: number): ReadonlySet<number> => writtenYears(groups, phrase, labelled, step);
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      {...GROUP_ROLE}
      aria-label={title}
    >
      <defs>
        <pattern
          id="no-reports"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0v6" class="hatch" />
        </pattern>
      </defs>
      {scale.map((value) => (
        <g key={value} {...ARIA_HIDDEN}>
          <path class="grid" d={`M${LEFT} ${y(value)}H${width - RIGHT}`} />
          <text class="tick" x={LEFT - 10} y={y(value)} dy="0.35em" text-anchor="end">
            {messages.trends.tick(value)}
          </text>
        </g>
      ))}
      {empty.map((year) => (
        <g key={year} {...IMAGE_ROLE} aria-label={messages.trends.noReportsIn(year)}>
          <title>{messages.trends.noReportsIn(year)}</title>
          <rect
            x={x(year) - step / 2}
            y={TOP}
            width={step}
            height={HEIGHT - TOP - BOTTOM}
            fill="url(#no-reports)"
          />
        </g>
      ))}
      {labelled.map((year) => (
        <g key={year} {...ARIA_HIDDEN}>
          <path class="grid" d={`M${x(year)} ${HEIGHT - BOTTOM}v6`} />
          <text class="tick name" x={x(year)} y={HEIGHT - BOTTOM + 22} text-anchor="middle">
            {year}
          </text>
          <text class="tick" x={x(year)} y={HEIGHT - BOTTOM + 40} text-anchor="middle">
            {sizeLabel(reportsIn.get(year) ?? 0)}
          </text>
        </g>
      ))}
      {Array.from({ length: phrases }, (_, phrase) => (
        <g key={phrase}>
          {runs(groups, ({ year }) => year).map((run) => (
            <path
              key={run[0]?.year}
              d={run
                .map((group, at) => `${at === 0 ? 'M' : 'L'}${x(group.year)} ${y(figureOf(group, phrase))}`)
                .join('')}
              class="line"
              stroke={colourOf(phrase)}
              stroke-dasharray={dashOf(phrase)}
            />
          ))}
          {groups.map((group) => {
            const point = group.points[phrase];
            return (
              point && (
                <ChartLink key={group.year} point={point}>
                  <YearPoint
                    point={point}
                    phrase={phrase}
                    x={x(group.year)}
                    y={y(point.value)}
                    step={step}
                    withFigure={phrases < 3 && written(phrase).has(group.year)}
                  />
                </ChartLink>
              )
            );
          })}
        </g>
      ))}
    </svg>
  );
}

/** The highest year, and those labelled years whose figures have room beside its own. */
function writtenYears(
  groups: readonly YearGroup[],
  phrase: number,
  labelled: readonly number[],
  step: number,
): ReadonlySet<number> {
  const figures = groups.map((group) => figureOf(group, phrase));
  const highest = groups[figures.indexOf(Math.max(...figures))]?.year;
  if (highest === undefined) return new Set();
  const hasRoom = (year: number): boolean => Math.abs(year - highest) * step >= FIGURE_WIDTH;
  return new Set([highest, ...labelled.filter(hasRoom)]);
}

const figureOf = (group: Group, phrase: number): number => group.points[phrase]?.value ?? 0;

interface PointProps {
  readonly point: Point;
  readonly phrase: number;
  readonly x: number;
  readonly y: number;
  /** Pixels from one year to the next. */
  readonly step: number;
  readonly withFigure: boolean;
}

function YearPoint({ point, phrase, x, y, step, withFigure }: PointProps) {
  return (
    <>
      <circle class="target" cx={x} cy={y} r={Math.min(TARGET_RADIUS, Math.max(step / 2, 3))} />
      <Shape at={phrase} x={x} y={y} scale={Math.min(1, step / MARKER_WIDTH)} />
      {withFigure && (
        // The second line has its figures below, clear of those of the first.
        <text class="written" x={x} y={y} dy={phrase === 0 ? '-0.8em' : '1.6em'} text-anchor="middle">
          {point.formatted}
        </text>
      )}
    </>
  );
}
