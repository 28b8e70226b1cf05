import type { TrendsAnswer } from '../../../server/contract/trends.ts';
import type { SearchAddress } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { pointOf } from './figure-label.ts';
import { sortedGroups } from './trends.ts';

interface Props {
  readonly address: SearchAddress;
  readonly answer: TrendsAnswer;
}

/** The figures as a table, with the number of reports in each group. */
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
            <th scope="col">{messages.places.reports}</th>
          </tr>
        </thead>
        <tbody>
          {sortedGroups(answer, measure).map((group) => (
            <tr key={group.value ?? ''}>
              <th scope="row">{group.label}</th>
              {phrases.map(({ text }, at) => {
                const { href, formatted } = pointOf(group, at, address, answer);
                return <td key={text}>{href === null ? formatted : <a href={href}>{formatted}</a>}</td>;
              })}
              <td>{messages.count(group.reports)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{messages.trends.total}</th>
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
