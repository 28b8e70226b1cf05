import { messages } from '../../messages/messages.ts';

/** Warns that the passage behind a copied link has moved, or that its wording has changed. */
export function LinkNotice({ link }: { readonly link: string | null }) {
  if (link !== 'moved' && link !== 'changed') return null;
  return (
    <p class="linknotice" role="status">
      {messages.copy.linkNotices[link]}
    </p>
  );
}
