import { useSignal } from '@preact/signals';
import { figuresMessages } from '../../messages/figures-messages.ts';
import { messages } from '../../messages/messages.ts';
import { collection } from '../../state/collection.ts';
import { notifications } from '../../state/notifications.ts';
import type { FigureColumn } from './figures.ts';
import { concepts, figures } from './figures.ts';

interface Props {
  readonly columns: readonly FigureColumn[];
}

/** The keeper's form: one concept is another wording of a second one, or is so no longer. */
export function EditConcept({ columns }: Props) {
  const isJoined = useSignal(true);
  const keeper = collection.health.value?.keeper;
  if (keeper === undefined || keeper === 'elsewhere') return null;

  const { mend: texts } = figuresMessages;
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(typed.get(name) ?? '').trim();
    const key = keeper === 'with-key' ? text('key') : null;
    const concept = text('concept');
    const name = await concepts.save(
      isJoined.peek() ? { action: 'join', concept, to: text('to') } : { action: 'separate', concept },
      key,
    );
    if (name === null) return;
    notifications.show(texts.done(concept, name));
    figures.reload();
  };
  const wording = (name: string, label: string) => (
    <label>
      <span class="aside">{label}</span>
      <input
        class="field"
        name={name}
        list="figures-mend-concepts"
        required
        minLength={2}
        maxLength={100}
        pattern="[^\s#!]+"
        autocomplete="off"
        lang="zh-Hans"
      />
    </label>
  );
  return (
    <details class="keeper-form figures-mend">
      <summary>{texts.open}</summary>
      <form class="stack" onSubmit={(event) => void onSubmit(event)}>
        <p class="hint">{texts.hint}</p>
        <fieldset class="cluster">
          <legend class="unseen">{texts.action}</legend>
          {([true, false] as const).map((joined) => (
            <label key={String(joined)} class="check">
              <input
                type="radio"
                name="action"
                checked={isJoined.value === joined}
                onChange={() => {
                  isJoined.value = joined;
                }}
              />
              {joined ? texts.join : texts.separate}
            </label>
          ))}
        </fieldset>
        <datalist id="figures-mend-concepts">
          {columns.map(({ concept }) => (
            <option key={concept} value={concept} />
          ))}
        </datalist>
        {wording('concept', texts.concept)}
        {isJoined.value && wording('to', texts.to)}
        {keeper === 'with-key' && (
          <label>
            <span class="aside">{messages.metadataEdit.key}</span>
            <input class="field" name="key" type="password" required autocomplete="current-password" />
          </label>
        )}
        {concepts.failure.value && <p role="alert">{concepts.failure.value.message}</p>}
        <button type="submit" class="primary" aria-disabled={concepts.isSaving.value}>
          {concepts.isSaving.value ? texts.saving : texts.save}
        </button>
      </form>
    </details>
  );
}
