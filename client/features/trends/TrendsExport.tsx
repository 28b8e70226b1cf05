import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import type { TrendsAnswer } from '../../../server/contract/trends.ts';
import type { SearchAddress } from '../../address/address.ts';
import { csvOf } from '../../export/csv.ts';
import { fileName } from '../../export/file-name.ts';
import { save } from '../../export/save-file.ts';
import type { Cell } from '../../export/table.ts';
import { messages } from '../../messages/messages.ts';
import { pngOf, svgOf } from '../../ui/charts/picture.ts';
import { colourOf } from '../../ui/charts/series.tsx';
import { labelOf } from './figure-label.ts';
import { inFigures } from './trends.ts';

interface Props {
  readonly room: RefObject<HTMLElement | null>;
  readonly title: string;
  readonly address: SearchAddress;
  readonly answer: TrendsAnswer;
}

/** The chart as a picture, the figures as a table. */
export function TrendsTakeaway({ room, title, address, answer }: Props) {
  const failure = useSignal('');
  const take = (extension: string, make: (chart: SVGSVGElement) => Blob | Promise<Blob>) => async () => {
    const chart = room.current?.querySelector<SVGSVGElement>('svg.chart');
    if (!chart) return;
    try {
      save(`${fileName(title)}.${extension}`, await make(chart));
      failure.value = '';
    } catch {
      failure.value = messages.trends.notDrawn;
    }
  };
  const lines = (): [string, string][] => {
    const legend = answer.phrases.map(({ text }, at): [string, string] => [text, resolved(colourOf(at))]);
    return [[title, ''], ...(legend.length > 1 ? legend : [])];
  };
  const forms = {
    SVG: take('svg', (chart) => svgOf(chart, lines())),
    PNG: take('png', (chart) => pngOf(chart, lines())),
    CSV: take('csv', () => csvOf(tableOf(answer, address))),
  };
  return (
    <span class="trends-takeaway">
      {Object.entries(forms).map(([form, onClick]) => (
        <button
          key={form}
          type="button"
          class="plain"
          aria-label={messages.trends.saveAs(form)}
          onClick={() => void onClick()}
        >
          {form}
        </button>
      ))}
      {failure.value !== '' && <span role="alert">{failure.value}</span>}
    </span>
  );
}

/** A variable as it stands here and now: a picture knows none. */
function resolved(colour: string): string {
  const probe = document.createElement('i');
  probe.style.color = colour;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

/** All that was counted, whatever the chart shows of it. */
function tableOf(answer: TrendsAnswer, address: SearchAddress): Cell[][] {
  const { by, phrases } = answer;
  const columns = messages.trends.columns;
  const head = phrases.flatMap(({ text }) => columns.figures.map((figure) => `${text} ${figure}`));
  const rows = inFigures(answer, address.shown.measure).map((group): Cell[] => [
    labelOf(group, by),
    group.reports,
    group.passages,
    group.characters,
    ...group.phrases.flatMap((one) => [
      one.occurrences,
      one.passages,
      one.reports,
      rounded(one.perTenThousand),
      rounded(one.perReport),
    ]),
  ]);
  return [[messages.trends.groupings[by], ...columns.sizes, ...head], ...rows];
}

const rounded = (value: number): number => Number(value.toFixed(4));
