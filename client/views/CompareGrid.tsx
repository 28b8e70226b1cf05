import type { CompareAnswer } from '../../server/contract.ts';
import { comparison } from '../models/comparison.ts';
import { words } from '../words.ts';
import { CompareColumn } from './CompareColumn.tsx';

interface Props {
  readonly answer: CompareAnswer;
  readonly q: string;
  readonly busy: boolean;
  readonly onRemove: (key: string) => void;
}

/**
 * One grid whose rows all columns share (subgrid): a column stays one region to a screen reader, and its cells still
 * stand level with their neighbours'.
 */
export function CompareGrid({ answer, q, busy, onRemove }: Props) {
  const kinds = answer.rows.map((row) => row.kind);
  const aligned = kinds.some((kind) => kind !== null);
  const style = { '--columns': String(answer.columns.length), '--rows': String(Math.max(1, kinds.length)) };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="columns-scroll" data-scroller tabIndex={0} aria-label={words.compare.columns}>
      <div
        class={`columns${aligned ? ' aligned' : ''}${busy ? ' stale' : ''}`}
        style={style}
        aria-busy={busy}
      >
        {aligned && (
          <div class="kinds" aria-hidden="true">
            {kinds.map((kind) => (
              <span key={kind}>
                <b>{kind && words.sections[kind]}</b>
              </span>
            ))}
          </div>
        )}
        {answer.columns.map((column, at) => (
          <CompareColumn
            key={column.key}
            column={column}
            cells={comparison.cells.value[at] ?? []}
            q={q}
            onRemove={() => onRemove(column.key)}
          />
        ))}
      </div>
    </section>
  );
}
