import { useEffect, useRef } from 'preact/hooks';
import { useAddress } from '../address/useAddress.ts';
import { messages } from '../messages/messages.ts';
import { Icon } from '../ui/Icon.tsx';
import { Ways } from '../ui/Ways.tsx';

/** The ways into the collection, as a popover that closes when one is taken. */
export function WaysMenu() {
  const menu = useRef<HTMLElement>(null);
  const { url } = useAddress();
  useEffect(() => menu.current?.hidePopover(), [url.pathname]);
  return (
    <>
      <button
        type="button"
        class="plain tool labelled"
        popovertarget="ways"
        aria-label={messages.ways.open}
        title={messages.ways.open}
      >
        <Icon name="menu" />
        <span class="unseen-narrow">{messages.ways.short}</span>
      </button>
      <nav ref={menu} class="panel ways" id="ways" popover="auto" aria-label={messages.ways.open}>
        <Ways />
      </nav>
    </>
  );
}
