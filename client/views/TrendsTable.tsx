import type { TrendsAnswer } from '../../server/contract/knowing.ts';
import type { SearchAddress } from '../address.ts';
import { inFigures } from '../models/trends.ts';
import { words } from '../words.ts';
import { labelOf, pointOf } from './trendsFigure.ts';

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
        <caption>{words.trends.measures[measure]}</caption>
        <thead>
          <tr>
            <th scope="col">{words.trends.groupings[by]}</th>
            {phrases.map(({ text }) => (
              <th key={text} scope="col" lang="zh-Hans">
                {text}
              </th>
            ))}
            <th scope="col">{words.towns.reports}</th>
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
              <td>{words.count(group.reports)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.trends.whole}</th>
            {phrases.map(({ text, total }) => (
              <td key={text}>{words.trends.figure(total[measure], measure)}</td>
            ))}
            <td>{words.count(whole.reports)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
