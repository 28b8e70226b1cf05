import { ChartLink } from './ChartLink.tsx';
import { ARIA_HIDDEN, GROUP_ROLE, type Point, textWidth } from './chart.ts';

export interface PlottedDot extends Point {
  readonly label: string;
  /** Bounds of the interval that the value may lie in; null where it goes on beyond the axis. */
  readonly interval?: { readonly low: number | null; readonly high: number | null };
  /** Whether the value may as well be the reference: drawn hollow. */
  readonly isUnsure?: boolean;
}

export interface AxisTick {
  readonly value: number;
  readonly label: string;
}

interface Props {
  readonly dots: readonly PlottedDot[];
  /** Ascending; the axis reaches from the first to the last. */
  readonly ticks: readonly AxisTick[];
  /** A value to compare with, drawn as a line. */
  readonly reference?: number;
  readonly title: string;
  /** Pixels. */
  readonly width: number;
}

const ROW = 26;
const [TOP, BOTTOM] = [24, 8];
/** Pixels on either side of the axis, for arrows and half of a label. */
const MARGIN = 28;
/** Pixels for the figure at the end of a row. */
const FIGURE_WIDTH = 64;
/** Labels are set larger than the text that `textWidth` measures. */
const LABEL_SCALE = 15 / 12;
const MAX_LABEL_SHARE = 0.35;

/** A dot for each row on a common axis, with the interval that it may lie in: for figures of which some are surer than others. */
export function DotPlot({ dots, ticks, reference, title, width }: Props) {
  const widest = Math.max(0, ...dots.map(({ label }) => textWidth(label) * LABEL_SCALE));
  const left = Math.min(widest, width * MAX_LABEL_SHARE) + MARGIN;
  const right = width - FIGURE_WIDTH - MARGIN;
  const [first, last] = [ticks[0]?.value ?? 0, ticks.at(-1)?.value ?? 1];
  const x = (value: number): number =>
    left + ((Math.min(last, Math.max(first, value)) - first) / (last - first || 1)) * (right - left);
  const height = TOP + dots.length * ROW + BOTTOM;
  return (
    <svg
      class="chart dot-plot"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      {...GROUP_ROLE}
      aria-label={title}
    >
      {ticks.map(({ value, label }) => (
        <g key={value} {...ARIA_HIDDEN}>
          <path
            class={value === reference ? 'reference' : 'grid'}
            d={`M${x(value)} ${TOP - 4}V${height - BOTTOM}`}
          />
          <text class="tick" x={x(value)} y={TOP - 10} text-anchor="middle">
            {label}
          </text>
        </g>
      ))}
      {dots.map((dot, row) => {
        const y = TOP + (row + 0.5) * ROW;
        return (
          <ChartLink key={dot.label} point={dot}>
            <g class={dot.isUnsure ? 'unsure' : undefined}>
              <rect class="target" x={0} y={y - ROW / 2} width={width} height={ROW} />
              <text class="tick name" x={left - MARGIN + 6} y={y} dy="0.35em" text-anchor="end">
                {dot.label}
              </text>
              {dot.interval && (
                <path class="interval" d={intervalPath(dot.interval, { first, last, x, y })} />
              )}
              <circle class="dot" cx={x(dot.value)} cy={y} r={4.5} />
              <text class="written" x={width} y={y} dy="0.35em" text-anchor="end">
                {dot.formatted}
              </text>
            </g>
          </ChartLink>
        );
      })}
    </svg>
  );
}

interface Axis {
  readonly first: number;
  readonly last: number;
  readonly x: (value: number) => number;
  readonly y: number;
}

/** A line with a stop at each end, or with an arrow where the interval leaves the axis. */
function intervalPath(
  { low, high }: NonNullable<PlottedDot['interval']>,
  { first, last, x, y }: Axis,
): string {
  const [from, to] = [x(low ?? first), x(high ?? last)];
  const start =
    low === null || low < first
      ? `M${from - 4} ${y - 4}l-6 4l6 4M${from - 10} ${y}H${from}`
      : `M${from} ${y - 4}v8`;
  const end =
    high === null || high > last ? `M${to + 4} ${y - 4}l6 4l-6 4M${to} ${y}H${to + 10}` : `M${to} ${y - 4}v8`;
  return `M${from} ${y}H${to}${start}${end}`;
}
