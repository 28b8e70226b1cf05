import { useEffect, useRef } from 'preact/hooks';
import type { WordsAnswer } from '../../../server/contract/words.ts';
import { writeSearch } from '../../address/address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { WORD_ORDERS, type WordOrder, type WordsAddress, writeWords } from '../../address/words-address.ts';
import { messages } from '../../messages/messages.ts';
import { wordsMessages } from '../../messages/words-messages.ts';
import { MissingServers } from '../../ui/MissingServers.tsx';
import { CopiesChoice } from './CopiesChoice.tsx';
import { Loaded } from './Loaded.tsx';
import { subcorpusName } from './subcorpus-name.ts';
import { type ListedWord, wordList } from './words.ts';

interface Props {
  readonly address: WordsAddress;
}

/** All words of a part of the collection, or those with some characters. */
export function WordListView({ address }: Props) {
  const { go } = useAddress();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => wordList.open(address), [address]);
  useEffect(() => wordList.leave, []);
  const find = (event: Event) => {
    event.preventDefault();
    go(writeWords({ ...address, typed: box.current?.value.trim() ?? '' }));
  };
  return (
    <>
      <div class="words-options cluster">
        <form class="cluster" onSubmit={find}>
          <input
            key={address.typed}
            ref={box}
            class="field"
            type="search"
            aria-label={wordsMessages.typed}
            placeholder={wordsMessages.typed}
            defaultValue={address.typed}
          />
          <button type="submit" class="quiet">
            {wordsMessages.find}
          </button>
        </form>
        <CopiesChoice once={address.once} hrefOf={(once) => writeWords({ ...address, once })} />
      </div>
      <Loaded state={wordList.state.value} onRetry={wordList.reload}>
        {(answer) => <Found address={address} answer={answer} />}
      </Loaded>
    </>
  );
}

function Found({ address, answer }: Props & { readonly answer: WordsAnswer }) {
  const { searched } = answer;
  return (
    <section aria-labelledby="words-found">
      <h2 id="words-found">{wordsMessages.listOf(subcorpusName(address.filters))}</h2>
      <MissingServers names={answer.missing} onRetry={wordList.reload} />
      <p class="hint" role="status">
        {wordsMessages.listSummary(answer)}
        {searched.reports < searched.of && wordsMessages.partly(searched.reports, searched.of)}
      </p>
      {answer.words.length === 0 ? (
        <p class="notice">{wordsMessages.none}</p>
      ) : (
        <div class="scroll">
          <table class="figures word-figures">
            <caption class="unseen">{wordsMessages.lists.words}</caption>
            <thead>
              <tr>
                <th scope="col">{wordsMessages.columns.word}</th>
                {WORD_ORDERS.map((order) => (
                  <SortableHead key={order} order={order} address={address} />
                ))}
                <th scope="col" title={wordsMessages.meaning.dp}>
                  {wordsMessages.columns.dp}
                </th>
              </tr>
            </thead>
            <tbody>
              {answer.words.map((word) => (
                <Row key={word.word} word={word} address={address} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {answer.words.length < answer.total && (
        <p class="hint">{wordsMessages.shown(answer.words.length, answer.total)}</p>
      )}
    </section>
  );
}

function SortableHead({ order, address }: Props & { readonly order: WordOrder }) {
  const name = wordsMessages.columns[order];
  return (
    <th scope="col" aria-sort={order === address.wordOrder ? 'descending' : undefined}>
      <a href={writeWords({ ...address, wordOrder: order })} title={wordsMessages.sortBy(name)}>
        {name}
      </a>
    </th>
  );
}

function Row({ word, address }: Props & { readonly word: ListedWord }) {
  return (
    <tr>
      <th scope="row" lang="zh-Hans">
        <a href={writeSearch({ q: word.word, filters: address.filters })}>{word.word}</a>
      </th>
      <td>{messages.count(word.count)}</td>
      <td>{messages.count(word.passages)}</td>
      <td>{wordsMessages.placesOf(word.places, word.of)}</td>
      <td>{word.dp === null ? '–' : wordsMessages.figure(word.dp)}</td>
    </tr>
  );
}
