import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { messages } from '../../messages/messages.ts';
import './draft.css';

/** What the server reads as a draft. */
const FILES = '.txt,.md,.html,.docx,.doc,.wps,.odt,.rtf,.pdf,.ofd';

interface Props {
  readonly name: string;
  readonly placeholder: string;
  /** What the button says. */
  readonly action: string;
  readonly text: string;
  /** Name of the file that the text was read from; empty for none. */
  readonly fileName?: string;
  /** Why the text cannot be used; empty if it can. */
  readonly problem?: string;
  /** What the server says of the file, in Chinese. */
  readonly notes: readonly string[];
  readonly isReading: boolean;
  /** Whether the text is at work, so that it cannot be sent again. */
  readonly isBusy?: boolean;
  readonly onInput: (text: string) => void;
  readonly onFile: (file: File) => void;
  readonly onSubmit: () => void;
}

/** Takes a draft: pasted, typed, or read from a file that is chosen or dropped. */
export function DraftForm({
  name,
  placeholder,
  action,
  text,
  fileName = '',
  problem = '',
  notes,
  isReading,
  isBusy = false,
  onInput,
  onFile,
  onSubmit,
}: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const isOver = useSignal(false);
  useEffect(() => {
    if (problem !== '') box.current?.focus();
  }, [problem]);
  const submit = (): void => {
    if (!isBusy) onSubmit();
  };
  return (
    <form
      class={`draft${isOver.value ? ' over' : ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
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
        onFile(file);
      }}
    >
      <textarea
        ref={box}
        class="field verbatim"
        rows={8}
        aria-label={name}
        aria-describedby="draft-status"
        value={text}
        placeholder={placeholder}
        spellcheck={false}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      />
      <div class="cluster">
        <button type="submit" class="primary" aria-disabled={isBusy}>
          {action}
        </button>
        <label class="draft-file linklike">
          {messages.draft.choose}
          <input
            type="file"
            class="unseen"
            accept={FILES}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file) onFile(file);
              currentTarget.value = ''; // The same file may be chosen again.
            }}
          />
        </label>
        <span class="aside" lang={fileName === '' ? undefined : 'zh-Hans'}>
          {fileName || messages.draft.kinds}
        </span>
      </div>
      <p id="draft-status" class="draft-status" role="status">
        {isReading ? messages.draft.reading : problem}
      </p>
      {notes.map((note) => (
        <p key={note} class="hint" lang="zh-Hans">
          {note}
        </p>
      ))}
    </form>
  );
}
