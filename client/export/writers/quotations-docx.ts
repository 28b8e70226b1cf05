/** Writes the list of checked quotations as a Word document, in the order of the draft. */
import { Paragraph } from 'docx';
import { messages } from '../../messages/messages.ts';
import { differencesOf, disagreementsOf, type QuotationList, quotedWords } from '../quotation-list.ts';
import { citationParagraph, noteParagraph, runs, titleParagraphs, wordFile } from './word-file.ts';

export async function quotationsDocx(list: QuotationList): Promise<Blob> {
  const { title, date, searched, quotations, origin } = list;
  return wordFile(title, [
    ...titleParagraphs(title, `${date} ${searched}`),
    ...quotations.flatMap((quotation) => paragraphs(quotation, origin)),
  ]);
}

function paragraphs(quotation: QuotationList['quotations'][number], origin: string): Paragraph[] {
  const { number, status, text, citation } = quotation;
  const { quotations: labels } = messages;
  const notes = [
    status === 'altered' ? differencesOf(quotation) : '',
    status === 'altered' ? `${labels.inPassage}${quotedWords(quotation)}` : '',
    disagreementsOf(quotation).join(messages.semicolon),
  ];
  return [
    new Paragraph({
      style: 'Label',
      keepNext: true,
      children: runs(`${labels.number(number)} ${labels.statuses[status]}`),
    }),
    new Paragraph({ style: 'Quotation', children: runs(text) }),
    ...notes.filter((note) => note !== '').map(noteParagraph),
    ...(citation === null ? [] : [citationParagraph(citation.text, origin + citation.link)]),
  ];
}
