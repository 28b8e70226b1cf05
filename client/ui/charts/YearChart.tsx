import { messages } from '../../messages/messages.ts';
import { ChartLink } from './ChartLink.tsx';
import { AS_GROUP, AS_PICTURE, type ChartProps, type Group, mostOf, type Point, UNSAID } from './chart.ts';
import { runs, ticks } from './scale.ts';
import { colourOf, dashOf, Shape } from './series.tsx';

interface YearGroup extends Group {
  readonly year: number;
}

interface Props extends ChartProps {
  readonly groups: readonly YearGroup[];
  /** Years between the first and the last that hold no report. */
  readonly empty: readonly number[];
}

const HEIGHT = 320;
const [TOP, BOTTOM, LEFT, RIGHT] = [28, 52, 52, 24];

/** A line for each phrase over the years. Years without reports are marked and break the lines. */
export function YearChart({ groups, empty, title, width }: Props) {
  const years = [...groups.map(({ year }) => year), ...empty].sort((a, b) => a - b);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const scale = ticks(mostOf(groups));
  const top = scale.at(-1) ?? 1;
  const step = (width - LEFT - RIGHT) / (last - first + 1);
  const x = (year: number): number => LEFT + (year - first + 0.5) * step;
  const y = (value: number): number => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const phrases = groups[0]?.points.length ?? 0;
  // As many names of years as have room beside each other.
  const every = Math.ceil(58 / step);
  return (
    <svg class="chart" width={width} height={HEIGHT} {...AS_GROUP} aria-label={title}>
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
        <g key={value} {...UNSAID}>
          <path class="grid" d={`M${LEFT} ${y(value)}H${width - RIGHT}`} />
          <text class="tick" x={LEFT - 10} y={y(value)} dy="0.35em" text-anchor="end">
            {messages.trends.tick(value)}
          </text>
        </g>
      ))}
      {empty.map((year) => (
        <g key={year} {...AS_PICTURE} aria-label={messages.trends.noReportsIn(year)}>
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
      {groups.map(({ year, reports }, at) =>
        at % every === 0 ? (
          <g key={year} {...UNSAID}>
            <text class="tick name" x={x(year)} y={HEIGHT - BOTTOM + 22} text-anchor="middle">
              {year}
            </text>
            <text class="tick" x={x(year)} y={HEIGHT - BOTTOM + 40} text-anchor="middle">
              {messages.trends.reports(reports)}
            </text>
          </g>
        ) : null,
      )}
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
                    written={phrases < 3}
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

const figureOf = (group: Group, phrase: number): number => group.points[phrase]?.value ?? 0;

interface PointProps {
  readonly point: Point;
  readonly phrase: number;
  readonly x: number;
  readonly y: number;
  readonly written: boolean;
}

function YearPoint({ point, phrase, x, y, written }: PointProps) {
  return (
    <>
      {/* A finger's width, that none need aim. */}
      <circle class="target" cx={x} cy={y} r="14" />
      <Shape at={phrase} x={x} y={y} />
      {written && (
        // The second line's figures stand below it, out of the way of the first's.
        <text class="written" x={x} y={y} dy={phrase === 0 ? '-0.8em' : '1.6em'} text-anchor="middle">
          {point.written}
        </text>
      )}
    </>
  );
}
