import { useLayoutEffect, useRef } from 'preact/hooks';
import { writeReport, writeSearch } from '../address.ts';
import { reading } from '../models/reading.ts';
import { words } from '../words.ts';
import { Icon } from './Icon.tsx';
import { useAddress } from './useAddress.ts';

/** From hit to hit within the report, and another word to look for in it. */
export function HitStepper({ id, q }: { readonly id: string; readonly q: string }) {
  const { go } = useAddress();
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.value = q;
  }, [q]);
  const hits = reading.hitPositions.value.length;
  const at = reading.atHit.value;
  const step = (by: 1 | -1) => {
    reading.step(by);
    document.getElementById(`hit-${reading.atHit.peek()}`)?.scrollIntoView({ block: 'center' });
  };
  return (
    <section class="stepper" aria-label={words.report.hits}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(writeReport(id, box.current?.value.trim() ?? ''));
        }}
      >
        <input
          ref={box}
          type="search"
          defaultValue={q}
          aria-label={words.report.inText}
          placeholder={words.report.inText}
          maxLength={2000}
          autocomplete="off"
          enterkeyhint="search"
        />
        <button type="submit" class="unseen">
          {words.report.find}
        </button>
      </form>
      {q !== '' && (
        <div class="steps">
          <span class="counter" role="status">
            {reading.report.value &&
              (at === null ? words.report.hitsTotal(hits) : words.report.hitsAt(at + 1, hits))}
          </span>
          <button type="button" class="plain" disabled={hits === 0} onClick={() => step(-1)}>
            <Icon name="up" />
            <span>{words.report.previousHit}</span>
          </button>
          <button type="button" class="plain" disabled={hits === 0} onClick={() => step(1)}>
            <Icon name="down" />
            <span>{words.report.nextHit}</span>
          </button>
        </div>
      )}
      {q !== '' && (
        <a class="everywhere" href={writeSearch({ q })}>
          {words.report.everywhere}
        </a>
      )}
      <button type="button" class="plain outline-button" popovertarget="outline">
        {words.report.outline}
      </button>
    </section>
  );
}
