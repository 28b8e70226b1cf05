import type { Place } from '../../server/contract/report.ts';
import { messages } from '../messages/messages.ts';
import { fullName } from '../messages/place-name.ts';

/** Says where the place of a report is not certain, because a citation stands on it. */
export function PlaceDoubt({ place, long = false }: { readonly place: Place; readonly long?: boolean }) {
  if (place.confidence === 'certain' || (place.confidence === 'unknown' && !long)) return null;
  const could =
    place.candidates.length > 0
      ? messages.place.could(place.candidates.map((one) => fullName(one)).join(messages.join))
      : '';
  const label = place.confidence === 'unknown' ? messages.place.unknown : messages.place[place.confidence];
  if (!long)
    return (
      <span class="doubt" title={could || undefined}>
        {label}
      </span>
    );
  return (
    <p class="doubt-long">
      {[label, could].filter(Boolean).join(messages.colon)}
      {place.evidence.length > 0 && (
        <small>{messages.place.evidence(place.evidence.join(messages.semicolon))}</small>
      )}
    </p>
  );
}
