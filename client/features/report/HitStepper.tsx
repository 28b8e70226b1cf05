import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { writeReport, writeSearch } from '../../address/address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { messages } from '../../messages/messages.ts';
import { Icon } from '../../ui/Icon.tsx';
import { openReport } from './open-report.ts';

/** Steps through the hits in the report, and searches it for other words. */
export function HitStepper({ id, q }: { readonly id: string; readonly q: string }) {
  const { go } = useAddress();
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.value = q;
  }, [q]);
  const hits = openReport.hitPositions.value.length;
  const at = openReport.atHit.value;
  /** Whether words have been typed here whose first hit is to be shown. */
  const isFinding = useRef(false);
  const answer = openReport.report.value;
  useEffect(() => {
    if (!isFinding.current || !answer) return;
    isFinding.current = false;
    openReport.toFirstHit();
    showHit();
  }, [answer]);
  const step = (by: 1 | -1) => {
    openReport.step(by);
    showHit();
  };
  const showHit = () => {
    document.getElementById(`hit-${openReport.atHit.peek()}`)?.scrollIntoView({ block: 'center' });
  };
  return (
    <section class="stepper" aria-label={messages.report.hits}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const typed = box.current?.value.trim() ?? '';
          isFinding.current = typed !== '' && typed !== q;
          go(writeReport(id, typed));
        }}
      >
        <input
          ref={box}
          type="search"
          defaultValue={q}
          aria-label={messages.report.inText}
          placeholder={messages.report.inText}
          maxLength={2000}
          autocomplete="off"
          enterkeyhint="search"
        />
        <button type="submit" class="unseen">
          {messages.report.find}
        </button>
      </form>
      {q !== '' && (
        <div class="steps cluster">
          <span class="counter" role="status">
            {openReport.report.value &&
              (at === null ? messages.report.hitsTotal(hits) : messages.report.hitsAt(at + 1, hits))}
          </span>
          <button type="button" class="plain" disabled={hits === 0} onClick={() => step(-1)}>
            <Icon name="up" />
            <span class="unseen-narrow">{messages.report.previousHit}</span>
          </button>
          <button type="button" class="plain" disabled={hits === 0} onClick={() => step(1)}>
            <Icon name="down" />
            <span class="unseen-narrow">{messages.report.nextHit}</span>
          </button>
        </div>
      )}
      {q !== '' && (
        <a class="everywhere wide-only" href={writeSearch({ q })}>
          {messages.report.searchAll}
        </a>
      )}
      <button type="button" class="plain outline-button narrow-only" popovertarget="outline">
        {messages.report.outline}
      </button>
    </section>
  );
}
