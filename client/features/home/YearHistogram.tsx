import type { HealthAnswer } from '../../../server/contract/health.ts';
import { type CatalogueFilters, writeHome } from '../../address/address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { messages } from '../../messages/messages.ts';
import { reportsByYear } from './catalogue.ts';

interface Props {
  readonly levels: HealthAnswer['levels'];
  readonly filters: CatalogueFilters;
}

/** Years between two labels of the axis. */
const LABEL_INTERVAL = 10;

/**
 * Reports by year. A bar narrows the catalogue to its year; seventy bars are too thin for fingers and too many
 * for the Tab key, so the list of years beside them does the same.
 */
export function YearHistogram({ levels, filters }: Props) {
  const { go } = useAddress();
  const counts = reportsByYear(levels, filters.level);
  if (counts.length < 2) return null;
  const max = Math.max(...counts.map(({ reports }) => reports));
  const last = counts.at(-1)?.year ?? 0;
  const isLabelled = (year: number, at: number) =>
    year === last || at === 0 || counts.length <= LABEL_INTERVAL || isRound(year, at, counts.length);
  return (
    <div class="by-year">
      <div class="histogram" aria-hidden="true">
        {counts.map(({ year, reports }, at) => (
          <a
            key={year}
            href={writeHome({ ...filters, year: String(year) })}
            tabIndex={-1}
            title={messages.home.ofYear(year, reports)}
            class={filters.year === String(year) ? 'year-bar chosen-year' : 'year-bar'}
          >
            <span class="bar" style={{ height: `${(reports / max) * 100}%` }} />
            {isLabelled(year, at) && <small>{year}</small>}
          </a>
        ))}
      </div>
      <label class="cluster">
        {messages.home.chooseYear}
        <select
          value={filters.year}
          onChange={(event) => go(writeHome({ ...filters, year: event.currentTarget.value }))}
        >
          <option value="">{messages.home.allYears}</option>
          {counts.toReversed().map(
            ({ year, reports }) =>
              reports > 0 && (
                <option key={year} value={String(year)}>
                  {messages.home.ofYear(year, reports)}
                </option>
              ),
          )}
        </select>
      </label>
    </div>
  );
}

/** Decades, but for those so close to the first and the last year that the labels would touch. */
const isRound = (year: number, at: number, years: number): boolean =>
  year % LABEL_INTERVAL === 0 && at > years / 12 && at < years - 1 - years / 12;
