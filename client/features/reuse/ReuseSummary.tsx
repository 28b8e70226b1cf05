import { messages } from '../../messages/messages.ts';
import { BANDS } from '../../ui/reuse/stretches.ts';
import { ReuseExport } from './ReuseExport.tsx';
import { type Found, reuse } from './reuse.ts';

/** How much of the text is found elsewhere, by band, and how far the search has come. */
export function ReuseSummary({ found }: { readonly found: Found }) {
  const { characters, shares, done, text, searched, cut } = found;
  const busy = reuse.busy.value === 'comparing';
  return (
    <section class="reuse-summary" aria-label={messages.reuse.summary}>
      <p role="status" aria-busy={busy}>
        {busy
          ? messages.reuse.progress(done, text.length)
          : messages.reuse.share(characters, shares.strong + shares.reuse, shares.formula)}
      </p>
      {busy && (
        <>
          <progress value={done} max={text.length} aria-label={messages.reuse.busy} />
          <button type="button" class="plain linklike" onClick={reuse.stop}>
            {messages.draft.stop}
          </button>
        </>
      )}
      {!busy && done < text.length && <p class="warning">{messages.reuse.stopped(done)}</p>}
      {searched.reports < searched.of && (
        <p class="warning">{messages.reuse.partly(searched.reports, searched.of)}</p>
      )}
      {cut && <p class="warning">{messages.reuse.cut}</p>}
      {!busy && characters > 0 && (
        <dl class="reuse-legend cluster">
          {BANDS.toReversed().map((band) => (
            <div key={band}>
              <dt class={`band band-${band}`}>{messages.reuse.bands[band]}</dt>
              <dd class="aside">
                {messages.reuse.bandHints[band]} {messages.reuse.portion(shares[band], characters)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {!busy && found.spans.length > 0 && <ReuseExport found={found} />}
    </section>
  );
}
