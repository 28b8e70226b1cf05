import type { Passage } from '../../../server/contract/passage.ts';
import type { ReportHead } from '../../../server/contract/report.ts';
import { messages } from '../../messages/messages.ts';
import { basketStore } from '../../state/basket-store.ts';
import { Icon } from '../Icon.tsx';

interface Props {
  readonly passage: Passage;
  readonly report: ReportHead;
  readonly withWord?: boolean;
}

export function BasketButton({ passage, report, withWord = true }: Props) {
  const isIn = basketStore.ids.value.has(passage.id);
  return (
    <button
      type="button"
      class="plain keep"
      aria-pressed={isIn}
      aria-label={withWord ? undefined : messages.basket.addLong}
      title={isIn ? messages.basket.removeLong : messages.basket.addLong}
      data-action="basket"
      onClick={() => basketStore.toggle(passage, report)}
    >
      <Icon name={isIn ? 'check' : 'basket'} />
      {withWord && <span class="word">{messages.basket.add}</span>}
    </button>
  );
}
