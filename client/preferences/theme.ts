/** Sets and stores the theme: light, dark, or the system's. The styles follow `color-scheme`. */
import { signal } from '@preact/signals';
import { store, stored } from './stored.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Also read by `public/theme.js`, before the first paint. */
const STORE = 'zhenjian:theme';

const theme = signal<Theme>(THEMES.find((known) => known === stored(STORE)) ?? 'auto');

export const themes = {
  theme,
  choose(next: Theme): void {
    theme.value = next;
    store(STORE, next === 'auto' ? null : next);
    if (next === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
  },
};
