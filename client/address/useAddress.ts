/** The router as views need it: the current URL and two ways to navigate. */
import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';

export interface Navigation {
  readonly url: URL;
  /** For a new question: adds a history entry. */
  readonly go: (path: string) => void;
  /** For another view of the same: replaces the history entry. */
  readonly replace: (path: string) => void;
}

export function useAddress(): Navigation {
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
