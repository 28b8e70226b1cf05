import { useEffect } from 'preact/hooks';
import type { ReportAnswer } from '../../../server/contract/reports.ts';
import { messages } from '../../messages/messages.ts';
import { scrollSpy } from './scroll-spy.ts';

/** The headings of the report, each a link to its passage. */
export function Outline({ outline }: { readonly outline: ReportAnswer['outline'] }) {
  useEffect(() => scrollSpy.follow(outline.map((entry) => entry.position)), [outline]);
  const here = scrollSpy.position.value;
  return (
    <nav class="region outline" id="outline" popover="auto" aria-label={messages.report.outline}>
      <header class="sheet-head">
        <h2>{messages.report.outline}</h2>
        <button type="button" class="quiet narrow-only" popovertarget="outline" popovertargetaction="hide">
          {messages.keys.close}
        </button>
      </header>
      {outline.length === 0 ? (
        <p class="hint">{messages.report.noOutline}</p>
      ) : (
        <ol lang="zh-Hans">
          {outline.map((entry) => (
            <li
              key={`${entry.position} ${entry.number} ${entry.text}`}
              class={`level-${Math.min(entry.level, 3)}`}
            >
              <a
                href={`#p${entry.position}`}
                aria-current={entry.position === here ? 'location' : undefined}
                onClick={hideSheet}
              >
                {entry.number}
                {entry.text}
              </a>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}

/** On phones the outline is a sheet, which would cover the passage. */
function hideSheet(): void {
  const sheet = document.getElementById('outline');
  if (sheet?.matches(':popover-open')) sheet.hidePopover();
}
