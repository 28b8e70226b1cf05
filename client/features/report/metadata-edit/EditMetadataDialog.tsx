import { useEffect, useRef } from 'preact/hooks';
import { PLACE_LEVELS } from '../../../../indexer/domain/place.ts';
import type { ReportSummary } from '../../../../server/contract/report.ts';
import { messages } from '../../../messages/messages.ts';
import { PlaceDoubt } from '../../../ui/PlaceDoubt.tsx';
import { type MetadataField, metadataEdit, presentValues } from './metadata-edit.ts';

export interface Props {
  readonly report: ReportSummary;
  /** Whether edits from this browser need the keeper's key. */
  readonly needsKey: boolean;
}

/** Dialog for editing the metadata of a report, with the evidence for its place. */
export function EditMetadataDialog({ report, needsKey }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = metadataEdit.openFor.value === report.id;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  // Closes the form when the reader leaves the report.
  useEffect(() => metadataEdit.close, []);
  return (
    <dialog
      ref={dialog}
      class="panel mending"
      aria-labelledby="edit-metadata-title"
      onCancel={metadataEdit.close}
      // The close event is asynchronous: by then the dialog may be open again.
      onClose={() => dialog.current?.open || metadataEdit.close()}
    >
      <h2 id="edit-metadata-title">{messages.metadataEdit.title}</h2>
      {isOpen && <EditMetadataForm report={report} needsKey={needsKey} />}
    </dialog>
  );
}

function EditMetadataForm({ report, needsKey }: Props) {
  const { place } = report;
  const present = presentValues(report);
  const failure = metadataEdit.failure.value;
  const isSaving = metadataEdit.isSaving.value;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    const typedIn = (field: MetadataField) => String(typed.get(field) ?? '').trim();
    const values = {
      title: typedIn('title'),
      year: typedIn('year'),
      province: typedIn('province'),
      city: typedIn('city'),
      county: typedIn('county'),
      town: typedIn('town'),
      issuer: typedIn('issuer'),
      source_url: typedIn('source_url'),
    };
    const key = needsKey ? String(typed.get('key') ?? '').trim() : null;
    metadataEdit.save(report, values, typed.has('placeChecked'), key);
  };
  return (
    <form onSubmit={onSubmit}>
      <p class="hint">{messages.metadataEdit.hint}</p>
      <Field name="title" value={present.title} maxLength={300} />
      <Field
        name="year"
        value={present.year}
        maxLength={4}
        pattern="(19|20)[0-9]{2}"
        hint={messages.metadataEdit.yearHint}
      />
      <fieldset>
        <legend class="aside">{messages.metadataEdit.place}</legend>
        <div class="mending-place">
          {PLACE_LEVELS.map((level) => (
            <Field key={level} name={level} value={present[level]} maxLength={60} />
          ))}
        </div>
        {place.confidence === 'certain' ? (
          <p class="hint">{messages.place.evidence(place.evidence.join(messages.semicolon))}</p>
        ) : (
          <>
            <PlaceDoubt place={place} long />
            <label class="mending-check check">
              <input type="checkbox" name="placeChecked" />
              {messages.metadataEdit.placeChecked}
            </label>
          </>
        )}
      </fieldset>
      <Field name="issuer" value={present.issuer} maxLength={200} />
      <Field
        name="source_url"
        value={present.source_url}
        maxLength={2000}
        pattern="[Hh][Tt][Tt][Pp][Ss]?://\S+"
        hint={messages.metadataEdit.urlHint}
      />
      {needsKey && (
        <label class="mending-field">
          <span class="aside">{messages.metadataEdit.key}</span>
          <input class="field" name="key" type="password" required autocomplete="current-password" />
        </label>
      )}
      {failure && (
        <p class="mending-failure" role="alert">
          {failure.message}
        </p>
      )}
      <p class="mending-actions cluster">
        <button type="submit" class="primary" aria-disabled={isSaving}>
          {isSaving ? messages.metadataEdit.saving : messages.metadataEdit.save}
        </button>
        <button type="button" class="quiet" onClick={metadataEdit.close}>
          {messages.metadataEdit.cancel}
        </button>
      </p>
    </form>
  );
}

interface FieldProps {
  readonly name: MetadataField;
  readonly value: string;
  readonly maxLength: number;
  readonly pattern?: string;
  /** Shown by the browser if the value does not match the pattern. */
  readonly hint?: string;
}

function Field({ name, value, maxLength, pattern, hint }: FieldProps) {
  return (
    <label class="mending-field">
      <span class="aside">{messages.metadataEdit.fields[name]}</span>
      <input
        class="field"
        name={name}
        defaultValue={value}
        maxLength={maxLength}
        autocomplete="off"
        lang="zh-Hans"
        {...(pattern !== undefined && { pattern })}
        {...(hint !== undefined && { title: hint })}
      />
    </label>
  );
}
