/** Describes the position of a passage in its report, cited in place of a page number. */
import type { Candidate } from '../engine/engine-reader.ts';

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
