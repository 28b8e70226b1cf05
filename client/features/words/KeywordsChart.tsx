import { useRef } from 'preact/hooks';
import type { KeywordsAnswer } from '../../../server/contract/words.ts';
import { writeSearch } from '../../address/address.ts';
import type { WordsAddress } from '../../address/words-address.ts';
import type { Cell } from '../../export/writers/table.ts';
import { wordsMessages } from '../../messages/words-messages.ts';
import { type AxisTick, DotPlot, type PlottedDot } from '../../ui/charts/DotPlot.tsx';
import { TakeAway } from '../../ui/charts/TakeAway.tsx';
import { useWidth } from '../../ui/useWidth.ts';
import { type Keyword, sortedKeywords } from './words.ts';

interface Props {
  readonly title: string;
  readonly address: WordsAddress;
  readonly answer: KeywordsAnswer;
}

/** Words that can be taken in at a glance; the table has all of them. */
const MAX_DOTS = 25;
const MAX_TICKS = 7;

/** How many times as often each word is used, with the interval of that. */
export function KeywordsChart({ title, address, answer }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const width = useWidth(room);
  const words = sortedKeywords(answer.words, address.order);
  const drawn = words.slice(0, MAX_DOTS);
  return (
    <figure class="captioned-chart">
      <figcaption class="cluster">
        {wordsMessages.columns.logRatio}
        <TakeAway room={room} title={title} table={() => tableOf(words)} />
      </figcaption>
      <div ref={room}>
        {width > 0 && (
          <DotPlot
            dots={drawn.map((word) => dotOf(word, address))}
            ticks={ticksOf(drawn)}
            reference={0}
            title={title}
            width={width}
          />
        )}
      </div>
      <p class="hint">{wordsMessages.drawn(drawn.length, answer.total)}</p>
    </figure>
  );
}

function dotOf(keyword: Keyword, { filters }: WordsAddress): PlottedDot {
  const { word, logRatio, low, high, lrc, passages } = keyword;
  const { times } = wordsMessages;
  return {
    label: word,
    value: logRatio,
    interval: { low, high },
    isUnsure: lrc === 0,
    formatted: times(logRatio),
    description: wordsMessages.dot(
      word,
      times(logRatio),
      low === null ? null : times(low),
      high === null ? null : times(high),
      passages,
    ),
    href: passages > 0 ? writeSearch({ q: word, filters }) : null,
  };
}

/** Powers of two, from below the smallest ratio to above the largest, 1 always among them. */
function ticksOf(words: readonly Keyword[]): AxisTick[] {
  const values = words.flatMap(({ logRatio, lrc }) => [logRatio, lrc]);
  const [first, last] = [Math.floor(Math.min(0, ...values)) - 1, Math.ceil(Math.max(0, ...values)) + 1];
  const step = Math.ceil((last - first) / MAX_TICKS);
  const ticks: AxisTick[] = [];
  for (let value = step * Math.floor(first / step); value < last + step; value += step)
    ticks.push({ value, label: wordsMessages.times(value) });
  return ticks;
}

function tableOf(words: readonly Keyword[]): Cell[][] {
  const names = [
    'word',
    'count',
    'passages',
    'places',
    'of',
    'rate',
    'countAgainst',
    'passagesAgainst',
    'placesAgainst',
    'rateAgainst',
    'logRatio',
    'low',
    'high',
    'lrc',
    'g2',
    'dp',
  ] as const;
  return [[...names], ...words.map((word) => names.map((name) => rounded(word[name])))];
}

/** Six decimals tell more than there is to tell; bounds and dispersions that there are not stay empty. */
function rounded(value: string | number | null): Cell {
  return typeof value === 'number' ? Number(value.toFixed(6)) : (value ?? '');
}
