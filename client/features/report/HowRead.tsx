import { useSignal } from '@preact/signals';
import type { ReadingAnswer } from '../../../server/contract/reading.ts';
import { type ApiError, getJson, paths } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';
import { messages } from '../../messages/messages.ts';
import { Failure } from '../../ui/Failure.tsx';

/** What a person checks before trusting a report: what was dropped, what is inferred and from where. */
export function HowRead({ id }: { readonly id: string }) {
  const answer = useSignal<ReadingAnswer | null>(null);
  const failure = useSignal<ApiError | null>(null);
  const load = (): void => {
    failure.value = null;
    getJson<ReadingAnswer>(paths.reading(id)).then(
      (reading) => {
        answer.value = reading;
      },
      (cause: unknown) => {
        failure.value = asApiError(cause);
      },
    );
  };
  return (
    <details
      class="how-read"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && answer.value === null) load();
      }}
    >
      <summary>{messages.reading.open}</summary>
      {failure.value ? (
        <Failure error={failure.value} onRetry={load} />
      ) : answer.value ? (
        <Reading reading={answer.value} />
      ) : (
        <p class="hint">{messages.loading}</p>
      )}
    </details>
  );
}

function Reading({ reading }: { readonly reading: ReadingAnswer }) {
  const { reading: words } = messages;
  const { file, kind, bytes, declared, place, issuerConfidence, passages, headings, warnings, dropped } =
    reading;
  return (
    <>
      <dl>
        <div>
          <dt class="aside">{words.file}</dt>
          <dd lang="zh-Hans">{file}</dd>
        </div>
        <div>
          <dt class="aside">{words.kind}</dt>
          <dd>
            {kind}
            {messages.comma}
            {words.bytes(bytes)}
          </dd>
        </div>
        <div>
          <dt class="aside">{words.size}</dt>
          <dd>{words.sizeOf(passages, headings)}</dd>
        </div>
        <div>
          <dt class="aside">{words.declared}</dt>
          <dd>
            {declared.length === 0
              ? words.noneDeclared
              : declared.map((field) => words.fields[field]).join(messages.comma)}
          </dd>
        </div>
        <div>
          <dt class="aside">{words.place}</dt>
          <dd>
            {words.confidence[place.confidence]}
            {place.evidence.length > 0 && (
              <span lang="zh-Hans">{messages.place.evidence(place.evidence.join(messages.semicolon))}</span>
            )}
          </dd>
        </div>
        <div>
          <dt class="aside">{words.issuer}</dt>
          <dd>{words.confidence[issuerConfidence]}</dd>
        </div>
      </dl>
      {warnings.map((warning) => (
        <p key={warning} class="doubt-long" lang="zh-Hans">
          {warning}
        </p>
      ))}
      <p>{words.dropped(dropped.length)}</p>
      {dropped.length > 0 && (
        <ol class="dropped" lang="zh-Hans">
          {dropped.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ol>
      )}
    </>
  );
}
