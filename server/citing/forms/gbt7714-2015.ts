/**
 * Formats an entry by GB/T 7714-2015, 4.6: 主要责任者. 题名: 其他题名信息[文献类型标识/载体标识]. 出版年:
 * 引文页码(更新日期)[引用日期]. 获取和访问路径. Punctuation is half-width, as the standard's examples are usually set.
 */
import { bracketed, headOf } from './gbt7714.ts';
import type { Reference } from './reference.ts';

/** @param pinpoint null to cite the report as a whole */
export function gbt7714In2015(reference: Reference, pinpoint: string | null): string {
  const { issued, updated, url, accessed } = reference;
  const year = issued === null ? null : bracketed(issued.date.slice(0, 4), issued.isEstimate);
  const where = [year, pinpoint].filter((part) => part !== null).join(': ');
  const online = url === null ? '' : `${updated === null ? '' : `(${updated})`}[${accessed}]`;
  const parts = [headOf(reference, { comma: ', ', colon: ': ' }), `${where}${online}`, url ?? ''];
  return `${parts.filter((part) => part !== '').join('. ')}.`;
}
