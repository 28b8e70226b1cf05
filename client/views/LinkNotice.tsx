import { words } from '../words.ts';

/** Says that a copied link led elsewhere than it was taken from, or to words that are no longer the same. */
export function LinkNotice({ link }: { readonly link: string | null }) {
  if (link !== 'moved' && link !== 'changed') return null;
  return (
    <p class="linknotice" role="status">
      {words.copy.led[link]}
    </p>
  );
}
