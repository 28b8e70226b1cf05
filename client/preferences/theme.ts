/** Light or dark: as the system has it, or as was chosen. The style decides by `color-scheme`; here it is set and kept. */
import { signal } from '@preact/signals';
import { store, stored } from './stored.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Read by `public/theme.js` before anything is painted. */
const STORE = 'zhenjian:theme';

const theme = signal<Theme>(THEMES.find((one) => one === stored(STORE)) ?? 'auto');

export const themes = {
  theme,
  choose(next: Theme): void {
    theme.value = next;
    store(STORE, next === 'auto' ? null : next);
    if (next === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
  },
};
