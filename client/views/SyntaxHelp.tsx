import { writeSearch } from '../address.ts';
import { words } from '../words.ts';

const ID = 'syntax';

/** The query language with an example each, which is a link to try it. A popover: Escape closes it. */
export function SyntaxHelp() {
  return (
    <>
      <button type="button" class="plain syntax-button" popovertarget={ID}>
        {words.syntax.open}
      </button>
      <section id={ID} class="syntax" popover="auto" aria-label={words.syntax.title}>
        <h2>{words.syntax.title}</h2>
        <dl class="syntax-rows">
          {words.syntax.rows.map(([example, meaning]) => (
            <div key={example}>
              <dt>
                <a href={writeSearch({ q: example })} lang="zh-Hans">
                  {example}
                </a>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p class="hint">{words.syntax.folding}</p>
      </section>
    </>
  );
}
