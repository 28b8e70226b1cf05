/** Virtual scrolling: the rows of a long list that are in the viewport, and the height of the whole list. */
import {
  observeWindowOffset,
  observeWindowRect,
  type VirtualItem,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** Rows rendered beyond each end of the viewport, so that j and k have a next row to focus. */
const OVERSCAN = 12;

export interface Windowed {
  readonly rows: readonly VirtualItem[];
  /** Height of the whole list in pixels. */
  readonly height: number;
  /** Pixels from the top of the page to the list. */
  readonly above: number;
}

/** @param rowHeight in pixels, the same for all rows */
export function useWindowed(list: RefObject<HTMLElement | null>, count: number, rowHeight: number): Windowed {
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  const [above, setAbove] = useState(0);
  const options = {
    count,
    getScrollElement: () => window,
    estimateSize: () => rowHeight,
    scrollToFn: windowScroll<Window>,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    overscan: OVERSCAN,
    scrollMargin: above,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<Window, Element>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [rowHeight]);
  useLayoutEffect(() => {
    if (list.current) setAbove(list.current.getBoundingClientRect().top + scrollY);
  });
  return { rows: virtualizer.getVirtualItems(), height: virtualizer.getTotalSize(), above };
}
