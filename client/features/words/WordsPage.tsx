import { useMemo } from 'preact/hooks';
import { useAddress } from '../../address/useAddress.ts';
import { parseWords, WORD_LISTS, writeWords } from '../../address/words-address.ts';
import { wordsMessages } from '../../messages/words-messages.ts';
import { useTitle } from '../../ui/useTitle.ts';
import { KeywordsView } from './KeywordsView.tsx';
import { NewWordsView } from './NewWordsView.tsx';
import { SubcorpusChoice } from './SubcorpusChoice.tsx';
import { WordListView } from './WordListView.tsx';
import './words.css';

/** What a part of the collection says more than another, all of its words, and what may be words. */
export function WordsPage() {
  const { url, go } = useAddress();
  const address = useMemo(() => parseWords(url.searchParams), [url]);
  const { list } = address;
  useTitle(wordsMessages.lists[list]);
  return (
    <main id="main" class="words-page">
      <h1>{wordsMessages.title}</h1>
      <p class="lead">{wordsMessages.lead[list]}</p>
      <nav class="tabs cluster" aria-label={wordsMessages.list}>
        {WORD_LISTS.map((other) => (
          <a
            key={other}
            href={writeWords({ list: other, filters: address.filters })}
            aria-current={other === list ? 'true' : undefined}
          >
            {wordsMessages.lists[other]}
          </a>
        ))}
      </nav>
      {list !== 'new' && (
        <SubcorpusChoice
          id="own"
          title={wordsMessages.own}
          filters={address.filters}
          onChange={(filters) => go(writeWords({ ...address, filters }))}
        />
      )}
      {list === 'keywords' && <KeywordsView address={address} />}
      {list === 'words' && <WordListView address={address} />}
      {list === 'new' && <NewWordsView />}
    </main>
  );
}
