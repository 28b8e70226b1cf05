import type { PracticeRow } from '../../../server/contract/practices.ts';
import { messages } from '../../messages/messages.ts';
import { practicesMessages } from '../../messages/practices-messages.ts';
import { IMAGE_ROLE } from '../../ui/charts/chart.ts';

/** Pixels. */
const [HEIGHT, BAR, GAP, MAX_WIDTH] = [22, 9, 3, 120];

/** A bar a year, as high as the share of the places that say it; years of many decades are thinner. */
export function YearBars({ years }: Pick<PracticeRow, 'years'>) {
  const step = Math.min(BAR + GAP, MAX_WIDTH / Math.max(1, years.length));
  const width = Math.max(1, Math.round(step * years.length));
  const label = years
    .filter(({ places }) => places > 0)
    .map(({ year, places, of }) => practicesMessages.yearShare(year, places, of))
    .join(messages.semicolon);
  return (
    <svg
      class="year-bars"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      {...IMAGE_ROLE}
      aria-label={label}
    >
      <title>{label}</title>
      {years.map(({ year, places, of }, at) => {
        const height = of === 0 ? 0 : Math.max(places > 0 ? 2 : 0, (places / of) * (HEIGHT - 2));
        return (
          <g key={year}>
            <rect class="track" x={at * step} y={HEIGHT - 1} width={step * 0.75} height={1} />
            <rect class="share" x={at * step} y={HEIGHT - 1 - height} width={step * 0.75} height={height} />
          </g>
        );
      })}
    </svg>
  );
}
