import { writeReuse } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { draft } from '../../state/draft.ts';

/** Characters from which on a text is rather a passage than words to search for. */
export const MIN_OFFERED = 30;

interface Props {
  readonly text: string;
  /** Under the search box, for as long as it has the focus. */
  readonly isPanel?: boolean;
}

/** Offers to look for passages that are the same or similar, once the text is long enough for one. */
export function ReuseOffer({ text, isPanel = false }: Props) {
  if (text.length < MIN_OFFERED) return null;
  return (
    <a
      class={isPanel ? 'reuse-offer panel menu' : 'reuse-offer'}
      href={writeReuse({ text })}
      onClick={() => draft.keep(text)}
    >
      {messages.reuse.offer}
    </a>
  );
}
