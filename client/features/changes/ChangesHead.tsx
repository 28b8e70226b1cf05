import type { ReportSummary } from '../../../server/contract/report.ts';
import { reportColumn, writeCompare, writeReport } from '../../address/address.ts';
import {
  CHANGE_VIEWS,
  type ChangesAddress,
  writeChanges,
  writePlace,
} from '../../address/changes-address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { exportChanges } from '../../export/changes-export.ts';
import { today } from '../../export/today.ts';
import { changesMessages } from '../../messages/changes-messages.ts';
import { messages } from '../../messages/messages.ts';
import { fullName, shortName } from '../../messages/place-name.ts';
import { reportLabel } from '../../messages/report-label.ts';
import { clipboard } from '../../state/clipboard.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useSaving } from '../../ui/useSaving.ts';
import { ChapterJump } from './ChapterJump.tsx';
import { TOLD_KINDS } from './change-rows.ts';
import { changes } from './changes.ts';

/** What is compared, what has changed by numbers, and how it is shown. */
export function ChangesHead({ address }: { readonly address: ChangesAddress }) {
  const { replace } = useAddress();
  const answer = changes.answer.value;
  const words = changesMessages;
  const change = (next: Partial<ChangesAddress>) => replace(writeChanges({ ...address, ...next }));
  return (
    <header class="changes-head">
      <h1>
        {answer ? (
          <span lang="zh-Hans">
            {words.titleOf(
              answer.from.place.key === answer.to.place.key
                ? shortName(answer.to.place)
                : `${shortName(answer.from.place)} ${shortName(answer.to.place)}`,
              reportLabel(answer.from),
              reportLabel(answer.to),
            )}
          </span>
        ) : (
          words.title
        )}
      </h1>
      <div class="changes-choice cluster">
        <ReportChoice label={words.from} chosen={address.from} onChoose={(from) => change({ from })} />
        <ReportChoice label={words.to} chosen={address.to} onChoose={(to) => change({ to })} />
        {address.from !== '' && address.to !== '' && (
          <a href={writeChanges({ ...address, from: address.to, to: address.from })}>{words.swap}</a>
        )}
        {answer && (
          <>
            <a href={writeCompare({ columns: [reportColumn(answer.from.id), reportColumn(answer.to.id)] })}>
              {words.sideBySide}
            </a>
            <a href={writePlace(answer.to.place.key)}>{messages.ways.town}</a>
          </>
        )}
      </div>
      {answer && (
        <>
          <ul class="changes-counts cluster" aria-label={words.summary}>
            {TOLD_KINDS.map((kind) => (
              <li key={kind} data-kind={kind}>
                <span class="change-mark" aria-hidden="true">
                  {words.marks[kind]}
                </span>
                {words.counted(kind, answer.counts[kind].sentences)}
              </li>
            ))}
          </ul>
          <nav class="choices cluster" aria-label={words.views}>
            {CHANGE_VIEWS.map((view) => (
              <a
                key={view}
                href={writeChanges({ ...address, view })}
                aria-current={view === address.view ? 'true' : undefined}
              >
                {words.viewNames[view]}
              </a>
            ))}
          </nav>
          <Tools address={address} onChange={change} />
          <ol class="print-only changes-sources">
            {[answer.from, answer.to].map(({ id, title, issuer, documentNumber, issuedOn, publishedOn }) => (
              <li key={id}>
                <span lang="zh-Hans">
                  {[issuer, title, documentNumber, issuedOn ?? publishedOn]
                    .filter(Boolean)
                    .join(messages.comma)}
                </span>{' '}
                {new URL(writeReport(id, ''), location.origin).href}
              </li>
            ))}
          </ol>
        </>
      )}
    </header>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function ReportChoice({ label, chosen, onChoose }: ChoiceProps) {
  const reports = changes.choices.value;
  if (reports === null || reports.length === 0) return null;
  const manyPlaces = new Set(reports.map(({ place }) => place.key)).size > 1;
  const named = (report: ReportSummary): string => {
    const siblings = reports.filter(({ place }) => place.key === report.place.key);
    const name = reportLabel(report, siblings);
    return manyPlaces ? `${fullName(report.place)} ${name}` : name;
  };
  return (
    <label>
      <span class="aside">{label}</span>{' '}
      <select class="field" value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {!reports.some(({ id }) => id === chosen) && <option value={chosen}>{changesMessages.choose}</option>}
        {reports.map((report) => (
          <option key={report.id} value={report.id} lang="zh-Hans">
            {named(report)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ToolsProps {
  readonly address: ChangesAddress;
  readonly onChange: (next: Partial<ChangesAddress>) => void;
}

function Tools({ address, onChange }: ToolsProps) {
  const { isBusy, status, saveFile } = useSaving();
  const words = changesMessages;
  const exportWord = async (): Promise<void> => {
    const answer = changes.answer.peek();
    if (!answer) return;
    await saveFile(() =>
      exportChanges({
        answer,
        rows: changes.rows.peek(),
        figures: changes.figures.peek(),
        date: today(),
        origin: location.origin,
      }),
    );
  };
  return (
    <div class="changes-tools cluster">
      {address.view === 'text' && (
        <>
          <ChapterJump />
          <label class="toggle check">
            <input
              type="checkbox"
              checked={address.onlyChanged}
              onChange={() => onChange({ onlyChanged: !address.onlyChanged })}
            />
            {words.onlyChanged}
          </label>
          <label class="toggle check wide-only">
            <input
              type="checkbox"
              checked={address.oneColumn}
              onChange={() => onChange({ oneColumn: !address.oneColumn })}
            />
            {words.oneColumn}
          </label>
        </>
      )}
      <button type="button" class="quiet" disabled={isBusy.value} onClick={() => void exportWord()}>
        {words.exportWord}
      </button>
      <button type="button" class="plain" onClick={() => void clipboard.copyLink()}>
        <Icon name="link" />
        {messages.compare.copyLink}
      </button>
      <button type="button" class="plain not-phone" onClick={() => print()}>
        {messages.compare.print}
      </button>
      <span role="status" class="hint">
        {status.value}
      </span>
    </div>
  );
}
