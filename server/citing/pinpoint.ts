/** Describes the position of a passage in its report, cited in place of a page number. */
import type { Printed } from '../../indexer/domain/passage.ts';
import type { Candidate } from '../engine/engine-reader.ts';

/** A place in a report, and what must be said of its text. */
export interface Pinpoint {
  readonly where: string;
  readonly note: string | null;
}

export function notedPinpoint(passage: Parameters<typeof pinpointOf>[0] & Printed): Pinpoint {
  return { where: pinpointOf(passage), note: recognitionNote(passage) };
}

/** For the forms of citation that have room for it. */
export function withNote({ where, note }: Pinpoint): string {
  return `${where}${note ?? ''}`;
}

function recognitionNote({ recognised, page }: Printed): string | null {
  if (!recognised) return null;
  return page === undefined ? '（扫描件文字识别）' : `（扫描件文字识别，第${page}页）`;
}

/** 一、主要举措和成效 （三）规范执法 第2段: the verbatim headings, then the paragraph number under the innermost one. */
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
