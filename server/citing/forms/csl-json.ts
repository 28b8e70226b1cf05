/** Writes a reference as an item of CSL-JSON (1.0.2). */
import { type Pinpoint, withNote } from '../pinpoint.ts';
import { keyOf } from './bibtex.ts';
import { datePartsOf, type Reference } from './reference.ts';

export interface CslItem {
  readonly id: string;
  readonly type: 'report';
  readonly language: string;
  readonly title: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly number?: string;
  readonly genre?: string;
  readonly issued?: CslDate;
  readonly URL?: string;
  readonly accessed?: CslDate;
  readonly locator?: string;
  readonly note?: string;
}

interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
  readonly circa?: true;
}

export function cslItem(reference: Reference, pinpoints: readonly Pinpoint[]): CslItem {
  const { report, issuers, title, number, kind, issued, url, accessed } = reference;
  const [only, ...others] = pinpoints;
  return {
    id: keyOf(report),
    type: 'report',
    language: 'zh-CN',
    title,
    ...(issuers.length > 0 && { author: issuers.map((literal) => ({ literal })) }),
    ...(number !== null && { number }),
    ...(kind !== null && { genre: kind }),
    ...(issued !== null && {
      issued: { 'date-parts': [datePartsOf(issued.date)], ...(issued.isEstimate && { circa: true }) },
    }),
    ...(url !== null && { URL: url, accessed: { 'date-parts': [datePartsOf(accessed)] } }),
    // A locator belongs to a single citation; reference managers drop it from an item but keep the note.
    ...(only !== undefined && others.length === 0 && { locator: only.where }),
    ...(only !== undefined && { note: pinpoints.map(withNote).join('；') }),
  };
}
