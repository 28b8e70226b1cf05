import { useEffect, useRef } from 'preact/hooks';
import { messages } from '../messages/messages.ts';
import { keyboard } from './keyboard.ts';

/** The list of keyboard shortcuts. */
export function KeysDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = keyboard.helpOpen.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} class="panel keys" aria-labelledby="keys-title" onClose={keyboard.closeHelp}>
      <h2 id="keys-title">{messages.keys.title}</h2>
      <dl>
        {messages.keys.list.map(([key, description]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{messages.search.hint}</p>
      <form method="dialog">
        <button type="submit" class="quiet">
          {messages.keys.close}
        </button>
      </form>
    </dialog>
  );
}
