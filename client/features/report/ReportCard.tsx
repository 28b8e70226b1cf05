import type { ComponentChildren } from 'preact';
import type { ReportAnswer } from '../../../server/contract/reports.ts';
import { hasLedger, reportColumn, writeCompare, writeLedger } from '../../address/address.ts';
import { writeChanges, writePlace } from '../../address/changes-address.ts';
import { hasFigures, writeReportFigures } from '../../address/figures-address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { writeKeywordsOf } from '../../address/words-address.ts';
import { paths } from '../../api/api.ts';
import { messages } from '../../messages/messages.ts';
import { regionName, shortName } from '../../messages/place-name.ts';
import { PlaceDoubt } from '../../ui/PlaceDoubt.tsx';
import { HowRead } from './HowRead.tsx';
import { EditMetadata } from './metadata-edit/EditMetadata.tsx';

/** The report's metadata as a catalogue card: place, year, genre, issuer, sources. */
export function ReportCard({
  answer: { report, mendable, mendableWithKey },
}: {
  readonly answer: Pick<ReportAnswer, 'report' | 'mendable' | 'mendableWithKey'>;
}) {
  const { place } = report;
  const { url } = useAddress();
  const isLedgerShown = hasLedger(url.searchParams);
  const areFiguresShown = hasFigures(url.searchParams);
  return (
    <header class="card">
      <p class="aside">
        <span lang="zh-Hans">{regionName(place)}</span>
        <PlaceDoubt place={place} />
      </p>
      <h1 lang="zh-Hans">
        {shortName(place)} <span class="year">{messages.year(report.year)}</span>
      </h1>
      <dl aria-label={messages.report.card}>
        {place.confidence !== 'certain' && (
          <Line name={messages.report.placeNote}>
            <PlaceDoubt place={place} long />
          </Line>
        )}
        <Line name={messages.report.genre}>{messages.genre(report.genre)}</Line>
        <Line name={messages.report.issuer}>
          {report.issuer && report.issuerConfidence !== 'certain'
            ? messages.report.inferred(report.issuer)
            : report.issuer}
        </Line>
        <Line name={messages.report.documentNumber}>{report.documentNumber}</Line>
        <Line name={messages.report.issuedOn}>
          {report.issuedOn && <time dateTime={report.issuedOn}>{report.issuedOn}</time>}
        </Line>
        <Line name={messages.report.size}>{messages.report.sizeOf(report.passages, report.characters)}</Line>
        {report.recognised !== undefined && (
          <Line name={messages.report.recognised}>
            {messages.report.recognisedOf(report.recognised, report.passages)}
          </Line>
        )}
        <Line name={messages.report.source}>
          <SourceFile report={report} />
          {report.sources.length > 1 && (
            <span title={report.sources.map(({ file }) => file).join('\n')}>
              {messages.report.sourceMore(report.sources.length - 1)}
            </span>
          )}
          {report.sources.map(
            ({ url }) =>
              url && (
                <a key={url} href={url} rel="external noreferrer" title={url}>
                  {messages.report.sourcePage}
                </a>
              ),
          )}
        </Line>
        {report.warnings.length > 0 && (
          <Line name={messages.report.warnings}>{report.warnings.join(' ')}</Line>
        )}
      </dl>
      <p class="card-links cluster">
        <a href={writeCompare({ columns: [reportColumn(report.id)] })}>{messages.report.compareWith}</a>
        <a href={writeCompare({ years: place.key })}>{messages.report.years}</a>
        <a href={writeChanges({ to: report.id })}>{messages.ways.withEarlier}</a>
        <a href={writePlace(place.key)}>{messages.ways.town}</a>
        <a href={writeKeywordsOf(place, report.genre)}>{messages.ways.wordsOfPlace}</a>
        <a href={writeLedger(url, !isLedgerShown)}>
          {isLedgerShown ? messages.ledger.hide : messages.ledger.name}
        </a>
        <a href={writeReportFigures(url, !areFiguresShown)}>
          {areFiguresShown ? messages.ways.hideReportFigures : messages.ways.reportFigures}
        </a>
      </p>
      <HowRead key={`reading ${report.id}`} id={report.id} />
      {(mendable || mendableWithKey) && (
        <EditMetadata key={report.id} report={report} needsKey={mendableWithKey} />
      )}
    </header>
  );
}

/** The file, or in a table the row, that the report was read from. */
function SourceFile({ report: { id, sources } }: { readonly report: ReportAnswer['report'] }) {
  const row = sources[0]?.row ?? null;
  return (
    <a href={row === null ? paths.source(id) : paths.sourceRow(id)} title={sources[0]?.file}>
      {row === null ? messages.report.sourceFile : messages.report.sourceRow(row)}
    </a>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  if (children === null || children === '') return null;
  return (
    <div>
      <dt class="aside">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
