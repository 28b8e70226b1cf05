/**
 * Chooses the language of the page: `?lang=en` in the address, else the stored choice, else the browser's
 * first supported language. It is fixed until the page reloads, so that texts are plain constants; a reload
 * loses nothing, because the address holds the whole state of the page.
 */
import { store, stored } from './stored.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** In the language itself, so that someone who cannot read the page still finds it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };
/** BCP 47, for `html lang` and for `Accept-Language`. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-Hans', en: 'en' };

const STORE = 'zhenjian:language';

const known = (tag: string | null): Language | undefined =>
  LANGUAGES.find((language) => tag?.toLowerCase().split('-')[0] === language);

/** Falls back to Chinese if no language is supported. */
export function chooseLanguage(
  requested: string | null,
  chosen: string | null,
  preferred: readonly string[],
): Language {
  return known(requested) ?? known(chosen) ?? preferred.map(known).find((tag) => tag !== undefined) ?? 'zh';
}

/** False in unit tests, which run without a browser. */
const inBrowser = typeof location !== 'undefined';

export const language: Language = inBrowser
  ? chooseLanguage(new URLSearchParams(location.search).get('lang'), stored(STORE), navigator.languages)
  : 'zh';

/** Sets `html lang`, and moves a language requested in the address into the store. */
export function applyLanguage(): void {
  document.documentElement.lang = LANGUAGE_TAGS[language];
  const url = new URL(location.href);
  if (!url.searchParams.has('lang')) return;
  store(STORE, language);
  url.searchParams.delete('lang');
  history.replaceState(history.state, '', url);
}

/** Reloads the page in another language. */
export function setLanguage(other: Language): void {
  // Where nothing can be stored, the address carries the choice for this one load.
  if (store(STORE, other)) location.reload();
  else {
    const url = new URL(location.href);
    url.searchParams.set('lang', other);
    location.assign(url);
  }
}
