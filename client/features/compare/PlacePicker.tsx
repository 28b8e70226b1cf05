import { useEffect, useRef } from 'preact/hooks';
import { type ColumnAddress, MAX_COLUMNS, placeColumn, reportColumn } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { reportLabel } from '../../messages/report-label.ts';
import { Icon } from '../../ui/Icon.tsx';
import { type PlaceChoice, placePicker } from './place-picker.ts';

interface Props {
  readonly columns: readonly ColumnAddress[];
  readonly onAdd: (column: ColumnAddress, name: string) => void;
}

/** Adds a column: a place found by name, or one of its reports by year. A popover: Escape closes it. */
export function PlacePicker({ columns, onAdd }: Props) {
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = sheet.current;
    const onToggle = (event: Event) => {
      placePicker.toggle((event as ToggleEvent).newState === 'open');
    };
    element?.addEventListener('toggle', onToggle);
    return () => element?.removeEventListener('toggle', onToggle);
  }, []);
  const choices = placePicker.choices.value;
  const isFull = columns.length >= MAX_COLUMNS;
  return (
    <>
      <button
        type="button"
        class="choose"
        popovertarget="picker"
        disabled={isFull}
        title={isFull ? messages.compare.full : undefined}
      >
        <Icon name="plus" />
        {messages.compare.addColumn}
      </button>
      <section
        ref={sheet}
        class="panel picker"
        id="picker"
        popover="auto"
        aria-label={messages.compare.addColumn}
      >
        <input
          class="field"
          autofocus
          type="search"
          aria-label={messages.compare.pickerBox}
          placeholder={messages.compare.pickerBox}
          autocomplete="off"
          value={placePicker.typed.value}
          onInput={(event) => placePicker.type(event.currentTarget.value)}
        />
        {placePicker.hasNone.value && <p class="hint">{messages.compare.pickerNone}</p>}
        <ul>
          {choices.map((choice) => (
            <Choice key={choice.key} choice={choice} columns={columns} onAdd={onAdd} isFull={isFull} />
          ))}
        </ul>
      </section>
    </>
  );
}

interface ChoiceProps extends Props {
  readonly choice: PlaceChoice;
  readonly isFull: boolean;
}

function Choice({ choice, columns, onAdd, isFull }: ChoiceProps) {
  const has = (key: string) => columns.some((column) => column.key === key);
  return (
    <li class="cluster">
      <button
        type="button"
        class="plain place-choice"
        aria-label={messages.compare.wholePlace(choice.name)}
        disabled={isFull || has(choice.key)}
        onClick={() => onAdd(placeColumn(choice.key), choice.name)}
      >
        <Icon name={has(choice.key) ? 'check' : 'plus'} />
        <b lang="zh-Hans">{choice.name}</b>
      </button>
      <small class="region-name aside" lang="zh-Hans">
        {choice.region}
      </small>
      <span class="place-years cluster">
        {choice.reports.map((report) => (
          <button
            key={report.id}
            type="button"
            class="plain"
            title={report.title}
            aria-label={messages.compare.oneReport(choice.name, reportLabel(report, choice.reports))}
            disabled={isFull || has(report.id)}
            onClick={() =>
              onAdd(reportColumn(report.id), messages.passage.of(choice.name, reportLabel(report)))
            }
          >
            {reportLabel(report, choice.reports)}
          </button>
        ))}
      </span>
    </li>
  );
}
