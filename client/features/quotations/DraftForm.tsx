import { useSignal } from '@preact/signals';
import { messages } from '../../messages/messages.ts';
import { quotations } from './quotations.ts';

/** Takes the draft: pasted, dropped or chosen as a file. */
export function DraftForm() {
  const isOver = useSignal(false);
  const busy = quotations.busy.value !== null;
  return (
    <form
      class={`draft${isOver.value ? ' over' : ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) quotations.start();
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        const file = event.dataTransfer?.files[0];
        isOver.value = false;
        if (!file) return;
        event.preventDefault();
        quotations.open(file);
      }}
    >
      <label>
        <span class="aside">{messages.quotations.draft}</span>
        <textarea
          class="field verbatim"
          rows={8}
          value={quotations.draft.value}
          placeholder={messages.quotations.placeholder}
          spellcheck={false}
          onInput={({ currentTarget }) => {
            quotations.draft.value = currentTarget.value;
            quotations.fileName.value = '';
          }}
        />
      </label>
      <div class="cluster">
        <button type="submit" class="primary" aria-disabled={busy}>
          {messages.quotations.check}
        </button>
        <label class="draft-file linklike">
          {messages.quotations.choose}
          <input
            type="file"
            class="unseen"
            accept=".txt,.md,.docx,.doc,.wps,.odt,.rtf,.pdf,.ofd"
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file) quotations.open(file);
              currentTarget.value = ''; // The same file may be chosen again.
            }}
          />
        </label>
        <span class="aside" lang={quotations.fileName.value === '' ? undefined : 'zh-Hans'}>
          {quotations.fileName.value || messages.quotations.kinds}
        </span>
      </div>
    </form>
  );
}
