import { useRef } from 'preact/hooks';
import { clipboard } from '../models/clipboard.ts';
import { words } from '../words.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly id: string;
  readonly text: string;
}

/** One click copies wording and citation; the menu beside it has the other forms. */
export function CopyMenu({ id, text }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  const choose = (copy: () => Promise<void>) => () => {
    close();
    void copy();
  };
  return (
    <span class="copymenu">
      <button
        type="button"
        class="plain"
        aria-label={words.copy.name}
        title={words.copy.name}
        data-action="copy"
        onClick={() => void clipboard.copyPassage(id)}
      >
        <Icon name="copy" />
        {words.copy.button}
      </button>
      <details
        ref={menu}
        onFocusOut={(event) => {
          if (!(event.relatedTarget instanceof Node && menu.current?.contains(event.relatedTarget))) close();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      >
        <summary aria-label={words.copy.more} title={words.copy.more}>
          <Icon name="down" />
        </summary>
        <div class="menu">
          <button type="button" onClick={choose(() => clipboard.copyMarkdown(id))}>
            {words.copy.markdown}
          </button>
          <button type="button" onClick={choose(() => clipboard.copyCitation(id))}>
            {words.copy.citationOnly}
          </button>
          <button type="button" onClick={choose(() => clipboard.copyQuote(text))}>
            {words.copy.quoteOnly}
          </button>
        </div>
      </details>
    </span>
  );
}
