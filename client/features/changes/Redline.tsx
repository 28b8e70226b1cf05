import { Fragment } from 'preact';
import type { ChangesAnswer } from '../../../server/contract/changes.ts';
import { changesMessages } from '../../messages/changes-messages.ts';
import { redline } from '../../ui/redline.ts';
import { Chapter } from './Chapter.tsx';
import { type NumberedPair, paragraphsOf } from './change-rows.ts';
import { changes } from './changes.ts';
import { SentenceTools } from './SentenceTools.tsx';

/** The later report with what was struck out of the earlier one and what was put in. */
export function Redline({ answer }: { readonly answer: ChangesAnswer }) {
  const rows = changes.rows.value;
  return (
    <div class="redline">
      {rows.map((chapter, at) => (
        <Chapter key={at} chapter={chapter} at={at} before={rows[at - 1]}>
          {paragraphsOf(chapter.pairs).map((pairs) => (
            <p key={pairs[0]?.at} class="verbatim" lang="zh-Hans">
              {pairs.map((pair) => (
                <Sentence key={pair.at} pair={pair} />
              ))}
              <Tools pairs={pairs} answer={answer} />
            </p>
          ))}
        </Chapter>
      ))}
    </div>
  );
}

function Sentence({ pair: { kind, from, to, differences } }: { readonly pair: NumberedPair }) {
  const words = changesMessages;
  return (
    <span class="correction change-sentence" data-kind={kind}>
      {kind !== 'same' && kind !== 'changed' && (
        <span class="change-mark" title={words.kinds[kind]}>
          <span aria-hidden="true">{words.marks[kind]}</span>
          <span class="unseen">{words.kinds[kind]}</span>
        </span>
      )}
      {!to ? (
        <del>{from?.text}</del>
      ) : !from ? (
        <ins>{to.text}</ins>
      ) : (
        redline(from.text, to.text, differences).map(({ ours, theirs, same }, at) => (
          <Fragment key={at}>
            {ours !== '' && <del>{ours}</del>}
            {theirs !== '' && <ins>{theirs}</ins>}
            {same}
          </Fragment>
        ))
      )}
    </span>
  );
}

function Tools({
  pairs,
  answer,
}: {
  readonly pairs: readonly NumberedPair[];
  readonly answer: ChangesAnswer;
}) {
  const later = pairs.find(({ to }) => to !== null)?.to;
  if (later) return <SentenceTools report={answer.to.id} wording={later} />;
  const earlier = pairs[0]?.from;
  return earlier ? <SentenceTools report={answer.from.id} wording={earlier} /> : null;
}
