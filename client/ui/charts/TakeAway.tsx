import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { fileName } from '../../export/file-name.ts';
import { save } from '../../export/save-file.ts';
import type { Cell } from '../../export/writers/table.ts';
import { messages } from '../../messages/messages.ts';
import { pngOf, svgOf } from './picture.ts';

interface Props {
  /** Contains the chart. */
  readonly room: RefObject<HTMLElement | null>;
  readonly title: string;
  /** Series with their colours, as CSS knows them; a single one needs no legend. */
  readonly legend?: readonly (readonly [name: string, colour: string])[];
  /** The figures, the names of the columns first. */
  readonly table: () => readonly (readonly Cell[])[];
}

/** Saves a chart as a picture, or its figures as a table. */
export function TakeAway({ room, title, legend = [], table }: Props) {
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
  const lines = (): [string, string][] => [
    [title, ''],
    ...(legend.length > 1 ? legend : []).map(([name, colour]): [string, string] => [name, resolved(colour)]),
  ];
  const forms = {
    SVG: saveAs('svg', (chart) => svgOf(chart, lines())),
    PNG: saveAs('png', (chart) => pngOf(chart, lines())),
    CSV: saveAs('csv', async () => (await import('../../export/writers/csv.ts')).csvOf(table())),
  };
  return (
    <span class="takeaway cluster">
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
