import type { Passage } from '../../../server/contract/passage.ts';
import { paths } from '../../api/api.ts';
import { messages } from '../../messages/messages.ts';

interface Props {
  readonly passage: Pick<Passage, 'page' | 'recognised'>;
  /** Id of its report. */
  readonly report: string;
}

/** Marks text that was recognised on a picture of its page, and leads to the picture, so that it can be checked. */
export function Recognised({ passage: { page = 1, recognised = false }, report }: Props) {
  if (!recognised) return null;
  return (
    <a
      class="recognised"
      href={paths.pageImage(report, page)}
      target="_blank"
      rel="noopener"
      title={messages.passage.recognisedOn(page)}
    >
      {messages.passage.recognised}
    </a>
  );
}
