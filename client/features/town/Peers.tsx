import type { PeersAnswer } from '../../../server/contract/peers.ts';
import { reportColumn, writeCompare } from '../../address/address.ts';
import { writePlace } from '../../address/changes-address.ts';
import { townMessages } from '../../messages/changes-messages.ts';
import { messages } from '../../messages/messages.ts';
import { fullName, shortName } from '../../messages/place-name.ts';
import { Failure } from '../../ui/Failure.tsx';
import { town } from './town.ts';

/** Places under the same authority, and those whose reports are most alike. */
export function Peers() {
  const { answer, failure, busy } = town.peers.value;
  const words = townMessages;
  return (
    <section aria-labelledby="town-peers" class="town-peers">
      <h2 id="town-peers">{words.peers}</h2>
      {failure ? (
        <Failure error={failure} onRetry={town.reloadPeers} />
      ) : !answer || busy ? (
        <p class="hint" role="status">
          {words.comparing}
        </p>
      ) : answer.same.length + answer.alike.length === 0 ? (
        <p class="hint">{words.noPeers}</p>
      ) : (
        <>
          {answer.same.length > 0 && (
            <>
              <h3>{words.sameCounty}</h3>
              <ul class="cluster">
                {answer.same.map((place) => (
                  <li key={place.key}>
                    <a href={writePlace(place.key)} lang="zh-Hans">
                      {shortName(place)}
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
          {answer.alike.length > 0 && <Alike answer={answer} />}
        </>
      )}
    </section>
  );
}

function Alike({ answer: { report, alike } }: { readonly answer: PeersAnswer }) {
  const words = townMessages;
  return (
    <>
      <h3>{words.alike}</h3>
      <p class="hint">{words.alikeExplained}</p>
      <ol class="town-alike">
        {alike.map(({ report: other, likeness, sections }) => (
          <li key={other.id}>
            <a href={writePlace(other.place.key)} lang="zh-Hans">
              {fullName(other.place)}
            </a>{' '}
            <b>{words.likeness(likeness)}</b>{' '}
            <span class="aside">
              {sections
                .map(
                  ({ section, likeness: share }) => `${messages.sections[section]} ${words.likeness(share)}`,
                )
                .join(messages.join)}
            </span>{' '}
            {report && (
              <a
                class="aside"
                href={writeCompare({ columns: [reportColumn(report.id), reportColumn(other.id)] })}
              >
                {messages.ledger.compare}
              </a>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
