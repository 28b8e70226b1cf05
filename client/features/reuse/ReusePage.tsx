import { useEffect, useMemo } from 'preact/hooks';
import { parseReuse, writeReport, writeReuse } from '../../address/address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { messages } from '../../messages/messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { draft } from '../../state/draft.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { Failure } from '../../ui/Failure.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { MarkedDraft } from './MarkedDraft.tsx';
import { ReuseSummary } from './ReuseSummary.tsx';
import { reuse } from './reuse.ts';
import { StretchList } from './StretchList.tsx';
import { TextToCompare } from './TextToCompare.tsx';
import './reuse.css';

/** Who else has the wording of a paragraph, a draft, a file or a passage of the collection. */
export function ReusePage() {
  const { url, go, replace } = useAddress();
  const address = useMemo(() => parseReuse(url.searchParams), [url]);
  useEffect(() => reuse.open(address), [address]);
  useEffect(() => reuse.leave, []);
  const found = reuse.found.value;
  const busy = reuse.busy.value;
  const failure = reuse.failure.value;
  useEffect(() => {
    if (busy === null) scrollPosition.viewReady(`reuse ${url.search}`);
  }, [busy, url]);
  useTitle(messages.reuse.title);

  const lookFor = (text: string) => {
    draft.keep(text);
    const next = writeReuse({ text, filters: address.filters });
    if (next !== url.pathname + url.search) go(next);
    else {
      replace(next);
      reuse.retry(parseReuse(url.searchParams));
    }
  };
  const typed = address.passage === '' ? address.text || draft.text.value : '';
  return (
    <main id="main" class="reuse-page">
      <header class="reuse-head">
        <h1>{messages.reuse.title}</h1>
        {found?.passage ? (
          <p class="aside">
            {messages.reuse.ofPassage}
            <a href={writeReport(found.passage.report.id, '', found.passage.position)} lang="zh-Hans">
              {shortName(found.passage.report.place)} {messages.year(found.passage.report.year)}
            </a>
            <a class="reuse-other" href="/reuse">
              {messages.reuse.otherText}
            </a>
          </p>
        ) : (
          <p class="hint">{messages.reuse.hint}</p>
        )}
      </header>
      {address.passage === '' && <TextToCompare text={typed} isOpen={!found} onText={lookFor} />}
      {failure && <Failure error={failure} onRetry={() => reuse.retry(address)} />}
      {found && (
        <>
          <ReuseSummary found={found} />
          <div class="reuse-columns">
            <MarkedDraft text={found.text} />
            <StretchList />
          </div>
        </>
      )}
    </main>
  );
}
