import type { Difference, QuotationCheck } from '../../../server/contract/quotations.ts';
import { writeReport } from '../../address/address.ts';
import { disagreementsOf } from '../../export/quotation-list.ts';
import { messages } from '../../messages/messages.ts';
import { fullName } from '../../messages/place-name.ts';
import { BasketButton } from '../../ui/passage/BasketButton.tsx';
import { CopyMenu } from '../../ui/passage/CopyMenu.tsx';
import { MarkedText } from '../../ui/passage/MarkedText.tsx';

interface Props {
  readonly quotation: QuotationCheck;
  readonly number: number;
  readonly draft: string;
}

/** UTF-16 units of the draft shown before a quotation, so that it is found again. */
const LEAD = 24;
/** UTF-16 units of the passage shown around what is quoted. */
const AROUND = 60;

export function QuotationItem({ quotation, number, draft }: Props) {
  const { status, differences, elisions, found } = quotation;
  return (
    <li class="quotation" data-status={status}>
      <p class="quotation-head">
        <span class="aside">{messages.quotations.number(number)}</span>{' '}
        <strong class="quotation-status">{messages.quotations.statuses[status]}</strong>{' '}
        {differences.length > 0 && (
          <span class="aside">{messages.quotations.differences(differences.map(({ kind }) => kind))}</span>
        )}
        {status === 'verbatim' && found && found.passages > 1 && (
          <span class="aside">{messages.quotations.alsoIn(found)}</span>
        )}
        {elisions.map(({ kind, start }) => (
          <span key={start} class="aside elision">
            {messages.quotations.elisions[kind]}
          </span>
        ))}
      </p>
      <p class="verbatim quoted" lang="zh-Hans">
        <span class="draft-lead">{leadOf(draft, quotation.start)}</span>
        <Corrected quotation={quotation} />
        <span class="draft-lead">{closingMark(draft, quotation.end)}</span>
      </p>
      {quotation.source && <Source quotation={quotation} source={quotation.source} />}
      {status === 'absent' && <p class="aside">{messages.quotations.absent}</p>}
    </li>
  );
}

function leadOf(draft: string, start: number): string {
  const lead = draft.slice(Math.max(0, start - LEAD), start);
  return lead.slice(lead.lastIndexOf('\n') + 1).replace(/^[\udc00-\udfff]/, '');
}

/** Of quotations in marks. */
function closingMark(draft: string, end: number): string {
  return /^[”’」』"＂﹂﹄｣〞]/.exec(draft.slice(end, end + 1))?.[0] ?? '';
}

/** The quotation, with what the draft has struck out and what the passage has beside it. */
function Corrected({ quotation: { start, text, differences } }: Pick<Props, 'quotation'>) {
  let at = 0;
  const pieces = differences.flatMap((difference) => {
    const from = difference.start - start;
    const before = text.slice(at, from);
    at = difference.end - start;
    return [before, <Correction key={from} difference={difference} />];
  });
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}

function Correction({ difference: { text, passageText } }: { readonly difference: Difference }) {
  return (
    <span class="correction">
      {text !== '' && (
        <del>
          <span class="unseen">{messages.quotations.inDraft}</span>
          {text}
        </del>
      )}
      {passageText !== '' && (
        <ins>
          <span class="unseen">{messages.quotations.inPassage}</span>
          {passageText}
        </ins>
      )}
    </span>
  );
}

function Source({
  quotation,
  source,
}: {
  readonly quotation: QuotationCheck;
  readonly source: NonNullable<QuotationCheck['source']>;
}) {
  const { report, text, ranges, next } = source;
  const [start, end] = [ranges[0]?.[0] ?? 0, ranges.at(-1)?.[1] ?? text.length];
  const [from, to] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)];
  return (
    <div class="quotation-source">
      <p class="where aside">
        <strong>
          {fullName(report.place)} {messages.year(report.year)}
        </strong>
        {source.section.path.map((heading) => (
          <span key={heading} class="step" lang="zh-Hans">
            {heading}
          </span>
        ))}
      </p>
      <blockquote
        class={`verbatim${from > 0 ? ' cut-before' : ''}${to < text.length ? ' cut-after' : ''}`}
        lang="zh-Hans"
      >
        <MarkedText text={text} ranges={ranges} from={from} to={to} />
      </blockquote>
      {next !== null && <p class="aside">{messages.quotations.runsOn}</p>}
      <p class="citation" lang="zh-Hans">
        {quotation.citation?.text}
      </p>
      <Cited quotation={quotation} />
      <div class="actions cluster aside">
        <CopyMenu id={source.id} text={text} />
        {next === null && <BasketButton passage={source} report={report} />}
        <a href={writeReport(report.id, '', source.position)}>{messages.passage.read}</a>
      </div>
    </div>
  );
}

/** Whether what the draft says of the source is so. */
function Cited({ quotation }: Pick<Props, 'quotation'>) {
  const agrees = quotation.cited?.agrees ?? null;
  if (agrees === null) return null;
  if (agrees) return <p class="aside">{messages.quotations.citedRightly}</p>;
  return (
    <ul class="cited-wrongly">
      {disagreementsOf(quotation).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
