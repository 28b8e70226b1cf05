import type { LedgerAnswer, SourceClass } from '../../../../server/contract/ledger.ts';

/** In the order of the bar, what is the report's own last. */
export const CLASSES: readonly SourceClass[] = [
  'outline',
  'higher',
  'ownEarlier',
  'elsewhereEarlier',
  'sameTime',
  'own',
];

/** Drawn for the eye alone: the shares stand in words beside it. */
export function ShareBar({ shares }: Pick<LedgerAnswer, 'shares'>) {
  return (
    <div class="ledger-bar" aria-hidden="true">
      {CLASSES.map(
        (name) =>
          shares[name] > 0 && <span key={name} class={`origin ${name}`} style={{ flexGrow: shares[name] }} />,
      )}
    </div>
  );
}
