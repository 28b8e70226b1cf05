import { useEffect } from 'preact/hooks';
import { messages } from '../messages/messages.ts';

/** Sets the document title, which screen readers announce with a new page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? messages.name : `${title} · ${messages.name}`;
  }, [title]);
}
