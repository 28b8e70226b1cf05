import { mending } from '../models/mending.ts';
import { words } from '../words.ts';
import { MendingDialog, type Props } from './MendingDialog.tsx';

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
        {words.mending.open}
      </button>
      <span role="status">{isBusy ? words.mending.written(written.file) : ''}</span>
      <MendingDialog report={report} needsKey={needsKey} />
    </div>
  );
}
