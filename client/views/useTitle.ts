import { useEffect } from 'preact/hooks';
import { words } from '../words.ts';

/** The name of the tab, and what a screen reader says of a new page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? words.name : `${title} · ${words.name}`;
  }, [title]);
}
