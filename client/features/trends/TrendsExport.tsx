import type { RefObject } from 'preact';
import type { TrendsAnswer } from '../../../server/contract/trends.ts';
import type { SearchAddress } from '../../address/address.ts';
import type { Cell } from '../../export/writers/table.ts';
import { messages } from '../../messages/messages.ts';
import { colourOf } from '../../ui/charts/series.tsx';
import { TakeAway } from '../../ui/charts/TakeAway.tsx';
import { sortedGroups } from './trends.ts';

interface Props {
  readonly room: RefObject<HTMLElement | null>;
  readonly title: string;
  readonly address: SearchAddress;
  readonly answer: TrendsAnswer;
}

/** Saves the chart as a picture, or the figures as a table. */
export function TrendsExport({ room, title, address, answer }: Props) {
  const legend = answer.phrases.map(({ text }, at) => [text, colourOf(at)] as const);
  return <TakeAway room={room} title={title} legend={legend} table={() => tableOf(answer, address)} />;
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
