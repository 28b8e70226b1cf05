import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import type { TrendsAnswer } from '../../../server/contract/trends.ts';
import type { SearchAddress } from '../../address/address.ts';
import { fileName } from '../../export/file-name.ts';
import { save } from '../../export/save-file.ts';
import { csvOf } from '../../export/writers/csv.ts';
import type { Cell } from '../../export/writers/table.ts';
import { messages } from '../../messages/messages.ts';
import { pngOf, svgOf } from '../../ui/charts/picture.ts';
import { colourOf } from '../../ui/charts/series.tsx';
import { sortedGroups } from './trends.ts';

interface Props {
  readonly room: RefObject<HTMLElement | null>;
  readonly title: string;
  readonly address: SearchAddress;
  readonly answer: TrendsAnswer;
}

/** Saves the chart as a picture, or the figures as a table. */
export function TrendsExport({ room, title, address, answer }: Props) {
  const failure = useSignal('');
  const saveAs = (extension: string, make: (chart: SVGSVGElement) => Blob | Promise<Blob>) => async () => {
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
    SVG: saveAs('svg', (chart) => svgOf(chart, lines())),
    PNG: saveAs('png', (chart) => pngOf(chart, lines())),
    CSV: saveAs('csv', () => csvOf(tableOf(answer, address))),
  };
  return (
    <span class="trends-takeaway cluster">
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

/** The computed value of a CSS colour variable, because a picture file has no variables. */
function resolved(colour: string): string {
  const probe = document.createElement('i');
  probe.style.color = colour;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

/** All groups and figures, including those that the chart omits. */
function tableOf(answer: TrendsAnswer, address: SearchAddress): Cell[][] {
  const { by, phrases } = answer;
  const columns = messages.trends.columns;
  const head = phrases.flatMap(({ text }) => columns.figures.map((figure) => `${text} ${figure}`));
  const rows = sortedGroups(answer, address.shown.measure).map((group): Cell[] => [
    group.label,
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
