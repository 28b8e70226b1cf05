import { messages } from '../../messages/messages.ts';

/** Says that a copied link led elsewhere than it was taken from, or to words that are no longer the same. */
export function LinkNotice({ link }: { readonly link: string | null }) {
  if (link !== 'moved' && link !== 'changed') return null;
  return (
    <p class="linknotice" role="status">
      {messages.copy.led[link]}
    </p>
  );
}
