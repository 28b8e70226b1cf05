import { useEffect } from 'preact/hooks';
import type { FiguresAnswer } from '../../../../server/contract/figures.ts';
import { paths } from '../../../api/api.ts';
import { createLoader, currentAnswer } from '../../../api/loader.ts';
import { figuresMessages } from '../../../messages/figures-messages.ts';
import { messages } from '../../../messages/messages.ts';
import { Failure } from '../../../ui/Failure.tsx';
import './report-figures.css';

const loader = createLoader<FiguresAnswer>();

/** The figures of a report in the order of its text, each of which leads to its passage. */
export function ReportFigures({ id }: { readonly id: string }) {
  useEffect(() => {
    loader.load(paths.figuresOfReport(id));
    return loader.leave;
  }, [id]);
  const { failure } = loader.state.value;
  const answer = currentAnswer(loader.state.value);
  const words = figuresMessages;
  return (
    <section class="report-figures" aria-label={messages.ways.reportFigures}>
      <h2>{messages.ways.reportFigures}</h2>
      {failure ? (
        <Failure error={failure} onRetry={loader.reload} />
      ) : answer === null ? (
        <p class="hint" role="status">
          {words.reading}
        </p>
      ) : answer.total === 0 ? (
        <p class="hint">{words.reportNone}</p>
      ) : (
        <>
          <p class="hint">{words.reportTotal(answer.total)}</p>
          <div class="scroll report-figures-list">
            <FigureList figures={answer.figures} />
          </div>
        </>
      )}
    </section>
  );
}

function FigureList({ figures }: Pick<FiguresAnswer, 'figures'>) {
  const words = figuresMessages;
  return (
    <table class="figures">
      <caption class="unseen">{messages.ways.reportFigures}</caption>
      <thead>
        <tr>
          <th scope="col">{words.concept}</th>
          <th scope="col">{words.figure}</th>
          <th scope="col">{words.change}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(
          ({ passage, start, position, concept, text, qualifier, change, base, period, sentence }) => (
            <tr key={`${passage} ${start}`}>
              <th scope="row" lang="zh-Hans">
                {concept}
              </th>
              <td lang="zh-Hans">
                <a href={`#p${position}`} title={sentence}>
                  {qualifier !== null && !text.includes(qualifier) && (
                    <small class="aside">{qualifier} </small>
                  )}
                  {text}
                </a>
              </td>
              <td lang="zh-Hans">
                {[base && words.compared(base), change, period].filter(Boolean).join(' ')}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
