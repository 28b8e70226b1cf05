import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PracticeMend } from '../../../server/contract/practices.ts';
import type { Filters } from '../../address/address.ts';
import { writePractice } from '../../address/practices-address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { messages } from '../../messages/messages.ts';
import { practicesMessages } from '../../messages/practices-messages.ts';
import { collection } from '../../state/collection.ts';
import { notifications } from '../../state/notifications.ts';
import { mending, practice } from './practices-list.ts';

interface Props {
  readonly name: string;
  readonly filters: Filters;
}

type Action = 'rename' | 'join' | 'leave-out';
const ACTIONS: readonly Action[] = ['rename', 'join', 'leave-out'];

/** The keeper's form: renames the practice, joins it to another, or leaves it out of the catalogue. */
export function EditPractice({ name, filters }: Props) {
  const { replace } = useAddress();
  const action = useSignal<Action>('rename');
  const keeper = collection.health.value?.keeper;
  useEffect(() => {
    mending.failure.value = null;
    action.value = 'rename';
  }, [name]);
  if (keeper === undefined || keeper === 'elsewhere') return null;

  const { mend: texts } = practicesMessages;
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    const to = String(typed.get('to') ?? '').trim();
    const mend: PracticeMend =
      action.peek() === 'leave-out'
        ? { action: 'leave-out' }
        : { action: action.peek() as 'join' | 'rename', to };
    const mended = await mending.save(name, mend, keyOf(typed, keeper));
    if (mended === null) return;
    notifications.show(mend.action === 'leave-out' ? texts.leftOut(name) : texts.done(mended));
    if (mended === name) practice.reload();
    else replace(writePractice(mended, filters));
  };
  return (
    <details class="keeper-form practice-mend">
      <summary>{texts.open}</summary>
      <form class="stack" onSubmit={(event) => void onSubmit(event)}>
        <p class="hint">{texts.hint}</p>
        <fieldset class="cluster">
          <legend class="unseen">{texts.action}</legend>
          {ACTIONS.map((one) => (
            <label key={one} class="check">
              <input
                type="radio"
                name="action"
                checked={action.value === one}
                onChange={() => {
                  action.value = one;
                }}
              />
              {texts.actions[one]}
            </label>
          ))}
        </fieldset>
        {action.value !== 'leave-out' && (
          <label>
            <span class="aside">{texts[action.value]}</span>
            <input
              class="field"
              name="to"
              required
              minLength={2}
              maxLength={100}
              pattern="[^\s#]+"
              autocomplete="off"
              lang="zh-Hans"
            />
          </label>
        )}
        {keeper === 'with-key' && <KeyField />}
        {mending.failure.value && <p role="alert">{mending.failure.value.message}</p>}
        <button type="submit" class="primary" aria-disabled={mending.isSaving.value}>
          {mending.isSaving.value ? texts.saving : texts.save}
        </button>
      </form>
    </details>
  );
}

/** Puts back what the keeper has left out. */
export function RestorePractice({ name }: { readonly name: string }) {
  const keeper = collection.health.value?.keeper;
  useEffect(() => {
    mending.failure.value = null;
  }, [name]);
  if (keeper === undefined || keeper === 'elsewhere') return null;
  const { mend: texts } = practicesMessages;
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    const mended = await mending.save(name, { action: 'restore' }, keyOf(typed, keeper));
    if (mended === null) return;
    notifications.show(texts.restored(name));
    practice.reload();
  };
  return (
    <form class="cluster" onSubmit={(event) => void onSubmit(event)}>
      {keeper === 'with-key' && <KeyField />}
      {mending.failure.value && <p role="alert">{mending.failure.value.message}</p>}
      <button type="submit" class="primary" aria-disabled={mending.isSaving.value}>
        {mending.isSaving.value ? texts.saving : texts.restore}
      </button>
    </form>
  );
}

function KeyField() {
  return (
    <label>
      <span class="aside">{messages.metadataEdit.key}</span>
      <input class="field" name="key" type="password" required autocomplete="current-password" />
    </label>
  );
}

/** The key that was typed, or null where none is needed. */
function keyOf(typed: FormData, keeper: 'here' | 'with-key'): string | null {
  return keeper === 'with-key' ? String(typed.get('key') ?? '').trim() : null;
}
