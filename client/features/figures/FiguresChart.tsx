import { useRef } from 'preact/hooks';
import type { FigureTableAnswer } from '../../../server/contract/figures.ts';
import { writeReport } from '../../address/address.ts';
import type { FiguresAddress } from '../../address/figures-address.ts';
import { figuresMessages } from '../../messages/figures-messages.ts';
import { BarChart } from '../../ui/charts/BarChart.tsx';
import type { Group, Point } from '../../ui/charts/chart.ts';
import { YearChart } from '../../ui/charts/YearChart.tsx';
import { useWidth } from '../../ui/useWidth.ts';
import type { FigureRow } from './figures.ts';

interface Props {
  readonly address: FiguresAddress;
  readonly answer: FigureTableAnswer;
  readonly rows: readonly FigureRow[];
}

/** Rows that can be taken in at a glance; the table has all of them. */
const MAX_ROWS = 20;

/** The greatest number of each row in the column by which the table is sorted, or in the first. */
export function FiguresChart({ address, answer, rows }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const width = useWidth(room);
  const at = address.sort ?? 0;
  const column = answer.columns[at];
  if (!column || column.unit === null) return null;
  const drawn = rows.flatMap((row) => {
    const point = pointOf(row, at, column.text);
    return point ? [{ ...groupOf(row, point), year: Number(row.value) }] : [];
  });
  if (drawn.length < 2) return null;
  const title = figuresMessages.chartOf(column.text);
  return (
    <figure class="figures-chart">
      <figcaption>{title}</figcaption>
      <div ref={room}>
        {width > 0 &&
          (answer.by === 'year' ? (
            <YearChart groups={drawn.filter(({ year }) => year > 0)} empty={[]} title={title} width={width} />
          ) : (
            <BarChart groups={drawn.slice(0, MAX_ROWS)} title={title} width={width} />
          ))}
      </div>
    </figure>
  );
}

function groupOf(row: FigureRow, point: Point): Group {
  return { label: row.label, reports: row.reports, points: [point] };
}

function pointOf(row: FigureRow, at: number, column: string): Point | null {
  const [first, ...others] = row.cells[at]?.figures ?? [];
  if (!first) return null;
  const figure = others.reduce((most, other) => (other.high > most.high ? other : most), first);
  return {
    value: figure.high,
    formatted: figure.text,
    description: `${row.label} ${column} ${figure.text}`,
    href: writeReport(figure.report, `“${figure.text}”`, figure.position),
  };
}
