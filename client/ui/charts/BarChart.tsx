import { messages } from '../../messages/messages.ts';
import { ChartLink } from './ChartLink.tsx';
import { AS_GROUP, type ChartProps, mostOf, UNSAID } from './chart.ts';
import { colourOf } from './series.tsx';

const BAR = 14;
const GAP = 18;
/** Pixels for the name of a group beside its bars; on a narrow screen it stands above them. */
const NAME = 190;
const NARROW = 560;
/** Pixels for the figure after the longest bar. */
const WRITTEN = 64;
/** Characters of a name that have room. */
const NAME_CHARACTERS = 12;

/** Bars side by side, a group of them for each place or section, in the order of the phrases. */
export function BarChart({ groups, title, width }: ChartProps) {
  const narrow = width < NARROW;
  const [left, above] = narrow ? [0, 20] : [NAME, 0];
  const most = mostOf(groups) || 1;
  const phrases = groups[0]?.points.length ?? 0;
  const height = above + phrases * (BAR + 2) + GAP;
  const room = width - left - WRITTEN;
  return (
    <svg class="chart" width={width} height={groups.length * height + 4} {...AS_GROUP} aria-label={title}>
      {groups.map(({ label, reports, points }, row) => {
        const top = row * height + GAP / 2;
        return (
          <g key={label}>
            <text
              class="tick name"
              x={narrow ? 0 : left - 12}
              y={narrow ? top + 10 : top + (phrases * (BAR + 2)) / 2}
              dy="0.35em"
              text-anchor={narrow ? 'start' : 'end'}
              {...UNSAID}
            >
              {shortened(label, narrow ? 40 : NAME_CHARACTERS)}
              <tspan class="tick" dx="6">
                {messages.trends.reports(reports)}
              </tspan>
            </text>
            {points.map((point, phrase) => {
              const y = top + above + phrase * (BAR + 2);
              const length = (point.value / most) * room;
              return (
                <ChartLink key={phrase} point={point}>
                  <rect class="target" x={left} y={y - 1} width={width - left} height={BAR + 2} />
                  <rect x={left} y={y} width={Math.max(length, 1)} height={BAR} fill={colourOf(phrase)} />
                  <text class="written" x={left + length + 8} y={y + BAR / 2} dy="0.35em">
                    {point.written}
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

/** The innermost name tells one from another, so that it stays. */
const shortened = (label: string, most: number): string =>
  label.length > most ? `…${label.slice(1 - most)}` : label;
