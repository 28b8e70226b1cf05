import { useRef } from 'preact/hooks';
import type { CitationFormat } from '../../server/contract.ts';
import { clipboard } from '../models/clipboard.ts';
import { words } from '../words.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly id: string;
  readonly text: string;
}

const FORMS = Object.keys(words.copy.forms) as CitationFormat[];

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
  const prepare = () => clipboard.prepare(id);
  return (
    <span class="copymenu">
      <button
        type="button"
        class="plain"
        aria-label={words.copy.name}
        title={words.copy.name}
        data-action="copy"
        onPointerEnter={prepare}
        onFocus={prepare}
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
          if (event.key !== 'Escape') return;
          close();
          menu.current?.querySelector('summary')?.focus();
        }}
      >
        <summary aria-label={words.copy.more} title={words.copy.more}>
          <Icon name="down" />
        </summary>
        <div class="menu">
          {FORMS.map((format) => (
            <button key={format} type="button" onClick={choose(() => clipboard.copyAs(id, format))}>
              {words.copy.forms[format]}
            </button>
          ))}
          <button type="button" onClick={choose(() => clipboard.copyQuote(text))}>
            {words.copy.quoteOnly}
          </button>
          <button type="button" onClick={choose(() => clipboard.copyPassageLink(id))}>
            {words.copy.link}
          </button>
        </div>
      </details>
    </span>
  );
}
