import { wordsMessages } from '../../messages/words-messages.ts';

/** Explains the figures, and why a search may find more. */
export function HowCounted({ leastPlaces }: { readonly leastPlaces: number }) {
  return (
    <details class="how-counted">
      <summary>{wordsMessages.how}</summary>
      <ul>
        {wordsMessages.explanation(leastPlaces).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
