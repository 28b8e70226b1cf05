import type { ChangesAnswer } from '../../../server/contract/changes.ts';
import { writeReport } from '../../address/address.ts';
import { changesMessages } from '../../messages/changes-messages.ts';
import { reportLabel } from '../../messages/report-label.ts';
import { changes } from './changes.ts';

/** The figures that stand in the same words in both reports and differ, in the order of the later one. */
export function ChangedFigures({ answer: { from, to } }: { readonly answer: ChangesAnswer }) {
  const words = changesMessages;
  const figures = changes.figures.value;
  if (figures.length === 0) return <p class="notice">{words.noFigures}</p>;
  return (
    <>
      <p class="hint">{words.figuresExplained(figures.length)}</p>
      <table class="figures changed-figures">
        <caption class="unseen">{words.viewNames.figures}</caption>
        <thead>
          <tr>
            <th scope="col">{words.said}</th>
            <th scope="col">{reportLabel(from)}</th>
            <th scope="col">{reportLabel(to)}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ at, before, after, from: was, to: is, position }, index) => (
            <tr key={`${at} ${index}`}>
              <th scope="row" lang="zh-Hans">
                <a href={writeReport(to.id, '', position)}>
                  {before}
                  <span class="aside">{words.blank}</span>
                  {after}
                </a>
              </th>
              <td>{was}</td>
              <td>{is}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
