/**
 * Where one was on a page, found again on reload and on going back. The browser does this for pages that are whole
 * at once; ours are whole when the answer is there, so the view says when (`settle`).
 */
const STORE = 'zhenjian:scroll';
type Place = readonly [x: number, y: number];

function stored(): Map<string, Place> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(STORE) ?? '[]') as [string, Place][]);
  } catch {
    return new Map();
  }
}

const positions = stored();
/** Where to go once the page is whole; null when the reader is free to scroll. */
let awaited: Place | null = null;

const key = (): string => location.pathname + location.search + location.hash;

/** The columns of a comparison scroll by themselves, every other page scrolls as a whole. */
const region = (): Element => document.querySelector('[data-scroller]') ?? document.documentElement;

function remember(): void {
  if (awaited === null) positions.set(key(), [region().scrollLeft, region().scrollTop]);
}

function store(): void {
  try {
    sessionStorage.setItem(STORE, JSON.stringify([...positions].slice(-100)));
  } catch {
    // A full or forbidden store costs the reader a scroll, nothing more.
  }
}

/** Goes where one was, if one was here; says whether. */
function settle(): boolean {
  if (awaited === null) return false;
  const [x, y] = awaited;
  awaited = null;
  region().scrollTo({ left: x, top: y, behavior: 'instant' });
  return true;
}

function toTop(): void {
  region().scrollTo({ left: 0, top: 0, behavior: 'instant' });
}

/** The address last shown whole, and what it showed. */
let shownAddress = '';
let shownThing = '';

export const scrolling = {
  begin(): void {
    history.scrollRestoration = 'manual';
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (entry?.type === 'reload' || entry?.type === 'back_forward') awaited = positions.get(key()) ?? null;
    // Following a link within the page is a popstate too, but no going back: the browser scrolls there itself.
    let followed = false;
    addEventListener(
      'click',
      ({ target }) => {
        followed = target instanceof Element && target.closest('a[href^="#"]') !== null;
      },
      { capture: true },
    );
    addEventListener('popstate', () => {
      const within = followed;
      followed = false;
      if (within) return;
      awaited = positions.get(key()) ?? [0, 0];
      // Where only the hash differs nothing is drawn anew, so no view will say that it is whole.
      if (location.pathname + location.search === shownAddress) requestAnimationFrame(settle);
    });
    addEventListener('scroll', remember, { capture: true, passive: true });
    addEventListener('pagehide', store);
  },
  /**
   * The view shows all of `thing`. One goes back to where one was; a thing that was not shown before begins at its
   * top, or as `otherwise` says.
   */
  whole(thing: string, otherwise: () => void = toTop): void {
    const isNew = thing !== shownThing;
    shownThing = thing;
    const address = location.pathname + location.search;
    shownAddress = address;
    requestAnimationFrame(() => {
      // Who goes back at once is on another page by now, and that one has its own place.
      if (location.pathname + location.search !== address) return;
      if (!settle() && isNew) otherwise();
    });
  },
};
