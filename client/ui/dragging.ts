/**
 * Things that are put into another order by dragging: each says what it is, where it stands, and what is to be done
 * when another is dropped on it. What can be dragged can always be moved by buttons as well.
 */
import { signal } from '@preact/signals';

interface Dragged {
  readonly what: string;
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
  /** Index that the dragged thing of this kind would take, null while none is over one. */
  target: (what: string): number | null => (dragged.value?.what === what ? over.value : null),
  handle: (what: string, from: number): Draggable => ({
    draggable: true,
    onDragStart(event) {
      dragged.value = { what, from };
      // Firefox drags nothing that carries nothing.
      event.dataTransfer?.setData('text/plain', what);
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
    },
    onDragEnd: end,
  }),
  onto: (what: string, at: number, move: (from: number, to: number) => void): DropTarget => ({
    onDragOver(event) {
      if (dragged.peek()?.what !== what) return;
      event.preventDefault();
      over.value = at;
    },
    onDrop(event) {
      const now = dragged.peek();
      if (now?.what !== what) return;
      event.preventDefault();
      end();
      if (now.from !== at) move(now.from, at);
    },
  }),
};
