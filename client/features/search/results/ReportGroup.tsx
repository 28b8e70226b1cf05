import { MAX_COLUMNS, type Mode, writeReport } from '../../../address/address.ts';
import { writePlace } from '../../../address/changes-address.ts';
import { messages } from '../../../messages/messages.ts';
import { regionName, shortName } from '../../../messages/place-name.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { PlaceDoubt } from '../../../ui/PlaceDoubt.tsx';
import { PassageCard } from '../../../ui/passage/PassageCard.tsx';
import type { ReportHits } from './group-by-report.ts';

interface Props {
  readonly group: ReportHits;
  readonly q: string;
  readonly mode: Mode;
  readonly chosen: readonly string[];
  readonly onChoose: (placeKey: string) => void;
}

/** Consecutive hits of one report under a common head: place and year first, then the title. */
export function ReportGroup({ group, q, mode, chosen, onChoose }: Props) {
  const { report, hits } = group;
  const { place } = report;
  const isChosen = chosen.includes(place.key);
  const isFull = !isChosen && chosen.length >= MAX_COLUMNS;
  const first = hits[0];
  return (
    <article class="reportgroup" data-report={report.id}>
      <header>
        <h2 lang="zh-Hans">
          {shortName(place)} <span class="year">{messages.year(report.year)}</span>
        </h2>
        <p class="region-name aside">
          <span lang="zh-Hans">{regionName(place)}</span>
          <PlaceDoubt place={place} /> <a href={writePlace(place.key)}>{messages.ways.town}</a>
        </p>
        <button
          type="button"
          class="choose"
          aria-pressed={isChosen}
          aria-label={messages.compare.add(shortName(place))}
          title={isFull ? messages.compare.full : undefined}
          disabled={isFull}
          data-action="choose"
          onClick={() => onChoose(place.key)}
        >
          <Icon name={isChosen ? 'check' : 'plus'} />
          {messages.compare.addShort}
        </button>
        <p class="title aside" lang="zh-Hans">
          <a href={writeReport(report.id, q, first?.position, mode)}>{report.title}</a>
        </p>
      </header>
      {hits.map((hit) => (
        <PassageCard key={hit.id} hit={hit} q={q} mode={mode} />
      ))}
    </article>
  );
}
