/**
 * Single-key shortcuts. A key clicks the button with the matching `data-action` in the focused `data-passage`
 * element, so that keyboard and mouse share one code path.
 */
import { signal } from '@preact/signals';

const helpOpen = signal(false);
/** Id of the passage last stepped to, for when the focus has since moved to a facet. */
let lastPassage = '';

const passages = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-passage]')];

function current(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-passage]');
  return focused ?? passages().find((passage) => passage.dataset['passage'] === lastPassage) ?? null;
}

function step(by: 1 | -1): void {
  const all = passages();
  const now = current();
  const next = all[now ? all.indexOf(now) + by : 0];
  if (!next) return;
  lastPassage = next.dataset['passage'] ?? '';
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

/** Whether keys belong to the focused field; checkboxes and radio buttons take no letters. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  // Leaves the search box, so that j and k step through its results.
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
