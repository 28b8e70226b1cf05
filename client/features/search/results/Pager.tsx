import { type SearchAddress, writeSearch } from '../../../address/address.ts';
import { PAGE_SIZE } from '../../../api/api.ts';
import { messages } from '../../../messages/messages.ts';
import { Icon } from '../../../ui/Icon.tsx';

/** Links to the previous and next page of results. */
export function Pager({ address, passages }: { readonly address: SearchAddress; readonly passages: number }) {
  const pages = Math.ceil(passages / PAGE_SIZE);
  if (pages <= 1) return null;
  const { page } = address;
  const to = (other: number) => writeSearch({ ...address, page: other });
  return (
    <nav class="pager" aria-label={messages.search.pager}>
      {page > 1 ? (
        <a href={to(page - 1)} rel="prev">
          <Icon name="left" />
          {messages.search.previous}
        </a>
      ) : (
        <span />
      )}
      <span class="aside">{messages.search.page(page, pages)}</span>
      {page < pages ? (
        <a href={to(page + 1)} rel="next">
          {messages.search.next}
          <Icon name="right" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
