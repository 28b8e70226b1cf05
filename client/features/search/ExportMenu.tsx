import type { ExportFormat } from '../../../server/contract/export.ts';
import type { SearchAddress } from '../../address/address.ts';
import { paths } from '../../api/api.ts';
import { messages } from '../../messages/messages.ts';
import { Icon } from '../../ui/Icon.tsx';

const ID = 'export';
const FORMATS = Object.keys(messages.exporting.formats) as ExportFormat[];

interface Props {
  readonly address: SearchAddress;
  readonly passages: number;
  readonly exact: boolean;
}

/** All that was found, as a file; it says before how many rows. A popover: Escape closes it. */
export function ExportMenu({ address, passages, exact }: Props) {
  return (
    <>
      <button type="button" class="plain syntax-button" popovertarget={ID}>
        {messages.exporting.open}
        <Icon name="down" />
      </button>
      <section id={ID} class="syntax" popover="auto" aria-label={messages.exporting.open}>
        <h2>{messages.exporting.rows(passages, exact)}</h2>
        <p class="hint">{messages.exporting.what}</p>
        <ul class="export-forms">
          {FORMATS.map((format) => (
            <li key={format}>
              <a href={paths.export(address, format)} download>
                {messages.exporting.formats[format]}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
