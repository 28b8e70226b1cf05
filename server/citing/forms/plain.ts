/** Writes a citation for running text: 《…报告》（…镇人民政府，…号，2023-01-16，一、… 第2段）. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { placeLabel } from '../../corpus/catalogue.ts';
import type { Reference } from './reference.ts';

export function plainCitation(reference: Reference, record: ReportRecord, pinpoint: string): string {
  const { issuers, title, number, issued } = reference;
  const dated = issued === null ? null : issued.isEstimate ? `${issued.date}年度` : issued.date;
  const details = [issuers.join('、') || placeLabel(record.place), number, dated, pinpoint].filter(
    (detail) => detail !== null && detail !== '',
  );
  return `《${title}》（${details.join('，')}）`;
}
