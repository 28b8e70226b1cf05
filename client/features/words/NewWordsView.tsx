import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { NewWordsAnswer } from '../../../server/contract/words.ts';
import { NO_FILTERS, writeSearch } from '../../address/address.ts';
import { addToLexicon } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';
import { messages } from '../../messages/messages.ts';
import { wordsMessages } from '../../messages/words-messages.ts';
import { collection } from '../../state/collection.ts';
import { MissingServers } from '../../ui/MissingServers.tsx';
import { Loaded } from './Loaded.tsx';
import { newWords } from './words.ts';

const { fresh } = wordsMessages;

/** Strings that the dictionary lacks and that behave like words; the keeper puts them into the lexicon. */
export function NewWordsView() {
  useEffect(() => newWords.open(), []);
  useEffect(() => newWords.leave, []);
  return (
    <Loaded state={newWords.state.value} onRetry={newWords.reload}>
      {(answer) => <Proposed answer={answer} />}
    </Loaded>
  );
}

function Proposed({ answer }: { readonly answer: NewWordsAnswer }) {
  const key = useRef<HTMLInputElement>(null);
  const added = useSignal<ReadonlySet<string>>(new Set());
  const busy = useSignal<string | null>(null);
  const status = useSignal('');
  const keeper = collection.health.value?.keeper;
  const mayAdd = keeper === 'here' || keeper === 'with-key';
  const add = async (word: string): Promise<void> => {
    if (busy.peek() !== null) return;
    busy.value = word;
    try {
      await addToLexicon(word, keeper === 'with-key' ? (key.current?.value.trim() ?? '') : null);
      added.value = new Set([...added.peek(), word]);
      status.value = fresh.added(word);
    } catch (cause) {
      status.value = asApiError(cause).message;
    } finally {
      busy.value = null;
    }
  };
  const { searched, words } = answer;
  return (
    <section aria-labelledby="words-found">
      <h2 id="words-found">{wordsMessages.lists.new}</h2>
      <MissingServers names={answer.missing} onRetry={newWords.reload} />
      <p class="hint">
        {fresh.summary(answer.total, answer.leastVariety)}
        {searched.reports < searched.of && wordsMessages.partly(searched.reports, searched.of)}
      </p>
      {keeper === 'with-key' && words.length > 0 && (
        <label>
          <span class="aside">{messages.metadataEdit.key}</span>
          <input ref={key} class="field" type="password" autocomplete="current-password" />
        </label>
      )}
      <p role="status">{status}</p>
      {words.length > 0 && (
        <div class="scroll">
          <table class="figures word-figures">
            <caption class="unseen">{wordsMessages.lists.new}</caption>
            <thead>
              <tr>
                <th scope="col">{wordsMessages.columns.word}</th>
                <th scope="col">{fresh.parts}</th>
                <th scope="col">{wordsMessages.columns.occurrences}</th>
                <th scope="col">{wordsMessages.columns.passages}</th>
                <th scope="col">{wordsMessages.columns.places}</th>
                <th scope="col" title={fresh.meaning}>
                  {fresh.variety}
                </th>
                {mayAdd && <th scope="col">{fresh.lexicon}</th>}
              </tr>
            </thead>
            <tbody>
              {words.map(({ word, parts, count, passages, places, left, right }) => (
                <tr key={word}>
                  <th scope="row" lang="zh-Hans">
                    <a href={writeSearch({ q: `"${word}"`, filters: NO_FILTERS })}>{word}</a>{' '}
                    <span class="aside">{fresh.mark}</span>
                  </th>
                  <td lang="zh-Hans">{parts.join(' · ')}</td>
                  <td>{messages.count(count)}</td>
                  <td>{messages.count(passages)}</td>
                  <td>{messages.count(places)}</td>
                  <td>{messages.count(Math.min(left, right))}</td>
                  {mayAdd && (
                    <td>
                      <button
                        type="button"
                        class="quiet"
                        aria-label={fresh.addWord(word)}
                        aria-disabled={busy.value !== null || added.value.has(word)}
                        onClick={() => {
                          if (!added.peek().has(word)) void add(word);
                        }}
                      >
                        {added.value.has(word) ? fresh.isAdded : fresh.add}
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {words.length < answer.total && <p class="hint">{wordsMessages.shown(words.length, answer.total)}</p>}
    </section>
  );
}
