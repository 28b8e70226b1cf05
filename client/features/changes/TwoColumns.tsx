import { Fragment } from 'preact';
import type { ChangesAnswer } from '../../../server/contract/changes.ts';
import { changesMessages } from '../../messages/changes-messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { reportLabel } from '../../messages/report-label.ts';
import { Chapter } from './Chapter.tsx';
import type { NumberedPair } from './change-rows.ts';
import { changes } from './changes.ts';
import { SentenceTools } from './SentenceTools.tsx';

interface Props {
  readonly answer: ChangesAnswer;
}

/** The earlier report on the left, the later on the right, sentence beside sentence. */
export function TwoColumns({ answer }: Props) {
  const { from, to } = answer;
  const rows = changes.rows.value;
  return (
    <div class="two-columns">
      <div class="changes-columns" aria-hidden="true">
        {[from, to].map((report) => (
          <p key={report.id} lang="zh-Hans">
            {shortName(report.place)} <span class="year">{reportLabel(report)}</span>
          </p>
        ))}
      </div>
      {rows.map((chapter, at) => (
        <Chapter key={at} chapter={chapter} at={at} before={rows[at - 1]}>
          <ol class="change-pairs">
            {chapter.pairs.map((pair) => (
              <Pair key={pair.at} pair={pair} answer={answer} />
            ))}
          </ol>
        </Chapter>
      ))}
    </div>
  );
}

function Pair({ pair, answer }: Props & { readonly pair: NumberedPair }) {
  const { kind, from, to } = pair;
  const words = changesMessages;
  return (
    <li class="change-pair" data-kind={kind}>
      <span class="change-mark" title={words.kinds[kind]}>
        <span aria-hidden="true">{words.marks[kind]}</span>
        <span class="unseen">{words.kinds[kind]}</span>
      </span>
      <div class="change-side">
        {from && (
          <p class="verbatim" lang="zh-Hans">
            <Marked pair={pair} side="from" />
            <SentenceTools report={answer.from.id} wording={from} />
          </p>
        )}
      </div>
      <div class="change-side">
        {to && (
          <p class="verbatim" lang="zh-Hans">
            <Marked pair={pair} side="to" />
            <SentenceTools report={answer.to.id} wording={to} />
          </p>
        )}
      </div>
    </li>
  );
}

/** One side of a pair, with what the other side has not marked. */
function Marked({ pair, side }: { readonly pair: NumberedPair; readonly side: 'from' | 'to' }) {
  const text = pair[side]?.text ?? '';
  const Mark = side === 'from' ? 'del' : 'ins';
  const ranges = pair.differences.map((difference) => difference[side]);
  return (
    <span class="correction">
      {ranges.map(([start, end], at) => (
        <Fragment key={start}>
          {text.slice(ranges[at - 1]?.[1] ?? 0, start)}
          {end > start && <Mark>{text.slice(start, end)}</Mark>}
        </Fragment>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </span>
  );
}
