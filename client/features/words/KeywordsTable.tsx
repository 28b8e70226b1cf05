import type { KeywordsAnswer } from '../../../server/contract/words.ts';
import { writeSearch } from '../../address/address.ts';
import { type KeywordOrder, type WordsAddress, writeWords } from '../../address/words-address.ts';
import { messages } from '../../messages/messages.ts';
import { wordsMessages } from '../../messages/words-messages.ts';
import { type Keyword, sortedKeywords } from './words.ts';

interface Props {
  readonly address: WordsAddress;
  readonly answer: KeywordsAnswer;
}

/** The columns after the word; a phone has room for the first three. */
const COLUMNS: readonly KeywordOrder[] = [
  'lrc',
  'logRatio',
  'passages',
  'places',
  'rate',
  'rateAgainst',
  'g2',
  'dp',
];
const ON_PHONE = 3;

const phoneClass = (at: number) => (at < ON_PHONE ? undefined : 'not-phone');

/** All keywords with their figures; each word opens its passages. */
export function KeywordsTable({ address, answer }: Props) {
  return (
    <>
      <div class="scroll">
        <table class="figures word-figures">
          <caption class="unseen">{wordsMessages.lists.keywords}</caption>
          <thead>
            <tr>
              <th scope="col">{wordsMessages.columns.word}</th>
              {COLUMNS.map((column, at) => (
                <th
                  key={column}
                  scope="col"
                  class={phoneClass(at)}
                  aria-sort={column === address.order ? 'descending' : undefined}
                >
                  <a
                    href={writeWords({ ...address, order: column })}
                    title={`${wordsMessages.sortBy(wordsMessages.columns[column])}${messages.colon}${wordsMessages.meaning[column]}`}
                  >
                    {wordsMessages.columns[column]}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sortedKeywords(answer.words, address.order).map((keyword) => (
              <tr key={keyword.word}>
                <th scope="row" lang="zh-Hans">
                  {keyword.passages > 0 ? (
                    <a href={writeSearch({ q: keyword.word, filters: address.filters })}>{keyword.word}</a>
                  ) : (
                    keyword.word
                  )}
                </th>
                {COLUMNS.map((column, at) => (
                  <td key={column} class={phoneClass(at)}>
                    {cellOf(keyword, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {answer.words.length < answer.total && (
        <p class="hint">{wordsMessages.shown(answer.words.length, answer.total)}</p>
      )}
    </>
  );
}

function cellOf(keyword: Keyword, column: KeywordOrder): string {
  const words = wordsMessages;
  switch (column) {
    case 'lrc':
      return keyword.lrc === 0 ? words.unsure : words.times(keyword.lrc);
    case 'logRatio':
      return words.times(keyword.logRatio);
    case 'places':
      return words.placesOf(keyword.places, keyword.of);
    case 'passages':
      return messages.count(keyword.passages);
    case 'dp':
      return keyword.dp === null ? '–' : words.figure(keyword.dp);
    default:
      return words.figure(keyword[column]);
  }
}
