import { exportReuse, REUSE_FORMATS, type ReuseFormat } from '../../export/reuse-export.ts';
import { today } from '../../export/today.ts';
import { messages } from '../../messages/messages.ts';
import { useSaving } from '../../ui/useSaving.ts';
import { type Found, reuse } from './reuse.ts';

/** Takes the result away as a file. */
export function ReuseExport({ found }: { readonly found: Found }) {
  const { isBusy, status, saveFile } = useSaving();
  const exportAs = (format: ReuseFormat): Promise<void> => {
    const { characters, shares, text } = found;
    return saveFile(() =>
      exportReuse(format, {
        text,
        summary: messages.reuse.share(characters, shares.strong + shares.reuse, shares.formula),
        stretches: reuse.stretches.peek(),
        date: today(),
        origin: location.origin,
      }),
    );
  };
  return (
    <p class="reuse-export cluster">
      <span class="aside">{messages.reuse.export}</span>
      {(Object.keys(REUSE_FORMATS) as ReuseFormat[]).map((format) => (
        <button
          key={format}
          type="button"
          class="quiet"
          disabled={isBusy.value}
          onClick={() => void exportAs(format)}
        >
          {messages.basket.formats[format]}
        </button>
      ))}
      <span role="status" class="hint">
        {status.value}
      </span>
    </p>
  );
}
