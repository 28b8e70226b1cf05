import { useEffect } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import type { ReportAnswer } from '../../../server/contract/reports.ts';
import { parseMode } from '../../address/address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { messages } from '../../messages/messages.ts';
import { scrolling } from '../../state/scroll-position.ts';
import { Failure } from '../../ui/Failure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { HitStepper } from './HitStepper.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { Outline } from './Outline.tsx';
import { reading } from './open-report.ts';
import { ReportCard } from './ReportCard.tsx';
import { ReportText } from './ReportText.tsx';

const NO_OUTLINE: ReportAnswer['outline'] = [];

/** Shows the passage that the address points at, or the top. */
function toPointed(): void {
  const passage = document.getElementById(`p${reading.pointedAt.peek()}`);
  if (passage) passage.scrollIntoView({ block: 'start', behavior: 'instant' });
  else scrollTo({ top: 0, behavior: 'instant' });
}

/** A report whole: its outline, its text, its hits. */
export function ReportPage() {
  const { url } = useAddress();
  const id = useRoute().params['id'] ?? '';
  const q = url.searchParams.get('q')?.trim() ?? '';
  const mode = parseMode(url.searchParams);
  useEffect(() => reading.open(id, q, mode), [id, q, mode]);
  useEffect(() => {
    reading.followHash();
    addEventListener('hashchange', reading.followHash);
    return () => removeEventListener('hashchange', reading.followHash);
  }, [id]);
  const answer = reading.report.value;
  const { failure } = reading.state.value;
  useEffect(() => {
    // Another query in the same report is read on from where one is.
    if (answer) scrolling.whole(`report ${id}`, toPointed);
  }, [url, answer]);
  useTitle(answer?.report.title ?? messages.loading);

  if (failure)
    return (
      <main id="main" class="notfound">
        <Failure error={failure} onRetry={reading.reload} isPage />
      </main>
    );
  return (
    <div class="threefold reportpage">
      <Outline outline={answer?.outline ?? NO_OUTLINE} />
      <main id="main">
        {answer ? (
          <>
            <LinkNotice link={url.searchParams.get('link')} />
            <ReportCard answer={answer} />
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
