/**
 * Restores scroll positions after reload and on going back. The browser's own restoration only suits pages
 * that are complete at once; these are complete when their answer has rendered, which the view reports with
 * `viewReady`.
 */
const STORE = 'zhenjian:scroll';
type Position = readonly [x: number, y: number];

function loadPositions(): Map<string, Position> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(STORE) ?? '[]') as [string, Position][]);
  } catch {
    return new Map();
  }
}

const positions = loadPositions();
/** Position to restore once the view is ready; null while none is pending. */
let pending: Position | null = null;

const key = (): string => location.pathname + location.search + location.hash;

/** A comparison scrolls inside its own element, every other page as a whole. */
const region = (): Element => document.querySelector('[data-scroller]') ?? document.documentElement;

function remember(): void {
  if (pending === null) positions.set(key(), [region().scrollLeft, region().scrollTop]);
}

function storePositions(): void {
  try {
    sessionStorage.setItem(STORE, JSON.stringify([...positions].slice(-100)));
  } catch {
    // If the store is full or forbidden, only the scroll position is lost.
  }
}

/** @returns whether there was a pending position to restore */
function restore(): boolean {
  if (pending === null) return false;
  const [x, y] = pending;
  pending = null;
  region().scrollTo({ left: x, top: y, behavior: 'instant' });
  return true;
}

function toTop(): void {
  region().scrollTo({ left: 0, top: 0, behavior: 'instant' });
}

/** Address and content of the view that was last ready. */
let shownAddress = '';
let shownContent = '';

export const scrollPosition = {
  listen(): void {
    history.scrollRestoration = 'manual';
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (entry?.type === 'reload' || entry?.type === 'back_forward') pending = positions.get(key()) ?? null;
    // A link within the page also fires popstate, but there the browser scrolls by itself.
    let followedAnchor = false;
    addEventListener(
      'click',
      ({ target }) => {
        followedAnchor = target instanceof Element && target.closest('a[href^="#"]') !== null;
      },
      { capture: true },
    );
    addEventListener('popstate', () => {
      const withinPage = followedAnchor;
      followedAnchor = false;
      if (withinPage) return;
      pending = positions.get(key()) ?? [0, 0];
      // If only the hash differs, nothing renders and no view will call `viewReady`.
      if (location.pathname + location.search === shownAddress) requestAnimationFrame(restore);
    });
    addEventListener('scroll', remember, { capture: true, passive: true });
    addEventListener('pagehide', storePositions);
  },
  /**
   * Reports that a view has rendered completely: restores the pending position, else scrolls new content to
   * its start.
   *
   * @param content identifies what is shown; content that is already on the page is not scrolled
   * @param toStart how to reach the start of new content
   */
  viewReady(content: string, toStart: () => void = toTop): void {
    const isNew = content !== shownContent;
    shownContent = content;
    const address = location.pathname + location.search;
    shownAddress = address;
    requestAnimationFrame(() => {
      // By now the reader may have left for another page, which has its own position.
      if (location.pathname + location.search !== address) return;
      if (!restore() && isNew) toStart();
    });
  },
};
