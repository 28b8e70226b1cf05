import type { Passage, ReportHead } from '../../server/contract.ts';
import { baskets } from '../models/basket.ts';
import { words } from '../words.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly passage: Passage;
  readonly report: ReportHead;
  readonly withWord?: boolean;
}

export function BasketButton({ passage, report, withWord = true }: Props) {
  const isIn = baskets.ids.value.has(passage.id);
  return (
    <button
      type="button"
      class="plain keep"
      aria-pressed={isIn}
      aria-label={withWord ? undefined : words.basket.addLong}
      title={isIn ? words.basket.takeOut : words.basket.addLong}
      data-action="basket"
      onClick={() => baskets.toggle(passage, report)}
    >
      <Icon name={isIn ? 'check' : 'basket'} />
      {withWord && words.basket.add}
    </button>
  );
}
