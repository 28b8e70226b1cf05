import { FILE_FORMATS, type FileFormat } from '../../export/export.ts';
import { messages } from '../../messages/messages.ts';
import type { Basket } from '../../state/basket.ts';
import { basketStore } from '../../state/basket-store.ts';
import { basketExport, STANDARDS } from './basket-export.ts';
import { sharedBasket } from './shared-basket.ts';

/** Export, sharing and undo for the basket. */
export function BasketTools({ basket, isOwn }: { readonly basket: Basket; readonly isOwn: boolean }) {
  const isEmpty = basket.items.length === 0;
  const busy = basketExport.busy.value;
  return (
    <aside class="basket-tools stack" id="basket-export" aria-label={messages.basket.export}>
      <fieldset disabled={isEmpty || busy}>
        <legend class="aside">{messages.basket.export}</legend>
        <div class="forms cluster">
          {(Object.keys(FILE_FORMATS) as FileFormat[]).map((format) => (
            <button
              key={format}
              type="button"
              class={format === 'docx' ? 'primary' : 'quiet'}
              onClick={() => void basketExport.exportAs(format, basket)}
            >
              {messages.basket.formats[format]}
            </button>
          ))}
        </div>
        <label class="standard cluster">
          <span>{messages.basket.standard}</span>
          <select
            class="field"
            value={basketExport.standard.value}
            onChange={(event) => {
              basketExport.standard.value =
                STANDARDS.find((standard) => standard === event.currentTarget.value) ?? STANDARDS[0];
            }}
          >
            {STANDARDS.map((standard) => (
              <option key={standard} value={standard}>
                {standard.replace('gbt', 'GB/T ')}
              </option>
            ))}
          </select>
        </label>
        <p role="status" class="hint">
          {busy && messages.basket.writing}
        </p>
        {basketExport.failure.value !== '' && <p role="alert">{basketExport.failure.value}</p>}
      </fieldset>
      <fieldset>
        <legend class="aside">{messages.basket.share}</legend>
        <div class="forms cluster">
          <button
            type="button"
            class="quiet"
            disabled={isEmpty}
            onClick={() => void basketExport.copyLink(basket)}
          >
            {messages.basket.copyLink}
          </button>
          <button
            type="button"
            class="quiet"
            disabled={isEmpty}
            onClick={() => basketExport.saveFile(basket)}
          >
            {messages.basket.saveFile}
          </button>
          <label class="quiet file covered">
            <input
              type="file"
              accept="application/json,.json"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                if (file) void sharedBasket.openFile(file);
                // Cleared, so that choosing the same file again fires a change event.
                event.currentTarget.value = '';
              }}
            />
            {messages.basket.openFile}
          </label>
        </div>
        <p class="hint">{messages.basket.shareHint}</p>
      </fieldset>
      {isOwn && (
        <div class="forms cluster">
          <button
            type="button"
            class="quiet"
            disabled={!basketStore.canUndo.value}
            onClick={() => basketStore.undo()}
          >
            {messages.basket.undo}
          </button>
          <button type="button" class="quiet" disabled={isEmpty} onClick={() => basketStore.clear()}>
            {messages.basket.clear}
          </button>
        </div>
      )}
    </aside>
  );
}
