import type { ReportAnswer } from '../../../server/contract/reports.ts';
import { reading } from './open-report.ts';
import { Paragraph } from './Paragraph.tsx';

interface Props {
  readonly report: ReportAnswer['report'];
  readonly passages: ReportAnswer['passages'];
  readonly outline: ReportAnswer['outline'];
}

/** The passages in order, each typeset by its role; a heading by its level in the outline. */
export function ReportText({ report, passages, outline }: Props) {
  const levels = new Map(outline.map((entry) => [entry.position, entry.level]));
  const firsts = reading.firstHits.value;
  const at = reading.atHit.value;
  const pointed = reading.pointedAt.value;
  return (
    <div class="reporttext verbatim" lang="zh-Hans">
      {passages.map((passage) => {
        const firstHit = firsts.get(passage.position) ?? 0;
        // Only the passage that holds the hit is drawn anew when one steps.
        const own = at !== null && at >= firstHit && at < firstHit + passage.ranges.length ? at : null;
        return (
          <Paragraph
            key={passage.id}
            passage={passage}
            report={report}
            level={levels.get(passage.position) ?? 1}
            firstHit={firstHit}
            atHit={own}
            isPointedAt={passage.position === pointed}
          />
        );
      })}
    </div>
  );
}
