import type { LedgerAnswer } from '../../../../server/contract/ledger.ts';
import { reportColumn, writeCompare, writeReport } from '../../../address/address.ts';
import { messages } from '../../../messages/messages.ts';
import { shortName } from '../../../messages/place-name.ts';
import { Failure } from '../../../ui/Failure.tsx';
import { LedgerYears } from './LedgerYears.tsx';
import { ledger } from './ledger-state.ts';
import { CLASSES, ShareBar } from './ShareBar.tsx';

/** A character that shows the mark of a class. */
const SAMPLE = '文';
/** Reports listed. */
const MOST_SOURCES = 8;
/** Characters of a source that is worth naming; fewer are what longer copies have left over. */
const LEAST_CHARACTERS = 8;

/** How much of a report comes from where: a bar of shares, and the reports that had its wording before. */
export function Ledger({ id, placeKey }: { readonly id: string; readonly placeKey: string }) {
  const { failure } = ledger.state.value;
  const answer = ledger.answer.value;
  const words = messages.ledger;
  return (
    <section class="ledger" aria-label={words.name} id="ledger">
      <h2>{words.name}</h2>
      {failure ? (
        <Failure error={failure} onRetry={ledger.reload} />
      ) : answer ? (
        <>
          <Shares answer={answer} />
          <p class="hint">{words.explained(answer.outlineOf)}</p>
          {!answer.complete && (
            <p class="doubt-long">{words.incomplete(answer.searched.reports, answer.searched.of)}</p>
          )}
          <Sources id={id} answer={answer} />
          <LedgerYears key={placeKey} id={id} placeKey={placeKey} />
        </>
      ) : (
        <p class="hint" role="status">
          {words.comparing}
        </p>
      )}
    </section>
  );
}

function Shares({ answer: { shares } }: { readonly answer: LedgerAnswer }) {
  const words = messages.ledger;
  const only = ledger.only.value;
  const present = CLASSES.filter((name) => shares[name] > 0);
  return (
    <>
      <ShareBar shares={shares} />
      <ul class="ledger-shares cluster">
        {present.map((name) => (
          <li key={name}>
            <button
              type="button"
              class="plain"
              aria-pressed={only === name}
              title={words.meaning[name]}
              onClick={() => {
                ledger.only.value = only === name ? null : name;
              }}
            >
              <span class={`origin-key origin ${name}`} lang="zh-Hans" aria-hidden="true">
                {SAMPLE}
              </span>
              {words.classes[name]} <b>{words.share(shares[name])}</b>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Sources({ id, answer: { sources } }: { readonly id: string; readonly answer: LedgerAnswer }) {
  const words = messages.ledger;
  const listed = sources.filter(({ characters }) => characters >= LEAST_CHARACTERS).slice(0, MOST_SOURCES);
  if (sources.length === 0) return <p>{words.noSources}</p>;
  return (
    <>
      <h3>{words.sources}</h3>
      <ol class="ledger-sources">
        {listed.map(({ report, date, class: name, characters }) => (
          <li key={report.id}>
            <a href={writeReport(report.id, '')} lang="zh-Hans">
              {shortName(report.place)} {messages.year(report.year)}
            </a>{' '}
            <span class="aside">
              {words.classes[name]}
              {messages.comma}
              {date === null ? words.undated : date}
              {messages.comma}
              {words.characters(characters)}
            </span>{' '}
            <a class="aside" href={writeCompare({ columns: [reportColumn(id), reportColumn(report.id)] })}>
              {words.compare}
            </a>
          </li>
        ))}
      </ol>
      {sources.length > listed.length && (
        <p class="hint">{words.moreSources(sources.length - listed.length)}</p>
      )}
    </>
  );
}
