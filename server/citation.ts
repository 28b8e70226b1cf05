/** A passage in, its citation out, complete down to the paragraph. */
import type { ReportRecord } from '../indexer/document.ts';
import { placeLabel } from './catalogue.ts';
import type { CitationAnswer } from './contract.ts';
import type { Candidate } from './engine-reader.ts';

export type CitationFormat = 'gbt7714-2015' | 'markdown' | 'text';

/** @param today ISO 8601 date of access, which an online source is cited with */
export function cite(
  passage: Candidate,
  report: ReportRecord,
  format: CitationFormat,
  today: string,
): CitationAnswer {
  const link = `/reports/${report.id}#p${passage.position}`;
  const quote = passage.text;
  const reference = gbt7714(passage, report, today);
  switch (format) {
    case 'gbt7714-2015':
      return { format, text: reference, quote, link };
    case 'markdown':
      return { format, text: `${blockquote(quote)}\n>\n> ——${escapeMarkdown(reference)}`, quote, link };
    case 'text':
      return { format, text: plain(passage, report), quote, link };
  }
}

/**
 * GB/T 7714-2015, 4.1 and 4.6: 主要责任者. 题名: 其他题名信息[文献类型标识/载体标识]. 出版年: 引文页码(更新日期)[引用日期].
 * 获取和访问路径. The document number is other title information; the place in the report stands for the page,
 * of which a passage has none. A report that names no issuer begins with its title (8.1.4).
 */
export function gbt7714(passage: Candidate, report: ReportRecord, today: string): string {
  const url = report.sources.find((source) => source.url !== null)?.url ?? null;
  const issuers = report.issuers.length === 0 ? '' : `${report.issuers.join(', ')}. `;
  const number = report.documentNumber === null ? '' : `: ${report.documentNumber}`;
  const where = [yearOf(report), pinpointOf(passage)].filter((part) => part !== '').join(': ');
  const updated = report.publishedOn ?? report.issuedOn;
  const dated = updated === null ? '' : `(${updated})`;
  const online = url === null ? '' : `${dated}[${today}]. ${url}`;
  return `${issuers}${report.title}${number}${url === null ? '[R]' : '[R/OL]'}. ${where}${online}.`;
}

/** 一、主要举措和成效 （三）规范执法 第2段: the headings as they stand, then the paragraph under the innermost. */
export function pinpointOf({
  path,
  paragraph,
  role,
  position,
}: Pick<Candidate, 'path' | 'paragraph' | 'role' | 'position'>): string {
  if (role === 'title') return '标题';
  const where =
    paragraph === null
      ? `第${position}段（${role === 'heading' ? '标题行' : '文头文尾'}）`
      : `第${paragraph}段`;
  return [...path, where].join(' ');
}

function plain(passage: Candidate, report: ReportRecord): string {
  const details = [
    report.issuers.join('、') || placeLabel(report.place),
    report.documentNumber,
    report.issuedOn ?? (report.year === null ? null : `${report.year}年度`),
    pinpointOf(passage),
  ].filter((detail) => detail !== null && detail !== '');
  return `《${report.title}》（${details.join('，')}）`;
}

/** The year of issue where it is known; the year reported on is in the title and no year of issue. */
function yearOf({ issuedOn, year }: ReportRecord): string {
  return issuedOn?.slice(0, 4) ?? (year === null ? '' : String(year));
}

function blockquote(text: string): string {
  return `> ${escapeMarkdown(text).split('\n').join('\n> ')}`;
}

/** Characters that Markdown would read as marks; Chinese punctuation is none of them. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}<>#|]/g, '\\$&').replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
