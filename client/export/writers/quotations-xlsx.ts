/** Writes the list of checked quotations as a workbook of one sheet, a row for each. */
import { messages } from '../../messages/messages.ts';
import { linkOf } from '../excerpts.ts';
import { differencesOf, disagreementsOf, type QuotationList, quotedWords } from '../quotation-list.ts';
import type { Cell } from './table.ts';
import { workbookFile } from './workbook.ts';

/** In characters of the default font. */
const WIDTHS = [6, 10, 50, 40, 50, 60, 30, 40];

export async function quotationsXlsx({ quotations, origin, searched }: QuotationList): Promise<Blob> {
  const rows = quotations.map((quotation): Cell[] => [
    quotation.number,
    messages.quotations.statuses[quotation.status],
    quotation.text,
    differencesOf(quotation),
    quotedWords(quotation),
    quotation.citation?.text ?? searched,
    disagreementsOf(quotation).join(messages.semicolon),
    linkOf(quotation, origin) ?? '',
  ]);
  return workbookFile([
    { name: messages.quotations.title, rows: [[...messages.quotations.columns], ...rows], widths: WIDTHS },
  ]);
}
