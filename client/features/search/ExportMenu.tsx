import type { ExportFormat } from '../../../server/contract/export.ts';
import type { SearchAnswer } from '../../../server/contract/search.ts';
import type { SearchAddress } from '../../address/address.ts';
import { contextWidth } from '../../address/result-view.ts';
import { paths } from '../../api/api.ts';
import { messages } from '../../messages/messages.ts';
import { Icon } from '../../ui/Icon.tsx';

const ID = 'export';
const FORMATS = Object.keys(messages.exportMenu.formats) as ExportFormat[];

interface Props {
  readonly address: SearchAddress;
  readonly total: SearchAnswer['total'];
}

/**
 * Downloads all hits as a file, after telling how many rows it has: passages, or in the concordance its lines. A
 * popover: Escape closes it.
 */
export function ExportMenu({ address, total }: Props) {
  const asLines = address.shown.view === 'kwic';
  return (
    <>
      <button type="button" class="plain aside syntax-button" popovertarget={ID}>
        {messages.exportMenu.open}
        <Icon name="down" />
      </button>
      <section id={ID} class="panel syntax" popover="auto" aria-label={messages.exportMenu.open}>
        <h2>
          {asLines
            ? messages.exportMenu.lines(total.occurrences, total.exact)
            : messages.exportMenu.rows(total.passages, total.exact)}
        </h2>
        <p class="hint">{asLines ? messages.exportMenu.linesHint : messages.exportMenu.hint}</p>
        <ul class="export-forms cluster">
          {FORMATS.map((format) => (
            <li key={format}>
              <a
                href={
                  asLines
                    ? paths.exportLines(address, contextWidth(address.shown.context), format)
                    : paths.export(address, format)
                }
                download
              >
                {messages.exportMenu.formats[format]}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
