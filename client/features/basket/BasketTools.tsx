import { FORMS, type FormName } from '../../export/export.ts';
import { messages } from '../../messages/messages.ts';
import type { Basket } from '../../state/basket.ts';
import { baskets } from '../../state/baskets.ts';
import { basketExport, STANDARDS } from './basket-export.ts';
import { sharedBasket } from './shared-basket.ts';

/** The ways out of the basket: files, a link, and back a step. */
export function BasketTools({ basket, isOwn }: { readonly basket: Basket; readonly isOwn: boolean }) {
  const isEmpty = basket.items.length === 0;
  const busy = basketExport.busy.value;
  return (
    <aside class="basket-tools" id="take-away" aria-label={messages.basket.takeAway}>
      <fieldset disabled={isEmpty || busy}>
        <legend>{messages.basket.takeAway}</legend>
        <div class="forms">
          {(Object.keys(FORMS) as FormName[]).map((form) => (
            <button
              key={form}
              type="button"
              class="quiet"
              onClick={() => void basketExport.take(form, basket)}
            >
              {messages.basket.forms[form]}
            </button>
          ))}
        </div>
        <label class="standard">
          <span>{messages.basket.standard}</span>
          <select
            value={basketExport.standard.value}
            onChange={(event) => {
              basketExport.standard.value =
                STANDARDS.find((one) => one === event.currentTarget.value) ?? STANDARDS[0];
            }}
          >
            {STANDARDS.map((one) => (
              <option key={one} value={one}>
                {one.replace('gbt', 'GB/T ')}
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
        <legend>{messages.basket.share}</legend>
        <div class="forms">
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
          <label class="quiet file">
            <input
              type="file"
              accept="application/json,.json"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                if (file) void sharedBasket.openFile(file);
                // The same file may be opened again.
                event.currentTarget.value = '';
              }}
            />
            {messages.basket.openFile}
          </label>
        </div>
        <p class="hint">{messages.basket.shareWhy}</p>
      </fieldset>
      {isOwn && (
        <div class="forms">
          <button
            type="button"
            class="quiet"
            disabled={!baskets.canUndo.value}
            onClick={() => baskets.undo()}
          >
            {messages.basket.undo}
          </button>
          <button type="button" class="quiet" disabled={isEmpty} onClick={() => baskets.clear()}>
            {messages.basket.clear}
          </button>
        </div>
      )}
    </aside>
  );
}
