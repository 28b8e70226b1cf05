import { useEffect } from 'preact/hooks';
import type { KeywordsAnswer } from '../../../server/contract/words.ts';
import { useAddress } from '../../address/useAddress.ts';
import {
  COMPARISONS,
  DIRECTIONS,
  isChosen,
  type WordsAddress,
  writeWords,
} from '../../address/words-address.ts';
import { wordsMessages } from '../../messages/words-messages.ts';
import { MissingServers } from '../../ui/MissingServers.tsx';
import { CopiesChoice } from './CopiesChoice.tsx';
import { HowCounted } from './HowCounted.tsx';
import { KeywordsChart } from './KeywordsChart.tsx';
import { KeywordsTable } from './KeywordsTable.tsx';
import { Loaded } from './Loaded.tsx';
import { SubcorpusChoice } from './SubcorpusChoice.tsx';
import { subcorpusName } from './subcorpus-name.ts';
import { isComparable, keywords } from './words.ts';

interface Props {
  readonly address: WordsAddress;
}

/** The choice of what to compare with, and what a part of the collection says more, or less. */
export function KeywordsView({ address }: Props) {
  const { go } = useAddress();
  useEffect(() => keywords.open(address), [address]);
  useEffect(() => keywords.leave, []);
  return (
    <>
      <div class="words-options cluster">
        <nav class="choices cluster" aria-label={wordsMessages.against}>
          <span class="aside" aria-hidden="true">
            {wordsMessages.against}
          </span>
          {COMPARISONS.map((against) => (
            <a
              key={against}
              href={writeWords({ ...address, against })}
              aria-current={against === address.against ? 'true' : undefined}
            >
              {wordsMessages.comparisons[against]}
            </a>
          ))}
        </nav>
        <nav class="choices cluster" aria-label={wordsMessages.direction}>
          {DIRECTIONS.map((direction) => (
            <a
              key={direction}
              href={writeWords({ ...address, direction })}
              aria-current={direction === address.direction ? 'true' : undefined}
            >
              {wordsMessages.directions[direction]}
            </a>
          ))}
        </nav>
        <CopiesChoice once={address.once} hrefOf={(once) => writeWords({ ...address, once })} />
      </div>
      {address.passages.length > 0 && (
        <p class="hint">
          {wordsMessages.kept(address.passages.length)}{' '}
          <a href={writeWords({ ...address, passages: [] })}>{wordsMessages.notKept}</a>
        </p>
      )}
      {address.against === 'other' && (
        <SubcorpusChoice
          id="other"
          title={wordsMessages.against}
          filters={address.other}
          onChange={(other) => go(writeWords({ ...address, other }))}
        />
      )}
      {isComparable(address) ? (
        <Loaded state={keywords.state.value} onRetry={keywords.reload}>
          {(answer) => <Found address={address} answer={answer} />}
        </Loaded>
      ) : (
        <p class="notice">
          {isChosen(address.filters) || address.passages.length > 0
            ? wordsMessages.chooseOther
            : wordsMessages.choose}
        </p>
      )}
    </>
  );
}

function Found({ address, answer }: Props & { readonly answer: KeywordsAnswer }) {
  const { filters, passages, against, other, direction } = address;
  const { own, searched } = answer;
  const title = wordsMessages.titleOf(
    subcorpusName(filters, passages.length),
    against === 'other' ? subcorpusName(other) : wordsMessages.compared[against],
    direction,
  );
  const isEmpty = own.passages === 0 || answer.against.passages === 0;
  return (
    <section aria-labelledby="keywords-found">
      <h2 id="keywords-found">{title}</h2>
      <MissingServers names={answer.missing} onRetry={keywords.reload} />
      {isEmpty ? (
        <p class="notice">{wordsMessages.nothingLeft}</p>
      ) : (
        <p class="hint" role="status">
          {wordsMessages.summary(answer)}
          {answer.names.length > 0 && wordsMessages.names(answer.names)}
          {searched.reports < searched.of && wordsMessages.partly(searched.reports, searched.of)}
        </p>
      )}
      {!isEmpty && answer.words.length === 0 && <p class="notice">{wordsMessages.none}</p>}
      {answer.words.length > 0 && (
        <>
          <KeywordsChart title={title} address={address} answer={answer} />
          <KeywordsTable address={address} answer={answer} />
          <HowCounted leastPlaces={answer.leastPlaces} />
        </>
      )}
    </section>
  );
}
