import { type SearchAddress, writeSearch } from '../address.ts';
import { PAGE_SIZE } from '../api.ts';
import { words } from '../words.ts';
import { Icon } from './Icon.tsx';

export function Pager({ address, passages }: { readonly address: SearchAddress; readonly passages: number }) {
  const pages = Math.ceil(passages / PAGE_SIZE);
  if (pages <= 1) return null;
  const { page } = address;
  const to = (other: number) => writeSearch({ ...address, page: other });
  return (
    <nav class="pager" aria-label={words.search.pager}>
      {page > 1 ? (
        <a href={to(page - 1)} rel="prev">
          <Icon name="left" />
          {words.search.previous}
        </a>
      ) : (
        <span />
      )}
      <span class="at">{words.search.page(page, pages)}</span>
      {page < pages ? (
        <a href={to(page + 1)} rel="next">
          {words.search.next}
          <Icon name="right" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
