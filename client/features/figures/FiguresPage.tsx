import { useEffect, useMemo, useRef } from 'preact/hooks';
import { SECTION_KINDS } from '../../../indexer/domain/passage.ts';
import { GOVERNMENT_LEVELS } from '../../../indexer/domain/place.ts';
import { activeFilters, type FilterName, type Filters, toggled } from '../../address/address.ts';
import {
  FIGURE_ROWS,
  type FiguresAddress,
  parseFigures,
  writeFigures,
} from '../../address/figures-address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { figuresMessages } from '../../messages/figures-messages.ts';
import { messages } from '../../messages/messages.ts';
import { collection } from '../../state/collection.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { useTitle } from '../../ui/useTitle.ts';
import { ConceptPicker } from './ConceptPicker.tsx';
import { FigureTable } from './FigureTable.tsx';
import { figures } from './figures.ts';
import './figures.css';

/** Numbers of all places or years in a table, a column for each thing that is counted. */
export function FiguresPage() {
  const { url } = useAddress();
  const address = useMemo(() => parseFigures(url.searchParams), [url]);
  useEffect(() => figures.open(address), [address]);
  useEffect(() => figures.leave, []);
  useTitle(figuresMessages.title);
  const { path, busy } = figures.table.value;
  useEffect(() => {
    if (!busy) scrollPosition.viewReady(`figures ${path}`);
  }, [path, busy]);
  return (
    <main id="main" class="figures-page">
      <h1>{figuresMessages.title}</h1>
      <p class="lead">{figuresMessages.lead}</p>
      <Narrowing address={address} />
      <ConceptPicker address={address} />
      {address.columns.length > 0 && <FigureTable address={address} />}
    </main>
  );
}

/** Which passages and reports the numbers are of. */
function Narrowing({ address }: { readonly address: FiguresAddress }) {
  const { go } = useAddress();
  const box = useRef<HTMLInputElement>(null);
  const words = figuresMessages;
  const years = collection.health.value?.years ?? [];
  const levels = new Set(collection.health.value?.levels.map(({ level }) => level) ?? []);
  const withFilters = (filters: Filters) => go(writeFigures({ ...address, filters }));
  const choose = (name: FilterName, value: string) =>
    withFilters({ ...address.filters, [name]: value === '' ? [] : [value] });
  const select = (name: 'year' | 'level' | 'section', options: readonly (readonly [string, string])[]) => (
    <label>
      <span class="aside">{words[name]}</span>
      <select
        class="field"
        value={address.filters[name].length === 1 ? address.filters[name][0] : ''}
        onChange={({ currentTarget }) => choose(name, currentTarget.value)}
      >
        <option value="">{words.any}</option>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
  const others = activeFilters(address.filters).filter(
    ({ name }) => !['year', 'level', 'section'].includes(name) || address.filters[name].length > 1,
  );
  return (
    <div class="figures-narrowing stack">
      <form
        class="cluster"
        onSubmit={(event) => {
          event.preventDefault();
          go(writeFigures({ ...address, q: box.current?.value.trim() ?? '' }));
        }}
      >
        <label class="figures-query">
          <span class="aside">{words.narrow}</span>
          <input
            key={address.q}
            class="field"
            ref={box}
            type="text"
            defaultValue={address.q}
            placeholder={words.narrowHint}
            autocomplete="off"
            enterkeyhint="search"
          />
        </label>
        <button type="submit" class="quiet">
          {words.narrowButton}
        </button>
      </form>
      <div class="cluster figures-filters">
        {select(
          'year',
          years.toReversed().map((year) => [String(year), String(year)]),
        )}
        {select(
          'level',
          GOVERNMENT_LEVELS.filter((level) => levels.has(level)).map((level) => [
            level,
            messages.levels[level],
          ]),
        )}
        {select(
          'section',
          SECTION_KINDS.map((kind) => [kind, messages.sections[kind]]),
        )}
        <nav class="choices cluster" aria-label={words.rows}>
          {FIGURE_ROWS.map((by) => (
            <a
              key={by}
              href={writeFigures({ ...address, by, sort: null })}
              aria-current={by === address.by ? 'true' : undefined}
            >
              {words.rowsOf[by]}
            </a>
          ))}
        </nav>
      </div>
      {others.length > 0 && (
        <p class="cluster">
          {others.map(({ name, value }) => (
            <button
              key={`${name} ${value}`}
              type="button"
              class="chip"
              onClick={() =>
                withFilters({ ...address.filters, [name]: toggled(address.filters[name], value) })
              }
            >
              {messages.filters.names[name]} {value} ×
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
