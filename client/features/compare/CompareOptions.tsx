import { type CompareAddress, MARKS } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { comparison } from './comparison.ts';

interface Props {
  readonly address: CompareAddress;
  readonly onChange: (next: CompareAddress) => void;
}

/**
 * Display options of a comparison: alignment, underlines, figures. Beside the heading, or a sheet on phones.
 */
export function CompareOptions({ address, onChange }: Props) {
  return (
    <section class="region options" id="compare-options" popover="auto" aria-label={messages.compare.options}>
      <header class="sheet-head narrow-only">
        <h2>{messages.compare.options}</h2>
        <button
          type="button"
          class="quiet narrow-only"
          popovertarget="compare-options"
          popovertargetaction="hide"
        >
          {messages.keys.close}
        </button>
      </header>
      {address.q !== '' && (
        <label class="toggle check">
          <input
            type="checkbox"
            checked={address.align === 'section'}
            onChange={() => onChange({ ...address, align: address.align === 'section' ? 'none' : 'section' })}
          />
          {messages.compare.align}
        </label>
      )}
      {address.q === '' &&
        comparison.grid.value.some(({ cells }) => cells.some((cell) => cell.unmatched)) && (
          <label class="toggle check">
            <input
              type="checkbox"
              checked={address.unmatched}
              onChange={() => onChange({ ...address, unmatched: !address.unmatched })}
            />
            {messages.compare.openUnmatched}
          </label>
        )}
      <fieldset class="segments" title={messages.compare.marksHint}>
        <legend>{messages.compare.marks}</legend>
        {MARKS.map((marks) => (
          <label key={marks} class="covered">
            <input
              type="radio"
              name="marks"
              checked={address.marks === marks}
              onChange={() => onChange({ ...address, marks })}
            />
            <span>{messages.compare.marksNames[marks]}</span>
          </label>
        ))}
      </fieldset>
      <label class="toggle check">
        <input
          type="checkbox"
          checked={address.figures}
          onChange={() => onChange({ ...address, figures: !address.figures })}
        />
        {messages.compare.figures}
      </label>
    </section>
  );
}
