import type { ExportFormat } from '../../../server/contract/export.ts';
import type { SearchAddress } from '../../address/address.ts';
import { paths } from '../../api/api.ts';
import { messages } from '../../messages/messages.ts';
import { Icon } from '../../ui/Icon.tsx';

const ID = 'export';
const FORMATS = Object.keys(messages.exportMenu.formats) as ExportFormat[];

interface Props {
  readonly address: SearchAddress;
  readonly passages: number;
  readonly exact: boolean;
}

/** Downloads all hits as a file, after telling how many rows it has. A popover: Escape closes it. */
export function ExportMenu({ address, passages, exact }: Props) {
  return (
    <>
      <button type="button" class="plain aside syntax-button" popovertarget={ID}>
        {messages.exportMenu.open}
        <Icon name="down" />
      </button>
      <section id={ID} class="panel syntax" popover="auto" aria-label={messages.exportMenu.open}>
        <h2>{messages.exportMenu.rows(passages, exact)}</h2>
        <p class="hint">{messages.exportMenu.hint}</p>
        <ul class="export-forms cluster">
          {FORMATS.map((format) => (
            <li key={format}>
              <a href={paths.export(address, format)} download>
                {messages.exportMenu.formats[format]}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
