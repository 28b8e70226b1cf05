import { useSignal } from '@preact/signals';
import { words } from '../words.ts';

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  /** Null where the answer no longer counts it. */
  readonly passages: number | null;
}

interface Props {
  readonly title: string;
  readonly values: readonly FacetValue[];
  readonly active: readonly string[];
  readonly onToggle: (value: string) => void;
}

/** Shown before one asks for more. */
const SHOWN = 8;

export function Facet({ title, values, active, onToggle }: Props) {
  const open = useSignal(false);
  const shown = open.value ? values : values.filter((one, at) => at < SHOWN || active.includes(one.value));
  return (
    <fieldset class="facet">
      <legend>{title}</legend>
      <ul>
        {shown.map((one) => (
          <li key={one.value}>
            <label>
              <input
                type="checkbox"
                checked={active.includes(one.value)}
                onChange={() => onToggle(one.value)}
              />
              <span class="label">{one.label}</span>{' '}
              {one.passages !== null && (
                <span class="count">
                  {words.count(one.passages)}
                  <span class="unseen"> {words.passage.count}</span>
                </span>
              )}
            </label>
          </li>
        ))}
      </ul>
      {values.length > SHOWN && (
        <button
          type="button"
          class="plain more"
          aria-expanded={open.value}
          onClick={() => {
            open.value = !open.value;
          }}
        >
          {open.value ? words.filters.fewer : words.filters.more(values.length - SHOWN)}
        </button>
      )}
    </fieldset>
  );
}
