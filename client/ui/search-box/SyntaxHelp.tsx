import { writeSearch } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';

const ID = 'syntax';

/** Help on the query language, with examples as links to try. A popover: Escape closes it. */
export function SyntaxHelp() {
  return (
    <>
      <button type="button" class="plain aside syntax-button" popovertarget={ID}>
        {messages.syntax.open}
      </button>
      <section id={ID} class="panel syntax" popover="auto" aria-label={messages.syntax.title}>
        <h2>{messages.syntax.title}</h2>
        <dl class="syntax-rows">
          {messages.syntax.rows.map(([example, meaning]) => (
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
        <p class="hint">{messages.syntax.folding}</p>
      </section>
    </>
  );
}
