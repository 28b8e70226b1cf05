/**
 * Reordering by drag and drop: each item declares its kind, its index, and what happens when another is
 * dropped on it. Everything that can be dragged can also be moved with buttons.
 */
import { signal } from '@preact/signals';

interface Dragged {
  readonly kind: string;
  readonly from: number;
}

const dragged = signal<Dragged | null>(null);
const over = signal<number | null>(null);

export interface Draggable {
  readonly draggable: true;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragEnd: () => void;
}

export interface DropTarget {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

function end(): void {
  dragged.value = null;
  over.value = null;
}

export const dragging = {
  /** Index that the dragged item of this kind would take; null while none is over a drop target. */
  overIndex: (kind: string): number | null => (dragged.value?.kind === kind ? over.value : null),
  handle: (kind: string, from: number): Draggable => ({
    draggable: true,
    onDragStart(event) {
      dragged.value = { kind, from };
      // Firefox does not start a drag without data.
      event.dataTransfer?.setData('text/plain', kind);
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
    },
    onDragEnd: end,
  }),
  dropTarget: (kind: string, at: number, move: (from: number, to: number) => void): DropTarget => ({
    onDragOver(event) {
      if (dragged.peek()?.kind !== kind) return;
      event.preventDefault();
      over.value = at;
    },
    onDrop(event) {
      const now = dragged.peek();
      if (now?.kind !== kind) return;
      event.preventDefault();
      end();
      if (now.from !== at) move(now.from, at);
    },
  }),
};
