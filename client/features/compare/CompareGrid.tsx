import type { CompareAddress } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { CompareColumn } from './CompareColumn.tsx';
import { comparison } from './comparison.ts';

interface Props {
  readonly address: CompareAddress;
  readonly busy: boolean;
  readonly onRemove: (at: number) => void;
  readonly onMove: (from: number, to: number) => void;
}

/** Columns from which on they are set smaller, so that six fit a common screen. */
const DENSE = 5;

/**
 * One grid whose rows all columns share (subgrid), so that cells line up across columns, while each column is
 * one region to screen readers.
 */
export function CompareGrid({ address, busy, onRemove, onMove }: Props) {
  const grid = comparison.grid.value;
  const kinds = grid[0]?.cells.map((cell) => cell.kind) ?? [];
  const sections = [...new Set(kinds)].map((kind) => ({
    kind,
    rows: kinds.filter((other) => other === kind).length,
  }));
  const aligned = kinds.some((kind) => kind !== null);
  const isDense = grid.length >= DENSE;
  const style = { '--columns': String(grid.length), '--rows': String(Math.max(1, kinds.length)) };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="columns-scroll" data-scroller tabIndex={0} aria-label={messages.compare.columns}>
      <div
        class={`columns marks-${address.marks}${aligned ? ' aligned' : ''}${isDense ? ' dense' : ''}${busy ? ' stale' : ''}`}
        style={style}
        aria-busy={busy}
      >
        {aligned && (
          <div class="kinds not-phone" aria-hidden="true">
            {sections.map(({ kind, rows }) => (
              <span key={kind} style={{ gridRow: `span ${rows}` }}>
                <b>{kind && messages.sections[kind]}</b>
              </span>
            ))}
          </div>
        )}
        {grid.map((column, at) => (
          <CompareColumn
            key={column.column.key}
            grid={column}
            at={at}
            address={address}
            onRemove={() => onRemove(at)}
            onMove={onMove}
          />
        ))}
      </div>
    </section>
  );
}
