import type { Place } from '../../server/contract/report.ts';
import { messages } from '../messages/messages.ts';
import { fullName } from '../messages/place-name.ts';

/** Warns if the place of a report is uncertain, because citations depend on it. */
export function PlaceDoubt({ place, long = false }: { readonly place: Place; readonly long?: boolean }) {
  if (place.confidence === 'certain' || (place.confidence === 'unknown' && !long)) return null;
  const alternatives =
    place.candidates.length > 0
      ? messages.place.alternatives(
          place.candidates.map((candidate) => fullName(candidate)).join(messages.join),
        )
      : '';
  const label = place.confidence === 'unknown' ? messages.place.unknown : messages.place[place.confidence];
  if (!long)
    return (
      <span class="doubt" title={alternatives || undefined}>
        {label}
      </span>
    );
  return (
    <p class="doubt-long">
      {[label, alternatives].filter(Boolean).join(messages.colon)}
      {place.evidence.length > 0 && (
        <small class="aside">{messages.place.evidence(place.evidence.join(messages.semicolon))}</small>
      )}
    </p>
  );
}
