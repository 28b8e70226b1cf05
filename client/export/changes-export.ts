/**
 * Exports the changes from one report to another as a Word document: requests the references and loads the writer on
 * demand.
 */
import type { ChangesAnswer } from '../../server/contract/changes.ts';
import { changesMessages } from '../messages/changes-messages.ts';
import type { messages } from '../messages/messages.ts';
import { shortName } from '../messages/place-name.ts';
import { reportLabel } from '../messages/report-label.ts';
import { citationsOf } from './citations.ts';
import { fileName } from './file-name.ts';

export interface ChangesDocument {
  readonly answer: ChangesAnswer;
  /** What is shown of the pairs, chapter by chapter. */
  readonly rows: readonly {
    readonly heading: string;
    readonly section: keyof typeof messages.sections | null;
    readonly pairs: readonly ChangesAnswer['pairs'][number][];
  }[];
  readonly figures: readonly {
    readonly before: string;
    readonly after: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** ISO 8601. */
  readonly date: string;
  /** Origin of this server, for absolute links. */
  readonly origin: string;
}

export interface CitedChanges extends ChangesDocument {
  readonly title: string;
  /** Entries of GB/T 7714 for both reports, as far as they are still in the collection. */
  readonly references: readonly string[];
}

/** @throws ApiError if the server does not answer */
export async function exportChanges(
  document: ChangesDocument,
): Promise<{ readonly name: string; readonly file: Blob }> {
  const { from, to, pairs } = document.answer;
  const title = changesMessages.titleOf(shortName(to.place), reportLabel(from), reportLabel(to));
  const cited = (['from', 'to'] as const).flatMap((side) => {
    const wording = pairs.find((pair) => pair[side])?.[side];
    return wording?.parts[0]?.passage ?? [];
  });
  const { references } = await citationsOf(cited, 'gbt7714-2025');
  const { changesDocx } = await import('./writers/changes-docx.ts');
  const file = await changesDocx({ ...document, title, references: references.map(({ text }) => text) });
  return { name: `${fileName(title)}.docx`, file };
}
