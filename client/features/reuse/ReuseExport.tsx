import { useSignal } from '@preact/signals';
import { asApiError } from '../../api/loader.ts';
import { exportReuse, REUSE_FORMATS, type ReuseFormat } from '../../export/reuse-export.ts';
import { save } from '../../export/save-file.ts';
import { today } from '../../export/today.ts';
import { messages } from '../../messages/messages.ts';
import { type Found, reuse } from './reuse.ts';

/** Takes the result away as a file. */
export function ReuseExport({ found }: { readonly found: Found }) {
  const busy = useSignal(false);
  const failure = useSignal('');
  const exportAs = async (format: ReuseFormat): Promise<void> => {
    busy.value = true;
    failure.value = '';
    try {
      const { characters, shares, text } = found;
      const { name, file } = await exportReuse(format, {
        text,
        summary: messages.reuse.share(characters, shares.strong + shares.reuse, shares.formula),
        stretches: reuse.stretches.peek(),
        date: today(),
        origin: location.origin,
      });
      save(name, file);
    } catch (cause) {
      failure.value = asApiError(cause).message;
    } finally {
      busy.value = false;
    }
  };
  return (
    <p class="reuse-export cluster">
      <span class="aside">{messages.reuse.export}</span>
      {(Object.keys(REUSE_FORMATS) as ReuseFormat[]).map((format) => (
        <button
          key={format}
          type="button"
          class="quiet"
          disabled={busy.value}
          onClick={() => void exportAs(format)}
        >
          {messages.basket.formats[format]}
        </button>
      ))}
      <span role="status" class="hint">
        {busy.value ? messages.basket.writing : failure.value}
      </span>
    </p>
  );
}
