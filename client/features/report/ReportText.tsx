import type { ReportAnswer } from '../../../server/contract/reports.ts';
import { ledger } from './ledger/ledger-state.ts';
import { openReport } from './open-report.ts';
import { Paragraph } from './Paragraph.tsx';

interface Props {
  readonly report: ReportAnswer['report'];
  readonly passages: ReportAnswer['passages'];
  readonly outline: ReportAnswer['outline'];
}

/** All passages, styled by role, headings by their level in the outline. */
export function ReportText({ report, passages, outline }: Props) {
  const levels = new Map(outline.map((entry) => [entry.position, entry.level]));
  const firsts = openReport.firstHits.value;
  const at = openReport.atHit.value;
  const pointed = openReport.pointedAt.value;
  const origins = ledger.spans.value;
  return (
    <div class="reporttext verbatim" lang="zh-Hans">
      {passages.map((passage) => {
        const firstHit = firsts.get(passage.position) ?? 0;
        // Null for all other passages, so that a step renders only the passages it leaves and enters.
        const hitHere = at !== null && at >= firstHit && at < firstHit + passage.ranges.length ? at : null;
        return (
          <Paragraph
            key={passage.id}
            passage={passage}
            report={report}
            level={levels.get(passage.position) ?? 1}
            firstHit={firstHit}
            atHit={hitHere}
            isPointedAt={passage.position === pointed}
            origins={origins.get(passage.id)}
          />
        );
      })}
    </div>
  );
}
