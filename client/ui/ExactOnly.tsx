import { type SearchAddress, writeSearch } from '../address/address.ts';
import { messages } from '../messages/messages.ts';

/** Tells readers in smart mode that views which count occurrences match terms exactly. */
export function ExactOnly({ address }: { readonly address: SearchAddress }) {
  if (address.mode === 'exact') return null;
  return (
    <p class="hint exact-only">
      {messages.views.exactOnly}{' '}
      <a href={writeSearch({ ...address, shown: { ...address.shown, view: 'list' } })}>
        {messages.views.names.list}
      </a>
    </p>
  );
}
