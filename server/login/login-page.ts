/** The login page, whole in one answer: nothing else of the site is served before the login. */
import { html } from 'hono/html';
import type { Language } from '../web/errors.ts';

const TEXTS = {
  zh: {
    lang: 'zh-Hans',
    title: '登录',
    name: '镇鉴',
    lead: '这个馆藏只供有密码的人使用。',
    password: '密码',
    enter: '进入',
    wrong: '密码不对，请再试一次；忘了请问管理的人。',
    tooOften: '试得太多了，请过一会儿再试。',
  },
  en: {
    lang: 'en',
    title: 'Log in',
    name: '镇鉴',
    lead: 'This collection is open to those who have its password.',
    password: 'Password',
    enter: 'Enter',
    wrong: 'That is not the password. Try again, or ask whoever keeps this collection.',
    tooOften: 'Too many tries. Wait a little and try again.',
  },
} as const;

/** The colours are those of the page, as its tokens have them. */
const STYLE = `
  :root { color-scheme: light dark; --paper: light-dark(#faf8f3, #191715); --raised: light-dark(#fffefb, #23201d);
    --ink: light-dark(#23201b, #e8e2d6); --soft: light-dark(#665f54, #a89f90); --edge: light-dark(#8d8473, #7d7466);
    --accent: light-dark(#9a2b1f, #ea9079); --on-accent: light-dark(#fffaf3, #22110c); }
  * { box-sizing: border-box; }
  body { display: grid; place-items: center; min-height: 100vh; min-height: 100svh; margin: 0; padding: 1rem;
    background: var(--paper); color: var(--ink); line-height: 1.75;
    font-family: "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif; }
  main { width: min(22rem, 100%); }
  h1 { margin: 0; font: 600 2.25rem/1.2 "Noto Serif CJK SC", "Songti SC", SimSun, serif; letter-spacing: 0.16em; }
  p { margin: 0.75rem 0 1.75rem; color: var(--soft); }
  label { display: block; font-size: 0.875rem; }
  input, button { width: 100%; min-height: 2.75rem; border-radius: 2px; font: inherit; }
  input { margin: 0.375rem 0 1rem; padding: 0.375rem 0.75rem; border: 1px solid var(--edge);
    background: var(--raised); color: var(--ink); }
  button { border: 0; background: var(--accent); color: var(--on-accent); cursor: pointer; }
  :is(input, button):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  .refused { margin: 0 0 1rem; color: var(--accent); }
`;

/**
 * @param next the page to go to after the login
 * @param refused why the last try failed; null at the first
 */
export function loginPage(language: Language, next: string, refused: 'wrong' | 'tooOften' | null) {
  const texts = TEXTS[language];
  const isInvalid = refused === 'wrong';
  return html`<!doctype html>
    <html lang="${texts.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${texts.title} · ${texts.name}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <h1 lang="zh-Hans">${texts.name}</h1>
          <p>${texts.lead}</p>
          <form method="post" action="/login">
            <input type="hidden" name="next" value="${next}" />
            ${refused === null ? '' : html`<p class="refused" id="refused" role="alert">${texts[refused]}</p>`}
            <label for="password">${texts.password}</label>
            <input
              id="password"
              name="password"
              type="password"
              autocomplete="current-password"
              required
              autofocus
              ${isInvalid ? html`aria-invalid="true" aria-describedby="refused"` : ''}
            />
            <button type="submit">${texts.enter}</button>
          </form>
        </main>
      </body>
    </html>`;
}
