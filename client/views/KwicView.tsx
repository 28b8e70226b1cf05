import type { SearchAddress } from '../address.ts';

export function KwicView({ address }: { readonly address: SearchAddress }) {
  return <p>{address.q}</p>;
}
