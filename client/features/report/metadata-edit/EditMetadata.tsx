import { messages } from '../../../messages/messages.ts';
import { MendingDialog, type Props } from './EditMetadataDialog.tsx';
import { mending } from './metadata-edit.ts';

/** The way to mend what is known of a report, and what became of it. */
export function Mending({ report, needsKey }: Props) {
  const written = mending.written.value;
  const isBusy = written?.id === report.id;
  return (
    <div class="mending-line">
      <button
        type="button"
        class="plain"
        aria-haspopup="dialog"
        aria-disabled={isBusy}
        onClick={() => isBusy || mending.open(report.id)}
      >
        {messages.mending.open}
      </button>
      <span role="status">{isBusy ? messages.mending.written(written.file) : ''}</span>
      <MendingDialog report={report} needsKey={needsKey} />
    </div>
  );
}
