import { useEffect, useRef } from 'preact/hooks';
import type { CollocatesAnswer } from '../../../server/contract/words.ts';
import { type SearchAddress, writeSearch } from '../../address/address.ts';
import { DEFAULT_VIEW, type ResultView, SIDES, WINDOWS } from '../../address/result-view.ts';
import type { Cell } from '../../export/writers/table.ts';
import { messages } from '../../messages/messages.ts';
import { wordsMessages } from '../../messages/words-messages.ts';
import { DotPlot, type PlottedDot } from '../../ui/charts/DotPlot.tsx';
import { TakeAway } from '../../ui/charts/TakeAway.tsx';
import { ExactOnly } from '../../ui/ExactOnly.tsx';
import { useWidth } from '../../ui/useWidth.ts';
import { CopiesChoice } from './CopiesChoice.tsx';
import { Loaded } from './Loaded.tsx';
import { type Collocate, collocates } from './words.ts';
import './words.css';

interface Props {
  readonly address: SearchAddress;
}

/** Words that can be taken in at a glance; the table has all of them. */
const MAX_DOTS = 25;

/** The words that stand beside what the query finds. */
export function CollocatesView({ address }: Props) {
  useEffect(() => collocates.open(address), [address]);
  useEffect(() => collocates.leave, []);
  const { shown } = address;
  const to = (changed: Partial<ResultView>) => writeSearch({ ...address, shown: { ...shown, ...changed } });
  return (
    <div class="collocates">
      <ExactOnly address={address} />
      <div class="words-options cluster">
        <nav class="choices cluster" aria-label={wordsMessages.collocates.window}>
          {WINDOWS.map((window) => (
            <a key={window} href={to({ window })} aria-current={window === shown.window ? 'true' : undefined}>
              {wordsMessages.collocates.windows[window]}
            </a>
          ))}
        </nav>
        <nav class="choices cluster" aria-label={wordsMessages.collocates.side}>
          {SIDES.map((side) => (
            <a key={side} href={to({ side })} aria-current={side === shown.side ? 'true' : undefined}>
              {wordsMessages.collocates.sides[side]}
            </a>
          ))}
        </nav>
        <CopiesChoice
          once={shown.copies === 'once'}
          hrefOf={(once) => to({ copies: once ? 'once' : 'every' })}
        />
      </div>
      <Loaded state={collocates.state.value} onRetry={collocates.reload}>
        {(answer) => <Found address={address} answer={answer} />}
      </Loaded>
    </div>
  );
}

function Found({ address, answer }: Props & { readonly answer: CollocatesAnswer }) {
  const room = useRef<HTMLDivElement>(null);
  const width = useWidth(room);
  const { words, node } = answer;
  const title = wordsMessages.collocates.title(answer.query.text);
  const drawn = words.slice(0, MAX_DOTS);
  return (
    <>
      <p class="hint" role="status">
        {wordsMessages.collocates.summary(answer)}
        {node.unread > 0 && wordsMessages.collocates.unread(node.unread)}
      </p>
      {words.length === 0 ? (
        <p class="notice">{wordsMessages.collocates.none}</p>
      ) : (
        <>
          <figure class="captioned-chart">
            <figcaption class="cluster">
              {title}
              <TakeAway room={room} title={title} table={() => tableOf(words)} />
            </figcaption>
            <div ref={room}>
              {width > 0 && (
                <DotPlot
                  dots={drawn.map((word) => dotOf(word, address))}
                  ticks={ticksOf(drawn)}
                  title={title}
                  width={width}
                />
              )}
            </div>
            <p class="hint">{wordsMessages.collocates.hint}</p>
          </figure>
          <CollocatesTable address={address} words={words} />
        </>
      )}
      {words.length < answer.total && <p class="hint">{wordsMessages.shown(words.length, answer.total)}</p>}
    </>
  );
}

/** The passages that have both. */
function passagesOf({ word }: Collocate, address: SearchAddress): string {
  return writeSearch({ ...address, q: `${address.q} ${word}`, mode: 'exact', shown: DEFAULT_VIEW, page: 1 });
}

const COLUMNS = ['logDice', 'together', 'count', 'places'] as const;

function CollocatesTable({ address, words }: Props & { readonly words: readonly Collocate[] }) {
  const { columns, meaning } = wordsMessages.collocates;
  return (
    <div class="scroll">
      <table class="figures word-figures">
        <caption class="unseen">{messages.views.names.collocates}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.word}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" title={meaning[column]}>
                {columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {words.map((word) => (
            <tr key={word.word}>
              <th scope="row" lang="zh-Hans">
                <a href={passagesOf(word, address)}>{word.word}</a>
              </th>
              {COLUMNS.map((column) => (
                <td key={column}>{wordsMessages.figure(word[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function dotOf(word: Collocate, address: SearchAddress): PlottedDot {
  const formatted = wordsMessages.figure(word.logDice);
  return {
    label: word.word,
    value: word.logDice,
    formatted,
    description: wordsMessages.collocates.dot(word.word, formatted, word.together, word.count),
    href: passagesOf(word, address),
  };
}

/** Whole numbers from below the smallest score to above the largest. */
function ticksOf(words: readonly Collocate[]): { value: number; label: string }[] {
  const scores = words.map(({ logDice }) => logDice);
  const [first, last] = [Math.floor(Math.min(...scores)) - 1, Math.ceil(Math.max(...scores))];
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    value: first + at,
    label: String(first + at),
  }));
}

function tableOf(words: readonly Collocate[]): Cell[][] {
  const names = ['word', 'together', 'count', 'logDice', 'places'] as const;
  return [
    names.map((name) => wordsMessages.collocates.columns[name]),
    ...words.map((word) => names.map((name): Cell => word[name])),
  ];
}
