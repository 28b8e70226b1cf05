import { messages } from '../messages/messages.ts';
import { LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES, language, setLanguage } from '../preferences/language.ts';
import { THEMES, themes } from '../preferences/theme.ts';
import { Icon } from '../ui/Icon.tsx';

/** Menu for language and theme, as a popover: Escape closes it and returns the focus to the button. */
export function DisplayMenu() {
  return (
    <>
      <button
        type="button"
        class="plain tool"
        popovertarget="display"
        aria-label={messages.display.open}
        title={messages.display.open}
      >
        <Icon name="display" />
      </button>
      <section class="panel display" id="display" popover="auto" aria-label={messages.display.open}>
        <fieldset>
          <legend class="aside">{messages.display.language}</legend>
          {LANGUAGES.map((option) => (
            <label key={option} class="check" lang={LANGUAGE_TAGS[option]}>
              <input
                type="radio"
                name="language"
                checked={option === language}
                onChange={() => setLanguage(option)}
              />
              {LANGUAGE_NAMES[option]}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend class="aside">{messages.display.theme}</legend>
          {THEMES.map((option) => (
            <label key={option} class="check">
              <input
                type="radio"
                name="theme"
                checked={option === themes.theme.value}
                onChange={() => themes.choose(option)}
              />
              {messages.display.themes[option]}
            </label>
          ))}
        </fieldset>
      </section>
    </>
  );
}
