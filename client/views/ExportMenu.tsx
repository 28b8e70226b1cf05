import type { ExportFormat } from '../../server/contract/exporting.ts';
import type { SearchAddress } from '../address.ts';
import { paths } from '../api.ts';
import { words } from '../words.ts';
import { Icon } from './Icon.tsx';

const ID = 'export';
const FORMATS = Object.keys(words.exporting.formats) as ExportFormat[];

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
        {words.exporting.open}
        <Icon name="down" />
      </button>
      <section id={ID} class="syntax" popover="auto" aria-label={words.exporting.open}>
        <h2>{words.exporting.rows(passages, exact)}</h2>
        <p class="hint">{words.exporting.what}</p>
        <ul class="export-forms">
          {FORMATS.map((format) => (
            <li key={format}>
              <a href={paths.export(address, format)} download>
                {words.exporting.formats[format]}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
