import type { ChangesAnswer } from '../../../server/contract/changes.ts';
import { changesMessages } from '../../messages/changes-messages.ts';
import { SentenceTools } from './SentenceTools.tsx';

type Plan = ChangesAnswer['promises'][number];
type Candidate = Plan['candidates'][number];

/** The plans of the earlier report, each with the sentences of the later one that may tell of it. */
export function Plans({ answer }: { readonly answer: ChangesAnswer }) {
  const words = changesMessages;
  const { promises, from } = answer;
  if (promises.length === 0) return <p class="notice">{words.noPlans}</p>;
  const untold = promises.filter(({ candidates }) => !candidates.some(({ near }) => near)).length;
  return (
    <>
      <p class="hint">{words.plansExplained(promises.length, untold)}</p>
      <ol class="plans">
        {promises.map((plan, at) => (
          <li key={at}>
            <p class="plan verbatim" lang="zh-Hans">
              {plan.sentence.text}
              <SentenceTools report={from.id} wording={plan.sentence} />
            </p>
            <Told candidates={plan.candidates} report={answer.to.id} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface ToldProps {
  readonly candidates: readonly Candidate[];
  readonly report: string;
}

/** The nearest sentence at once, the others on demand: which of them tells of the plan, the reader decides. */
function Told({ candidates, report }: ToldProps) {
  const words = changesMessages;
  const near = candidates.filter((candidate) => candidate.near);
  const [first, ...rest] = near;
  const others = [...rest, ...candidates.filter((candidate) => !candidate.near)];
  return (
    <div class="told">
      {first ? <Sentence candidate={first} report={report} /> : <p class="untold aside">{words.untold}</p>}
      {others.length > 0 && (
        <details>
          <summary class="aside">{first ? words.more(others.length) : words.remote(others.length)}</summary>
          {others.map((candidate, at) => (
            <Sentence key={at} candidate={candidate} report={report} />
          ))}
        </details>
      )}
    </div>
  );
}

function Sentence({
  candidate: { sentence },
  report,
}: {
  readonly candidate: Candidate;
  readonly report: string;
}) {
  return (
    <p class="verbatim" lang="zh-Hans">
      {sentence.text}
      <SentenceTools report={report} wording={sentence} />
    </p>
  );
}
