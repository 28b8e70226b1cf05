import type { TrendsAnswer } from '../../../server/contract/trends.ts';
import type { SearchAddress } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { labelOf, pointOf } from './figure-label.ts';
import { inFigures } from './trends.ts';

interface Props {
  readonly address: SearchAddress;
  readonly answer: TrendsAnswer;
}

/** The same figures as a table, with the reports that stand behind them. */
export function TrendsTable({ address, answer }: Props) {
  const { by, phrases, whole } = answer;
  const { measure } = address.shown;
  return (
    <div class="scroll">
      <table class="figures">
        <caption>{messages.trends.measures[measure]}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.trends.groupings[by]}</th>
            {phrases.map(({ text }) => (
              <th key={text} scope="col" lang="zh-Hans">
                {text}
              </th>
            ))}
            <th scope="col">{messages.towns.reports}</th>
          </tr>
        </thead>
        <tbody>
          {inFigures(answer, measure).map((group) => (
            <tr key={group.value ?? ''}>
              <th scope="row">{labelOf(group, by)}</th>
              {phrases.map(({ text }, at) => {
                const { href, written } = pointOf(group, at, address, answer);
                return <td key={text}>{href === null ? written : <a href={href}>{written}</a>}</td>;
              })}
              <td>{messages.count(group.reports)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{messages.trends.whole}</th>
            {phrases.map(({ text, total }) => (
              <td key={text}>{messages.trends.figure(total[measure], measure)}</td>
            ))}
            <td>{messages.count(whole.reports)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
