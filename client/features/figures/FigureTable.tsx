import type { Figure } from '../../../server/contract/figures.ts';
import { writeReport } from '../../address/address.ts';
import { type FiguresAddress, withoutColumn, writeFigures } from '../../address/figures-address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { paths } from '../../api/api.ts';
import { figuresMessages } from '../../messages/figures-messages.ts';
import { messages } from '../../messages/messages.ts';
import { Failure } from '../../ui/Failure.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { MissingServers } from '../../ui/MissingServers.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EditConcept } from './EditConcept.tsx';
import { FiguresChart } from './FiguresChart.tsx';
import { type FigureColumn, type FigureRow, figures } from './figures.ts';

interface Props {
  readonly address: FiguresAddress;
}

const FORMATS = ['xlsx', 'csv'] as const;

/** A row for each place or year, a column for each concept; every number opens its sentence. */
export function FigureTable({ address }: Props) {
  const { go } = useAddress();
  const { answer, rows, busy, failure } = figures.table.value;
  const words = figuresMessages;
  if (failure)
    return failure.refused ? (
      <p class="refusal" role="status">
        {failure.message}
      </p>
    ) : (
      <Failure error={failure} onRetry={figures.reload} />
    );
  if (!answer) return <Skeleton passages={3} />;
  return (
    <div class={busy ? 'stale' : undefined} aria-busy={busy}>
      {answer.understood !== null && <p class="understood aside">{answer.understood}</p>}
      <MissingServers names={answer.missing} onRetry={figures.reload} />
      <div class="figures-head cluster">
        <p role="status">{words.total(answer.total, answer.by)}</p>
        <label class="check">
          <input
            type="checkbox"
            checked={address.onlyWith}
            onChange={() => go(writeFigures({ ...address, onlyWith: !address.onlyWith }))}
          />
          {words.onlyWith}
        </label>
        <span class="figures-takeaway cluster">
          <span class="aside" aria-hidden="true">
            {words.take}
          </span>
          {FORMATS.map((format) => (
            <a
              key={format}
              href={paths.exportFigures(address, format)}
              download
              title={words.takeAs(format.toUpperCase())}
              aria-label={words.takeAs(format.toUpperCase())}
            >
              {format.toUpperCase()}
            </a>
          ))}
        </span>
      </div>
      <div class="scroll">
        <table class="figures figures-table">
          <caption class="unseen">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col" aria-sort={address.sort === null ? 'ascending' : undefined}>
                <a href={writeFigures({ ...address, sort: null })}>{words.rowsOf[answer.by]}</a>
              </th>
              {answer.columns.map((column, at) => (
                <ColumnHead key={column.text} address={address} column={column} at={at} by={answer.by} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.value ?? ''} row={row} columns={answer.columns} by={answer.by} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < answer.total && (
        <p class="hint">
          {words.shown(rows.length, answer.total)}{' '}
          <button type="button" class="quiet" disabled={busy} onClick={figures.more}>
            {words.moreRows}
          </button>
        </p>
      )}
      <p class="hint">{words.absentNote}</p>
      <FiguresChart address={address} answer={answer} rows={rows} />
      <EditConcept columns={answer.columns} />
    </div>
  );
}

interface HeadProps extends Props {
  readonly column: FigureColumn;
  readonly at: number;
  readonly by: 'place' | 'year';
}

function ColumnHead({ address, column, at, by }: HeadProps) {
  const { go } = useAddress();
  const words = figuresMessages;
  return (
    <th scope="col" aria-sort={address.sort === at ? 'descending' : undefined}>
      <span class="figures-column">
        <a href={writeFigures({ ...address, sort: at })} title={words.sortBy(column.text)} lang="zh-Hans">
          {column.text}
        </a>
        <button
          type="button"
          class="plain"
          aria-label={words.remove(column.text)}
          title={words.remove(column.text)}
          onClick={() => go(writeFigures(withoutColumn(address, at)))}
        >
          <Icon name="close" />
        </button>
      </span>
      <small class="aside">{words.columnTotal(column.figures, column.rows, by)}</small>
    </th>
  );
}

interface RowProps {
  readonly row: FigureRow;
  readonly columns: readonly FigureColumn[];
  readonly by: 'place' | 'year';
}

function Row({ row, columns, by }: RowProps) {
  const words = figuresMessages;
  return (
    <tr>
      <th scope="row" lang="zh-Hans">
        {row.label}
      </th>
      {columns.map(({ text, concept }, at) => {
        const { figures: cell = [], more = 0 } = row.cells[at] ?? {};
        const years = new Set(cell.map(({ year }) => year));
        return (
          <td key={text}>
            {cell.length === 0 ? (
              <span class="aside">{words.absent}</span>
            ) : (
              <ul>
                {cell.map((figure) => (
                  <li key={`${figure.passage} ${figure.start}`}>
                    <CellFigure
                      figure={figure}
                      withConcept={figure.concept !== concept}
                      withYear={by === 'place' && years.size > 1}
                    />
                  </li>
                ))}
                {more > 0 && <li class="aside">{words.more(more)}</li>}
              </ul>
            )}
          </td>
        );
      })}
    </tr>
  );
}

interface FigureProps {
  readonly figure: Figure;
  readonly withConcept: boolean;
  readonly withYear: boolean;
}

/** 以上 and its like stand after the number, 超过 and its like before it; 余 is part of its text. */
const AFTER_NUMBER = /^(?:以|左右|上下|不等)/;

function CellFigure({ figure, withConcept, withYear }: FigureProps) {
  const { report, position, text, qualifier, change, base, concept, sentence, year } = figure;
  const outside = qualifier === null || text.includes(qualifier) ? '' : qualifier;
  const isAfter = AFTER_NUMBER.test(outside);
  return (
    <>
      {!isAfter && <small class="aside">{outside}</small>}
      <a href={writeReport(report, `“${text}”`, position)} title={sentence} lang="zh-Hans">
        {text}
      </a>
      {isAfter && <small class="aside">{outside}</small>}
      <small class="aside" lang="zh-Hans">
        {[
          withYear && messages.year(year),
          base && figuresMessages.compared(base),
          change,
          withConcept && concept,
        ]
          .filter(Boolean)
          .join(' ')}
      </small>
    </>
  );
}
