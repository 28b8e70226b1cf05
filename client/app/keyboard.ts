/**
 * Single keys for those who read with the keyboard. Passages mark themselves with `data-passage`, what can be done
 * with them with `data-action`; a key goes to the passage that has the focus and presses its button, so that there
 * is one way in which each thing is done.
 */
import { signal } from '@preact/signals';

const helpOpen = signal(false);
/** Id of the passage last stepped to: the focus may have gone to a facet since. */
let last = '';

const passages = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-passage]')];

function current(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-passage]');
  return focused ?? passages().find((passage) => passage.dataset['passage'] === last) ?? null;
}

function step(by: 1 | -1): void {
  const all = passages();
  const now = current();
  const next = all[now ? all.indexOf(now) + by : 0];
  if (!next) return;
  last = next.dataset['passage'] ?? '';
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function press(action: string, within: Element | null | undefined): void {
  within?.querySelector<HTMLElement>(`[data-action="${action}"]`)?.click();
}

function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('[data-search]');
  box?.focus();
  box?.select();
}

const KEYS: Readonly<Record<string, () => void>> = {
  '/': focusSearch,
  j: () => step(1),
  k: () => step(-1),
  c: () => press('copy', current()),
  b: () => press('basket', current()),
  x: () => press('choose', current()?.closest('[data-report]')),
  v: () => press('side-by-side', document.body),
  '?': () => {
    helpOpen.value = true;
  },
};

/** Typing into a field is typing; a checkbox takes no letters. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  // Out of the box again, so that j and k go through what it found.
  if (event.key === 'Escape' && event.target instanceof HTMLElement && event.target.matches('[data-search]'))
    event.target.blur();
  if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
  const action = KEYS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

export const keyboard = {
  helpOpen,
  listen: () => document.addEventListener('keydown', onKeyDown),
  openHelp(): void {
    helpOpen.value = true;
  },
  closeHelp(): void {
    helpOpen.value = false;
  },
};
