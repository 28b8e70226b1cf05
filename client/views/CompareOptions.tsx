import { type CompareAddress, MARKS } from '../address.ts';
import { words } from '../words.ts';

interface Props {
  readonly address: CompareAddress;
  readonly onChange: (next: CompareAddress) => void;
}

/** How the columns are shown: alignment, underlines, figures. Beside the heading, or on a phone a sheet. */
export function CompareOptions({ address, onChange }: Props) {
  return (
    <section class="region options" id="compare-options" popover="auto" aria-label={words.compare.options}>
      <header class="sheet-head">
        <h2>{words.compare.options}</h2>
        <button type="button" class="quiet" popovertarget="compare-options" popovertargetaction="hide">
          {words.keys.close}
        </button>
      </header>
      {address.q !== '' && (
        <label class="toggle">
          <input
            type="checkbox"
            checked={address.align === 'section'}
            onChange={() => onChange({ ...address, align: address.align === 'section' ? 'none' : 'section' })}
          />
          {words.compare.align}
        </label>
      )}
      <fieldset class="segments" title={words.compare.marksWhy}>
        <legend>{words.compare.marks}</legend>
        {MARKS.map((marks) => (
          <label key={marks}>
            <input
              type="radio"
              name="marks"
              checked={address.marks === marks}
              onChange={() => onChange({ ...address, marks })}
            />
            <span>{words.compare.marksNames[marks]}</span>
          </label>
        ))}
      </fieldset>
      <label class="toggle">
        <input
          type="checkbox"
          checked={address.figures}
          onChange={() => onChange({ ...address, figures: !address.figures })}
        />
        {words.compare.figures}
      </label>
    </section>
  );
}
