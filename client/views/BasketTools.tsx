import type { Basket } from '../basket/basket.ts';
import { baskets } from '../models/basket.ts';
import { sharedBasket } from '../models/shared-basket.ts';
import { STANDARDS, takingAway } from '../models/taking-away.ts';
import { FORMS, type FormName } from '../takeaway/take-away.ts';
import { words } from '../words.ts';

/** The ways out of the basket: files, a link, and back a step. */
export function BasketTools({ basket, isOwn }: { readonly basket: Basket; readonly isOwn: boolean }) {
  const isEmpty = basket.items.length === 0;
  const busy = takingAway.busy.value;
  return (
    <aside class="basket-tools" id="take-away" aria-label={words.basket.takeAway}>
      <fieldset disabled={isEmpty || busy}>
        <legend>{words.basket.takeAway}</legend>
        <div class="forms">
          {(Object.keys(FORMS) as FormName[]).map((form) => (
            <button key={form} type="button" class="quiet" onClick={() => void takingAway.take(form, basket)}>
              {words.basket.forms[form]}
            </button>
          ))}
        </div>
        <label class="standard">
          <span>{words.basket.standard}</span>
          <select
            value={takingAway.standard.value}
            onChange={(event) => {
              takingAway.standard.value =
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
          {busy && words.basket.writing}
        </p>
        {takingAway.failure.value !== '' && <p role="alert">{takingAway.failure.value}</p>}
      </fieldset>
      <fieldset>
        <legend>{words.basket.share}</legend>
        <div class="forms">
          <button
            type="button"
            class="quiet"
            disabled={isEmpty}
            onClick={() => void takingAway.copyLink(basket)}
          >
            {words.basket.copyLink}
          </button>
          <button type="button" class="quiet" disabled={isEmpty} onClick={() => takingAway.saveFile(basket)}>
            {words.basket.saveFile}
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
            {words.basket.openFile}
          </label>
        </div>
        <p class="hint">{words.basket.shareWhy}</p>
      </fieldset>
      {isOwn && (
        <div class="forms">
          <button
            type="button"
            class="quiet"
            disabled={!baskets.canUndo.value}
            onClick={() => baskets.undo()}
          >
            {words.basket.undo}
          </button>
          <button type="button" class="quiet" disabled={isEmpty} onClick={() => baskets.clear()}>
            {words.basket.clear}
          </button>
        </div>
      )}
    </aside>
  );
}
