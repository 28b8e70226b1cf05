import { useEffect, useRef } from 'preact/hooks';
import { keyboard } from '../models/keyboard.ts';
import { words } from '../words.ts';

export function KeysDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = keyboard.helpOpen.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title" onClose={keyboard.closeHelp}>
      <h2 id="keys-title">{words.keys.title}</h2>
      <dl>
        {words.keys.list.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{words.search.hint}</p>
      <form method="dialog">
        <button type="submit" class="quiet">
          {words.keys.close}
        </button>
      </form>
    </dialog>
  );
}
