import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { messages } from '../../messages/messages.ts';
import { DraftForm } from '../../ui/draft/DraftForm.tsx';
import { reuse, unusable } from './reuse.ts';

interface Props {
  readonly text: string;
  /** Folded away once there is something to read. */
  readonly isOpen: boolean;
  readonly onText: (text: string) => void;
}

/** Takes the text, and says why one cannot be looked for. */
export function TextToCompare({ text, isOpen, onText }: Props) {
  const typed = useSignal(text);
  const problem = useSignal('');
  useLayoutEffect(() => {
    typed.value = text;
  }, [text]);
  const submit = (): void => {
    problem.value = unusable(typed.value);
    if (problem.value === '') onText(typed.value);
  };
  return (
    <details class="text-to-compare" open={isOpen}>
      <summary>{messages.reuse.text}</summary>
      <DraftForm
        name={messages.reuse.text}
        placeholder={messages.reuse.placeholder}
        action={messages.reuse.submit}
        text={typed.value}
        problem={problem.value}
        notes={reuse.notes.value}
        isReading={reuse.busy.value === 'reading'}
        onInput={(next) => {
          typed.value = next;
        }}
        onFile={(file) =>
          reuse.read(file, (read) => {
            typed.value = read;
            submit();
          })
        }
        onSubmit={submit}
      />
    </details>
  );
}
