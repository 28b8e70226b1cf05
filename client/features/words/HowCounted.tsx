import { messages } from '../../messages/messages.ts';

/** Explains the figures, and why a search may find more. */
export function HowCounted({ leastPlaces }: { readonly leastPlaces: number }) {
  return (
    <details class="how-counted">
      <summary>{messages.words.how}</summary>
      <ul>
        {messages.words.explanation(leastPlaces).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
