/**
 * Which language the page speaks: what the address asks for (`?lang=en`), else what was chosen before, else the
 * first of the browser's that is spoken here. It holds until the page is loaded again, so that every word is a plain
 * constant; the whole state of the page is its address, so a reload loses nothing.
 */
import { store, stored } from './stored.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** As it calls itself, because who cannot read the page must still find it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };
/** BCP 47, for `html lang` and for `Accept-Language`. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-Hans', en: 'en' };

const STORE = 'zhenjian:language';

const known = (tag: string | null): Language | undefined =>
  LANGUAGES.find((language) => tag?.toLowerCase().split('-')[0] === language);

/** Chinese where nothing that is asked for is spoken here. */
export function chooseLanguage(
  asked: string | null,
  chosen: string | null,
  preferred: readonly string[],
): Language {
  return known(asked) ?? known(chosen) ?? preferred.map(known).find((one) => one !== undefined) ?? 'zh';
}

/** Tests of pure functions run without a browser. */
const inBrowser = typeof location !== 'undefined';

export const language: Language = inBrowser
  ? chooseLanguage(new URLSearchParams(location.search).get('lang'), stored(STORE), navigator.languages)
  : 'zh';

/** The page says which language it is in; one that the address asked for is kept, and the address is clean again. */
export function settleLanguage(): void {
  document.documentElement.lang = LANGUAGE_TAGS[language];
  const url = new URL(location.href);
  if (!url.searchParams.has('lang')) return;
  store(STORE, language);
  url.searchParams.delete('lang');
  history.replaceState(history.state, '', url);
}

export function speak(other: Language): void {
  // Where nothing can be kept, the address says it for this once.
  if (store(STORE, other)) location.reload();
  else {
    const url = new URL(location.href);
    url.searchParams.set('lang', other);
    location.assign(url);
  }
}
