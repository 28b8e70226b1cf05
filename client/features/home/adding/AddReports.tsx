import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { writeReport } from '../../../address/address.ts';
import { messages } from '../../../messages/messages.ts';
import { type Addition, adding, addressesIn, droppedFiles } from './adding.ts';
import './adding.css';

/** Files, pages and the folder itself, for whoever keeps the collection. Files can be dropped anywhere on the page. */
export function AddReports({ needsKey }: { readonly needsKey: boolean }) {
  const key = useRef<HTMLInputElement>(null);
  const isOver = useSignal(false);
  const keyTyped = (): string | null => (needsKey ? (key.current?.value.trim() ?? '') : null);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      isOver.value = true;
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) isOver.value = false;
    };
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer || !hasFiles(event)) return;
      event.preventDefault();
      isOver.value = false;
      void droppedFiles(event.dataTransfer).then((files) => adding.add(files, keyTyped()));
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [needsKey]);
  return (
    <section class={`adding${isOver.value ? ' over' : ''}`} aria-labelledby="adding-title">
      <details>
        <summary>
          <h2 id="adding-title">{messages.adding.title}</h2>
        </summary>
        <div class="adding-ways">
          <Files onFiles={(files) => adding.add(files, keyTyped())} />
          <Addresses onAddresses={(addresses) => adding.add(addresses, keyTyped())} />
          {needsKey && (
            <label>
              <span class="aside">{messages.adding.key}</span>
              <input ref={key} class="field" type="password" autocomplete="current-password" />
            </label>
          )}
          <button
            type="button"
            class="quiet"
            aria-disabled={adding.isChecking.value}
            onClick={() => adding.check(keyTyped())}
          >
            {adding.isChecking.value ? messages.adding.checking : messages.adding.check}
          </button>
        </div>
      </details>
      <Additions onRetry={({ origin }) => adding.retry(origin, keyTyped())} />
    </section>
  );
}

function Files({ onFiles }: { readonly onFiles: (files: File[]) => void }) {
  return (
    <p class="adding-drop">
      {messages.adding.drop}
      <label class="adding-choose linklike">
        {messages.adding.choose}
        <input
          type="file"
          class="unseen"
          multiple
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])]);
            currentTarget.value = ''; // The same file may be chosen again.
          }}
        />
      </label>
      <span class="hint">{messages.adding.kinds}</span>
    </p>
  );
}

function Addresses({ onAddresses }: { readonly onAddresses: (addresses: string[]) => void }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        onAddresses(addressesIn(String(new FormData(form).get('addresses') ?? '')));
        form.reset();
      }}
    >
      <label>
        <span class="aside">{messages.adding.addresses}</span>
        <textarea class="field" name="addresses" rows={3} placeholder="https://" spellcheck={false} />
      </label>
      <button type="submit" class="quiet">
        {messages.adding.fetch}
      </button>
    </form>
  );
}

function Additions({ onRetry }: { readonly onRetry: (addition: Addition) => void }) {
  const additions = adding.additions.value;
  if (additions.length === 0) return null;
  const counted = (state: Addition['state']): number =>
    additions.filter((addition) => addition.state === state).length;
  const [read, failed] = [counted('read'), counted('failed')];
  return (
    <div class="additions">
      <h3>{messages.adding.list}</h3>
      <ul>
        {additions.map((addition) => (
          <li key={nameOf(addition)} class={addition.state}>
            <b lang="zh-Hans">{nameOf(addition)}</b>{' '}
            <span class="aside">{addition.reason ?? stateOf(addition)}</span>{' '}
            {addition.report !== null && (
              <a href={writeReport(addition.report, '')}>{messages.adding.open}</a>
            )}
            {addition.state === 'failed' && addition.file === null && (
              <button type="button" class="plain linklike" onClick={() => onRetry(addition)}>
                {messages.adding.retry}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p role="status">{read + failed === additions.length && messages.adding.summary(read, failed)}</p>
      {read + failed > 0 && (
        <button type="button" class="quiet" onClick={adding.clear}>
          {messages.adding.clear}
        </button>
      )}
    </div>
  );
}

function nameOf({ origin, file }: Addition): string {
  return typeof origin === 'string' ? origin : (file ?? origin.name);
}

function stateOf({ state, origin }: Addition): string {
  if (state === 'sending')
    return typeof origin === 'string' ? messages.adding.fetching : messages.adding.sending;
  return state === 'failed' ? '' : messages.adding[state];
}
