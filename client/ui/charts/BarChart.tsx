import { messages } from '../../messages/messages.ts';
import { ChartLink } from './ChartLink.tsx';
import { ARIA_HIDDEN, type ChartProps, GROUP_ROLE, maxValue, textWidth } from './chart.ts';
import { colourOf } from './series.tsx';

const BAR = 14;
const GAP = 18;
/** The share of the width that names may take beside the bars; on narrow screens they go above them. */
const MAX_NAME_SHARE = 0.4;
const NARROW_WIDTH = 560;
/** Pixels for the figure after the longest bar. */
const FIGURE_WIDTH = 64;
/** Pixels between a name, the number of its reports and its bars. */
const [TO_REPORTS, TO_BARS] = [6, 12];

/** A horizontal bar chart: a group of bars for each place, section or genre, with one bar per phrase. */
export function BarChart({ groups, title, width }: ChartProps) {
  const narrow = width < NARROW_WIDTH;
  const sizes = groups.map(({ reports }) => textWidth(messages.trends.reports(reports)) + TO_REPORTS);
  const sizeWidth = Math.max(0, ...sizes);
  const widest = Math.max(0, ...groups.map(({ label }) => textWidth(label)));
  const nameWidth = narrow
    ? width - sizeWidth
    : Math.min(widest, width * MAX_NAME_SHARE - sizeWidth - TO_BARS);
  const [left, above] = narrow ? [0, 20] : [nameWidth + sizeWidth + TO_BARS, 0];
  const max = maxValue(groups) || 1;
  const phrases = groups[0]?.points.length ?? 0;
  const height = above + phrases * (BAR + 2) + GAP;
  const room = width - left - FIGURE_WIDTH;
  const whole = groups.length * height + 4;
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${width} ${whole}`}
      width={width}
      height={whole}
      {...GROUP_ROLE}
      aria-label={title}
    >
      {groups.map(({ label, reports, points }, row) => {
        const top = row * height + GAP / 2;
        return (
          <g key={label}>
            <text
              class="tick name"
              x={narrow ? 0 : left - TO_BARS}
              y={narrow ? top + 10 : top + (phrases * (BAR + 2)) / 2}
              dy="0.35em"
              text-anchor={narrow ? 'start' : 'end'}
              {...ARIA_HIDDEN}
            >
              {shortened(label, nameWidth)}
              <tspan class="tick" dx={TO_REPORTS}>
                {messages.trends.reports(reports)}
              </tspan>
            </text>
            {points.map((point, phrase) => {
              const y = top + above + phrase * (BAR + 2);
              const length = (point.value / max) * room;
              return (
                <ChartLink key={phrase} point={point}>
                  <rect class="target" x={left} y={y - 1} width={width - left} height={BAR + 2} />
                  <rect x={left} y={y} width={Math.max(length, 1)} height={BAR} fill={colourOf(phrase)} />
                  <text class="written" x={left + length + 8} y={y + BAR / 2} dy="0.35em">
                    {point.formatted}
                  </text>
                </ChartLink>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}

/** Cuts names at the start, because the innermost name is the one that tells them apart. */
function shortened(label: string, maxWidth: number): string {
  if (textWidth(label) <= maxWidth) return label;
  const kept = Array.from(label);
  while (kept.length > 1 && textWidth(`…${kept.join('')}`) > maxWidth) kept.shift();
  return `…${kept.join('')}`;
}
