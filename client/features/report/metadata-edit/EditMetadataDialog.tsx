import { useEffect, useRef } from 'preact/hooks';
import type { ReportSummary } from '../../../../server/contract/report.ts';
import { messages } from '../../../messages/messages.ts';
import { PlaceDoubt } from '../../../ui/PlaceDoubt.tsx';
import { type MendingField, mending, PLACE_FIELDS, presentValues } from './metadata-edit.ts';

export interface Props {
  readonly report: ReportSummary;
  /** Whether only the keeper of the collection may mend it from here. */
  readonly needsKey: boolean;
}

/** What is known of a report as fields, with what its place was taken from. */
export function MendingDialog({ report, needsKey }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = mending.openFor.value === report.id;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  // Another report, or none: a form left open does not wait there.
  useEffect(() => mending.close, []);
  return (
    <dialog
      ref={dialog}
      class="mending"
      aria-labelledby="mending-title"
      onCancel={mending.close}
      // Told a moment later, when it may be open again.
      onClose={() => dialog.current?.open || mending.close()}
    >
      <h2 id="mending-title">{messages.mending.title}</h2>
      {isOpen && <MendingForm report={report} needsKey={needsKey} />}
    </dialog>
  );
}

function MendingForm({ report, needsKey }: Props) {
  const { place } = report;
  const present = presentValues(report);
  const failure = mending.failure.value;
  const isSaving = mending.isSaving.value;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    const typedIn = (field: MendingField) => String(typed.get(field) ?? '').trim();
    const values = {
      title: typedIn('title'),
      year: typedIn('year'),
      province: typedIn('province'),
      city: typedIn('city'),
      county: typedIn('county'),
      town: typedIn('town'),
      source_url: typedIn('source_url'),
    };
    const key = needsKey ? String(typed.get('key') ?? '').trim() : null;
    mending.save(report, values, typed.has('placeChecked'), key);
  };
  return (
    <form onSubmit={onSubmit}>
      <p class="hint">{messages.mending.why}</p>
      <Field name="title" value={present.title} most={300} />
      <Field
        name="year"
        value={present.year}
        most={4}
        pattern="(19|20)[0-9]{2}"
        hint={messages.mending.yearHint}
      />
      <fieldset>
        <legend>{messages.mending.place}</legend>
        <div class="mending-place">
          {PLACE_FIELDS.map((field) => (
            <Field key={field} name={field} value={present[field]} most={60} />
          ))}
        </div>
        {place.confidence === 'certain' ? (
          <p class="hint">{messages.place.evidence(place.evidence.join(messages.semicolon))}</p>
        ) : (
          <>
            <PlaceDoubt place={place} long />
            <label class="mending-check">
              <input type="checkbox" name="placeChecked" />
              {messages.mending.placeChecked}
            </label>
          </>
        )}
      </fieldset>
      <Field
        name="source_url"
        value={present.source_url}
        most={2000}
        pattern="[Hh][Tt][Tt][Pp][Ss]?://\S+"
        hint={messages.mending.urlHint}
      />
      {needsKey && (
        <label class="mending-field">
          <span>{messages.mending.key}</span>
          <input name="key" type="password" required autocomplete="current-password" />
        </label>
      )}
      {failure && (
        <p class="mending-failure" role="alert">
          {failure.message}
        </p>
      )}
      <p class="mending-actions">
        <button type="submit" class="primary" aria-disabled={isSaving}>
          {isSaving ? messages.mending.saving : messages.mending.save}
        </button>
        <button type="button" class="quiet" onClick={mending.close}>
          {messages.mending.cancel}
        </button>
      </p>
    </form>
  );
}

interface FieldProps {
  readonly name: MendingField;
  readonly value: string;
  readonly most: number;
  readonly pattern?: string;
  /** What the browser says where the pattern is not met. */
  readonly hint?: string;
}

function Field({ name, value, most, pattern, hint }: FieldProps) {
  return (
    <label class="mending-field">
      <span>{messages.mending.fields[name]}</span>
      <input
        name={name}
        defaultValue={value}
        maxLength={most}
        autocomplete="off"
        lang="zh-Hans"
        {...(pattern !== undefined && { pattern })}
        {...(hint !== undefined && { title: hint })}
      />
    </label>
  );
}
