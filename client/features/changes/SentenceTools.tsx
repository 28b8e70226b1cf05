import type { ChangedWording } from '../../../server/contract/changes.ts';
import { writeReport } from '../../address/address.ts';
import { changesMessages } from '../../messages/changes-messages.ts';
import { messages } from '../../messages/messages.ts';
import { clipboard } from '../../state/clipboard.ts';
import { Icon } from '../../ui/Icon.tsx';

interface Props {
  readonly report: string;
  readonly wording: ChangedWording;
}

/** Leads to a sentence in its report, and copies its paragraph with the citation. */
export function SentenceTools({ report, wording: { parts } }: Props) {
  const [part] = parts;
  if (!part) return null;
  const { passage, position } = part;
  const prepare = () => clipboard.prepare(passage);
  return (
    <span class="sentence-tools">
      <a href={writeReport(report, '', position)} title={changesMessages.toText}>
        <Icon name="right" />
        <span class="unseen">{changesMessages.toText}</span>
      </a>
      <button
        type="button"
        class="plain"
        title={messages.copy.name}
        aria-label={messages.copy.name}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => void clipboard.copyPassage(passage)}
      >
        <Icon name="copy" />
      </button>
    </span>
  );
}
