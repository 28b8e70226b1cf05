import type { ComponentChildren } from 'preact';
import type { ReportAnswer } from '../../server/contract.ts';
import { writeCompare, writeSearch } from '../address.ts';
import { paths } from '../api.ts';
import { regionName, shortName } from '../text/place-name.ts';
import { words } from '../words.ts';
import { Mending } from './Mending.tsx';
import { PlaceDoubt } from './PlaceDoubt.tsx';

/** The report as a catalogue card: what it is, who issued it, where it came from. */
export function ReportCard({
  answer: { report, mendable, mendableWithKey },
}: {
  readonly answer: Pick<ReportAnswer, 'report' | 'mendable' | 'mendableWithKey'>;
}) {
  const { place } = report;
  return (
    <header class="card">
      <p class="region-name">
        <span lang="zh-Hans">{regionName(place)}</span>
        <PlaceDoubt place={place} />
      </p>
      <h1 lang="zh-Hans">
        {shortName(place)} <span class="year">{words.year(report.year)}</span>
      </h1>
      <dl aria-label={words.report.card}>
        {place.confidence !== 'certain' && (
          <Line name={words.report.placeNote}>
            <PlaceDoubt place={place} long />
          </Line>
        )}
        <Line name={words.report.genre}>{words.genre(report.genre)}</Line>
        <Line name={words.report.issuer}>{report.issuer}</Line>
        <Line name={words.report.documentNumber}>{report.documentNumber}</Line>
        <Line name={words.report.issuedOn}>
          {report.issuedOn && <time dateTime={report.issuedOn}>{report.issuedOn}</time>}
        </Line>
        <Line name={words.report.size}>{words.report.sizeOf(report.passages, report.characters)}</Line>
        <Line name={words.report.source}>
          <a href={paths.source(report.id)} title={report.sources[0]?.file}>
            {words.report.sourceFile}
          </a>
          {report.sources.length > 1 && (
            <span title={report.sources.map(({ file }) => file).join('\n')}>
              {words.report.sourceMore(report.sources.length - 1)}
            </span>
          )}
          {report.sources.map(
            ({ url }) =>
              url && (
                <a key={url} href={url} rel="external noreferrer" title={url}>
                  {words.report.sourcePage}
                </a>
              ),
          )}
        </Line>
        {report.warnings.length > 0 && <Line name={words.report.warnings}>{report.warnings.join(' ')}</Line>}
      </dl>
      {place.key !== '' && (
        <p class="card-links">
          <a href={writeSearch({ q: '', chosen: [place.key] })}>{words.report.compareWith}</a>
          <a href={writeCompare({ years: place.key })}>{words.report.years}</a>
        </p>
      )}
      {(mendable || mendableWithKey) && (
        <Mending key={report.id} report={report} needsKey={mendableWithKey} />
      )}
    </header>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  if (children === null || children === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
