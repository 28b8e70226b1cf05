import { useEffect } from 'preact/hooks';
import { messages } from '../messages/messages.ts';

/** The name of the tab, and what a screen reader says of a new page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? messages.name : `${title} · ${messages.name}`;
  }, [title]);
}
