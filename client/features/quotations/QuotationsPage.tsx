import { useEffect } from 'preact/hooks';
import { messages } from '../../messages/messages.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { DraftForm } from '../../ui/draft/DraftForm.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { QuotationItem } from './QuotationItem.tsx';
import { type Check, quotations, STATUSES } from './quotations.ts';
import { LIST_FORMATS, saveList } from './save-list.ts';
import './quotations.css';

/** Are the quotations of a draft verbatim, and whose are they. */
export function QuotationsPage() {
  useTitle(messages.quotations.title);
  useEffect(() => scrollPosition.viewReady('quotations'), []);
  const check = quotations.check.value;
  return (
    <main id="main" class="quotations-page">
      <h1>{messages.quotations.title}</h1>
      <p class="lead">{messages.quotations.lead}</p>
      <DraftForm
        name={messages.quotations.draft}
        placeholder={messages.quotations.placeholder}
        action={messages.quotations.check}
        text={quotations.draft.value}
        fileName={quotations.fileName.value}
        notes={quotations.notes.value}
        isReading={quotations.busy.value === 'reading'}
        isBusy={quotations.busy.value !== null}
        onInput={quotations.type}
        onFile={quotations.open}
        onSubmit={quotations.start}
      />
      <Progress check={check} />
      {quotations.failure.value && (
        <div class="warning" role="alert">
          <p>{quotations.failure.value.message}</p>
          {check && !check.isComplete && (
            <button type="button" class="quiet" onClick={quotations.proceed}>
              {messages.quotations.proceed}
            </button>
          )}
        </div>
      )}
      {check?.latest && <Found check={check} latest={check.latest} />}
    </main>
  );
}

function Progress({ check }: { readonly check: Check | null }) {
  const busy = quotations.busy.value;
  const total = check?.latest?.total;
  return (
    <div class="quotations-progress" role="status">
      {busy === 'checking' && (
        <>
          <span>
            {total === undefined
              ? messages.quotations.checking
              : messages.quotations.checked(check?.done ?? 0, total)}
          </span>
          <progress
            aria-label={messages.quotations.checking}
            {...(total !== undefined && { max: Math.max(1, total), value: check?.done ?? 0 })}
          />
          <button type="button" class="quiet" onClick={quotations.stop}>
            {messages.draft.stop}
          </button>
        </>
      )}
      {busy === null && check?.isComplete && check.quotations.length > 0 && (
        <span class="unseen">{messages.quotations.finished(check.quotations.length)}</span>
      )}
    </div>
  );
}

function Found({ check, latest }: { readonly check: Check; readonly latest: NonNullable<Check['latest']> }) {
  const only = quotations.shown.value;
  const counts = quotations.counts.value;
  const numbered = check.quotations.map((quotation, at) => ({ quotation, number: at + 1 }));
  const listed = numbered.filter(({ quotation }) => only === null || quotation.status === only);
  const isStopped = !check.isComplete && quotations.busy.value === null && quotations.failure.value === null;
  return (
    <section aria-labelledby="quotations-found">
      <div class="quotations-head">
        <h2 id="quotations-found">{messages.quotations.found(latest.total)}</h2>
        <p class="aside">{messages.quotations.searched(latest.searched)}</p>
        {latest.unpaired.length > 0 && (
          <p class="aside">
            {messages.quotations.unpaired(
              latest.unpaired.length,
              latest.unpaired
                .slice(0, 3)
                .map(({ at }) => check.draft.slice(at, at + 12).replace(/\s+/g, ' ')),
            )}
          </p>
        )}
        {check.quotations.length > 0 && (
          <div class="quotations-tools cluster">
            <fieldset class="cluster">
              <legend class="unseen">{messages.quotations.filter}</legend>
              <button
                type="button"
                class="choose"
                aria-pressed={only === null}
                onClick={() => {
                  quotations.shown.value = null;
                }}
              >
                {messages.quotations.all(check.quotations.length)}
              </button>
              {STATUSES.map((status) => (
                <button
                  key={status}
                  type="button"
                  class="choose"
                  aria-pressed={only === status}
                  onClick={() => {
                    quotations.shown.value = only === status ? null : status;
                  }}
                >
                  {messages.quotations.counted(status, counts[status])}
                </button>
              ))}
            </fieldset>
            <span class="cluster">
              {LIST_FORMATS.map((format) => (
                <button key={format} type="button" class="quiet" onClick={() => void saveList(format, check)}>
                  {messages.quotations.saveAs(messages.basket.formats[format])}
                </button>
              ))}
            </span>
          </div>
        )}
        {isStopped && (
          <button type="button" class="quiet" onClick={quotations.proceed}>
            {messages.quotations.proceed}
          </button>
        )}
      </div>
      {latest.total === 0 && <p class="notice">{messages.quotations.none}</p>}
      <ol class="quotations">
        {listed.map(({ quotation, number }) => (
          <QuotationItem
            key={`${quotation.start}-${quotation.end}`}
            quotation={quotation}
            number={number}
            draft={check.draft}
          />
        ))}
      </ol>
    </section>
  );
}
