import type { Place } from '../../server/contract.ts';
import { fullName } from '../text/place-name.ts';
import { words } from '../words.ts';

/** Says where the place of a report is not certain, because a citation stands on it. */
export function PlaceDoubt({ place, long = false }: { readonly place: Place; readonly long?: boolean }) {
  if (place.confidence === 'certain' || (place.confidence === 'unknown' && !long)) return null;
  const could =
    place.candidates.length > 0
      ? words.place.could(place.candidates.map((one) => fullName(one)).join(words.join))
      : '';
  const label = place.confidence === 'unknown' ? words.place.unknown : words.place[place.confidence];
  if (!long)
    return (
      <span class="doubt" title={could || undefined}>
        {label}
      </span>
    );
  return (
    <p class="doubt-long">
      {[label, could].filter(Boolean).join(words.colon)}
      {place.evidence.length > 0 && (
        <small>{words.place.evidence(place.evidence.join(words.semicolon))}</small>
      )}
    </p>
  );
}
