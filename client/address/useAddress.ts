/** The address as a URL, and ways to leave for another: what the views need of the router. */

import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';

export interface Here {
  readonly url: URL;
  /** Something new is asked: a step of history. */
  readonly go: (path: string) => void;
  /** The same, shown otherwise: no step of history. */
  readonly replace: (path: string) => void;
}

export function useAddress(): Here {
  const { url, route } = useLocation();
  return useMemo(
    () => ({
      url: new URL(url, location.origin),
      go: (path) => route(path),
      replace: (path) => route(path, true),
    }),
    [url, route],
  );
}
