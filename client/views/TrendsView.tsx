import type { SearchAddress } from '../address.ts';

export function TrendsView({ address }: { readonly address: SearchAddress }) {
  return <p>{address.q}</p>;
}
