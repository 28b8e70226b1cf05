import { useEffect, useMemo } from 'preact/hooks';
import { type ChangesAddress, parseChanges, writeChanges } from '../../address/changes-address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { changesMessages } from '../../messages/changes-messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { reportLabel } from '../../messages/report-label.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { Failure } from '../../ui/Failure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import { useTitle } from '../../ui/useTitle.ts';
import { ChangedFigures } from './ChangedFigures.tsx';
import { ChangesHead } from './ChangesHead.tsx';
import { changes } from './changes.ts';
import { earlierReport } from './earlier-report.ts';
import { Plans } from './Plans.tsx';
import { Redline } from './Redline.tsx';
import { TwoColumns } from './TwoColumns.tsx';
import './changes.css';

/** Two columns of 24 characters, with what is told beside them. */
const ROOM_FOR_TWO = '(width >= 60rem)';

/** Two reports of a place, or of two places, from one year to the next: sentence by sentence. */
export function ChangesPage() {
  const { url, replace } = useAddress();
  const address = useMemo(() => parseChanges(url.searchParams), [url]);
  useEffect(() => changes.open(address), [address]);
  useEffect(() => changes.leave, []);
  const choices = changes.choices.value;
  const answer = changes.answer.value;
  const later = choices?.find(({ id }) => id === address.to);
  const earlier = later && address.from === '' ? earlierReport(later, choices ?? []) : undefined;
  useEffect(() => {
    if (earlier) replace(writeChanges({ ...address, from: earlier.id }));
  }, [earlier]);
  useEffect(() => {
    if (answer) scrollPosition.viewReady(`changes ${url.search}`);
  }, [url, answer]);
  const words = changesMessages;
  useTitle(
    answer
      ? words.titleOf(shortName(answer.to.place), reportLabel(answer.from), reportLabel(answer.to))
      : words.title,
  );
  return (
    <main id="main" class="changes-page">
      <ChangesHead address={address} />
      <Body address={address} hasEarlier={later === undefined || earlier !== undefined} />
    </main>
  );
}

interface BodyProps {
  readonly address: ChangesAddress;
  /** Whether there is, or may be, a report to compare with. */
  readonly hasEarlier: boolean;
}

function Body({ address, hasEarlier }: BodyProps) {
  const hasRoom = useMedia(ROOM_FOR_TWO);
  const answer = changes.answer.value;
  const { failure } = changes.state.value;
  const choicesFailure = changes.choicesFailure.value;
  const words = changesMessages;
  if (address.to === '' && address.from === '') return <p class="notice">{words.nothingChosen}</p>;
  if (address.from === '' || address.to === '') {
    if (choicesFailure) return <Failure error={choicesFailure} onRetry={() => changes.open(address)} />;
    if (changes.choices.value === null || hasEarlier) return <Skeleton passages={4} />;
    return <p class="notice">{words.noEarlier}</p>;
  }
  if (failure) return <Failure error={failure} onRetry={changes.reload} />;
  if (!answer) return <Skeleton passages={6} />;
  if (address.view === 'plans') return <Plans answer={answer} />;
  if (address.view === 'figures') return <ChangedFigures answer={answer} />;
  if (changes.rows.value.length === 0) return <p class="notice">{words.nothingChanged}</p>;
  return hasRoom && !address.oneColumn ? <TwoColumns answer={answer} /> : <Redline answer={answer} />;
}
