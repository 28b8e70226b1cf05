import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { messages } from '../../messages/messages.ts';
import { reuse, unusable } from './reuse.ts';

interface Props {
  readonly text: string;
  /** Folded away once there is something to read. */
  readonly isOpen: boolean;
  readonly onText: (text: string) => void;
}

/** Takes the text: pasted, typed, or read from a file that is chosen or dropped. */
export function DraftForm({ text, isOpen, onText }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const problem = useSignal('');
  const isOver = useSignal(false);
  useLayoutEffect(() => {
    if (box.current) box.current.value = text;
  }, [text]);
  const submit = (next: string) => {
    problem.value = unusable(next);
    if (problem.value === '') onText(next);
    else box.current?.focus();
  };
  const read = (file: File | undefined) => {
    if (!file) return;
    reuse.read(file, (read) => {
      if (box.current) box.current.value = read;
      submit(read);
    });
  };
  const isReading = reuse.isReading.value;
  return (
    <details class="draft" open={isOpen}>
      <summary>{messages.reuse.text}</summary>
      <form
        class={isOver.value ? 'over' : undefined}
        onSubmit={(event) => {
          event.preventDefault();
          submit(box.current?.value ?? '');
        }}
        onDragOver={(event) => {
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => {
          isOver.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          isOver.value = false;
          read(event.dataTransfer?.files[0]);
        }}
      >
        <textarea
          ref={box}
          class="field verbatim"
          rows={7}
          aria-label={messages.reuse.box}
          aria-describedby="draft-problem"
          placeholder={messages.reuse.placeholder}
          spellcheck={false}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event.currentTarget.value);
          }}
        />
        <div class="forms cluster">
          <button type="submit" class="primary">
            {messages.reuse.submit}
          </button>
          <label class="quiet file covered">
            <input
              type="file"
              accept=".txt,.md,.docx,.doc,.wps,.odt,.rtf,.pdf,.html"
              onChange={({ currentTarget }) => {
                read(currentTarget.files?.[0]);
                currentTarget.value = ''; // The same file may be chosen again.
              }}
            />
            {messages.reuse.choose}
          </label>
          <span class="hint">{messages.reuse.kinds}</span>
        </div>
        <p id="draft-problem" class="draft-problem" role="status">
          {isReading ? messages.reuse.reading : problem.value}
        </p>
      </form>
      {reuse.notes.value.map((note) => (
        <p key={note} class="hint" lang="zh-Hans">
          {note}
        </p>
      ))}
    </details>
  );
}
