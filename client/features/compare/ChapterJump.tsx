import { messages } from '../../messages/messages.ts';
import { columnName } from './column-name.ts';
import { comparison } from './comparison.ts';

interface Stop {
  readonly kind: keyof typeof messages.sections;
  readonly name: string;
  /** Selects what to bring to the top of the columns. */
  readonly target: string;
}

/** The chapters that face each other, and under the name of their column those that face none. */
function stops(): Stop[] {
  const grid = comparison.grid.value;
  const rows = grid[0]?.cells ?? [];
  return rows.flatMap(({ kind, chapter, unmatched }, row): Stop[] => {
    if (!kind) return [];
    if (chapter !== null)
      return [{ kind, name: chapter || messages.sections[kind], target: `[data-row="${row}"]` }];
    if (!unmatched) return [];
    return grid
      .flatMap((column) =>
        (column.cells[row]?.unmatched ?? []).map((one) => ({ ...one, column: columnName(column.column) })),
      )
      .sort((a, b) => a.row - b.row)
      .map(({ heading, row: at, column }) => ({
        kind,
        name: messages.compare.onlyIn(heading || messages.sections[kind], column),
        target: `[data-chapter="${at}"]`,
      }));
  });
}

function goTo(target: string): void {
  const element = document.querySelector(`.columns-scroll ${target}`);
  if (element instanceof HTMLDetailsElement) element.open = true;
  element?.scrollIntoView({ block: 'start', inline: 'nearest' });
}

/** A list of the chapters by kind of section, which leads to each. */
export function ChapterJump() {
  const all = stops();
  if (all.length === 0) return null;
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return (
    <label class="chapter-jump">
      <span class="unseen">{messages.compare.jump}</span>
      <select
        class="field"
        value=""
        onChange={(event) => {
          goTo(event.currentTarget.value);
          // Back to its name, so that the same chapter can be chosen again.
          event.currentTarget.value = '';
        }}
      >
        <option value="">{messages.compare.jump}</option>
        {kinds.map((kind) => (
          <optgroup key={kind} label={messages.sections[kind]}>
            {all
              .filter((stop) => stop.kind === kind)
              .map(({ name, target }) => (
                <option key={target} value={target}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
