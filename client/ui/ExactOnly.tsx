import { type SearchAddress, writeSearch } from '../address/address.ts';
import { messages } from '../messages/messages.ts';

/** What counts occurrences takes the words as they are typed: said where the reader asked otherwise. */
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
