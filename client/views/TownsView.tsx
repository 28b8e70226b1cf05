import type { SearchAddress } from '../address.ts';

export function TownsView({ address }: { readonly address: SearchAddress }) {
  return <p>{address.q}</p>;
}
