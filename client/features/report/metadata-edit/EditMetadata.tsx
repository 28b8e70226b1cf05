import { messages } from '../../../messages/messages.ts';
import { EditMetadataDialog, type Props } from './EditMetadataDialog.tsx';
import { metadataEdit } from './metadata-edit.ts';

/** The button that opens the metadata form, and the state of the last edit. */
export function EditMetadata({ report, needsKey }: Props) {
  const written = metadataEdit.written.value;
  const isBusy = written?.id === report.id;
  return (
    <div class="mending-line cluster">
      <button
        type="button"
        class="plain linklike"
        aria-haspopup="dialog"
        aria-disabled={isBusy}
        onClick={() => isBusy || metadataEdit.open(report.id)}
      >
        {messages.metadataEdit.open}
      </button>
      <span role="status">{isBusy ? messages.metadataEdit.written(written.file) : ''}</span>
      <EditMetadataDialog report={report} needsKey={needsKey} />
    </div>
  );
}
