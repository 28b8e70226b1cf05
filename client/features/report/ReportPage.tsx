import { useEffect } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import type { ReportAnswer } from '../../../server/contract/reports.ts';
import { hasLedger, parseMode } from '../../address/address.ts';
import { hasFigures } from '../../address/figures-address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { messages } from '../../messages/messages.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { Failure } from '../../ui/Failure.tsx';
import { lazyView } from '../../ui/lazyView.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useRequest } from '../../ui/useRequest.ts';
import { useTitle } from '../../ui/useTitle.ts';
import { HitStepper } from './HitStepper.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { Ledger } from './ledger/Ledger.tsx';
import { ledger } from './ledger/ledger-state.ts';
import { Outline } from './Outline.tsx';
import { openReport } from './open-report.ts';
import { ReportCard } from './ReportCard.tsx';
import { ReportText } from './ReportText.tsx';

const ReportFigures = lazyView(async () => (await import('./figures/ReportFigures.tsx')).ReportFigures);

const NO_OUTLINE: ReportAnswer['outline'] = [];

/** Scrolls to the passage in the hash of the address, or to the top. */
function scrollToTarget(): void {
  const passage = document.getElementById(`p${openReport.pointedAt.peek()}`);
  if (passage) passage.scrollIntoView({ block: 'start', behavior: 'instant' });
  else scrollTo({ top: 0, behavior: 'instant' });
}

/** A whole report with its outline, its text and its hits. */
export function ReportPage() {
  const { url } = useAddress();
  const id = useRoute().params['id'] ?? '';
  const q = url.searchParams.get('q')?.trim() ?? '';
  const mode = parseMode(url.searchParams);
  const isLedgerShown = hasLedger(url.searchParams);
  useRequest(() => openReport.open(id, q, mode), [id, q, mode]);
  useEffect(() => {
    if (isLedgerShown) ledger.open(id);
    return ledger.close;
  }, [id, isLedgerShown]);
  useEffect(() => {
    openReport.followHash();
    addEventListener('hashchange', openReport.followHash);
    return () => removeEventListener('hashchange', openReport.followHash);
  }, [id]);
  const answer = openReport.report.value;
  const { failure } = openReport.state.value;
  useEffect(() => {
    // Keyed by report alone, so that another query in it keeps the scroll position.
    if (answer) scrollPosition.viewReady(`report ${id}`, scrollToTarget);
  }, [url, answer]);
  useTitle(answer?.report.title ?? messages.loading);

  if (failure)
    return (
      <main id="main" class="notfound stack">
        <Failure error={failure} onRetry={openReport.reload} isPage />
      </main>
    );
  return (
    <div class="threefold">
      <Outline outline={answer?.outline ?? NO_OUTLINE} />
      <main id="main">
        {answer ? (
          <>
            <LinkNotice link={url.searchParams.get('link')} />
            <ReportCard answer={answer} />
            {isLedgerShown && <Ledger id={id} placeKey={answer.report.place.key} />}
            {hasFigures(url.searchParams) && <ReportFigures id={id} />}
            <ReportText report={answer.report} passages={answer.passages} outline={answer.outline} />
          </>
        ) : (
          <Skeleton passages={5} />
        )}
      </main>
      <HitStepper id={id} q={q} />
    </div>
  );
}
