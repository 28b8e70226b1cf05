/** A passage in, the words out that say where in its report it stands: what stands for the page in a citation. */
import type { Candidate } from '../engine/engine-reader.ts';

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
