import { messages } from '../messages/messages.ts';
import { LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES, language, speak } from '../preferences/language.ts';
import { THEMES, themes } from '../preferences/theme.ts';
import { Icon } from '../ui/Icon.tsx';

/** Language and theme. A popover: Escape closes it and the button has the focus again. */
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
      <section class="display" id="display" popover="auto" aria-label={messages.display.open}>
        <fieldset>
          <legend>{messages.display.language}</legend>
          {LANGUAGES.map((one) => (
            <label key={one} lang={LANGUAGE_TAGS[one]}>
              <input type="radio" name="language" checked={one === language} onChange={() => speak(one)} />
              {LANGUAGE_NAMES[one]}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{messages.display.theme}</legend>
          {THEMES.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="theme"
                checked={one === themes.theme.value}
                onChange={() => themes.choose(one)}
              />
              {messages.display.themes[one]}
            </label>
          ))}
        </fieldset>
      </section>
    </>
  );
}
