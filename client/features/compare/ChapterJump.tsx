import { messages } from '../../messages/messages.ts';
import { comparison } from './comparison.ts';

/** Brings the chapter of a row to the top of the columns. */
function scrollTo(row: string): void {
  document
    .querySelector(`.columns-scroll [data-row="${row}"]`)
    ?.scrollIntoView({ block: 'start', inline: 'nearest' });
}

/** A list of the chapters that face each other, by kind of section, which leads to each. */
export function ChapterJump() {
  const rows = comparison.grid.value[0]?.cells ?? [];
  const kinds = [...new Set(rows.flatMap(({ kind, chapter }) => (kind && chapter !== null ? [kind] : [])))];
  if (kinds.length === 0) return null;
  return (
    <label class="chapter-jump">
      <span class="unseen">{messages.compare.jump}</span>
      <select
        class="field"
        value=""
        onChange={(event) => {
          scrollTo(event.currentTarget.value);
          // Back to its name, so that the same chapter can be chosen again.
          event.currentTarget.value = '';
        }}
      >
        <option value="">{messages.compare.jump}</option>
        {kinds.map((kind) => (
          <optgroup key={kind} label={messages.sections[kind]}>
            {rows.map((row, at) =>
              row.kind === kind ? (
                <option key={at} value={at}>
                  {row.chapter || messages.sections[kind]}
                </option>
              ) : null,
            )}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
