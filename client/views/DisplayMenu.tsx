import { LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES, language, speak } from '../language.ts';
import { THEMES, themes } from '../models/theme.ts';
import { words } from '../words.ts';
import { Icon } from './Icon.tsx';

/** Language and theme. A popover: Escape closes it and the button has the focus again. */
export function DisplayMenu() {
  return (
    <>
      <button
        type="button"
        class="plain tool"
        popovertarget="display"
        aria-label={words.display.open}
        title={words.display.open}
      >
        <Icon name="display" />
      </button>
      <section class="display" id="display" popover="auto" aria-label={words.display.open}>
        <fieldset>
          <legend>{words.display.language}</legend>
          {LANGUAGES.map((one) => (
            <label key={one} lang={LANGUAGE_TAGS[one]}>
              <input type="radio" name="language" checked={one === language} onChange={() => speak(one)} />
              {LANGUAGE_NAMES[one]}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{words.display.theme}</legend>
          {THEMES.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="theme"
                checked={one === themes.theme.value}
                onChange={() => themes.choose(one)}
              />
              {words.display.themes[one]}
            </label>
          ))}
        </fieldset>
      </section>
    </>
  );
}
