import { messages } from '../messages/messages.ts';

/** Placeholder for passages that are loading. */
export function Skeleton({ passages }: { readonly passages: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{messages.loading}</span>
      {Array.from({ length: passages }, (_, at) => (
        <div key={at} aria-hidden="true">
          <i style={{ width: '9em' }} />
          <i style={{ width: '18em' }} />
          <i />
          <i />
          <i style={{ width: `${40 + ((at * 23) % 45)}%` }} />
        </div>
      ))}
    </div>
  );
}
