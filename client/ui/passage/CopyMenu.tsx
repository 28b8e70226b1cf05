import { useRef } from 'preact/hooks';
import type { CitationFormat } from '../../../server/contract/citations.ts';
import { messages } from '../../messages/messages.ts';
import { clipboard } from '../../state/clipboard.ts';
import { Icon } from '../Icon.tsx';

interface Props {
  readonly id: string;
  readonly text: string;
}

const CITATION_FORMATS = Object.keys(messages.copy.formats) as CitationFormat[];

/** A button that copies wording and citation, and a menu of other formats. */
export function CopyMenu({ id, text }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  const choose = (copy: () => Promise<void>) => () => {
    close();
    void copy();
  };
  const prepare = () => clipboard.prepare(id);
  return (
    <span class="copymenu">
      <button
        type="button"
        class="plain"
        aria-label={messages.copy.name}
        title={messages.copy.name}
        data-action="copy"
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => void clipboard.copyPassage(id)}
      >
        <Icon name="copy" />
        <span class="word">{messages.copy.button}</span>
      </button>
      <details
        ref={menu}
        onFocusOut={(event) => {
          if (!(event.relatedTarget instanceof Node && menu.current?.contains(event.relatedTarget))) close();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          close();
          menu.current?.querySelector('summary')?.focus();
        }}
      >
        <summary aria-label={messages.copy.more} title={messages.copy.more}>
          <Icon name="down" />
        </summary>
        <div class="panel menu">
          {CITATION_FORMATS.map((format) => (
            <button key={format} type="button" onClick={choose(() => clipboard.copyAs(id, format))}>
              {messages.copy.formats[format]}
            </button>
          ))}
          <button type="button" onClick={choose(() => clipboard.copyQuote(text))}>
            {messages.copy.quoteOnly}
          </button>
          <button type="button" onClick={choose(() => clipboard.copyPassageLink(id))}>
            {messages.copy.link}
          </button>
        </div>
      </details>
    </span>
  );
}
