/** The lines of a document whose blocks are read, and what was left out of them. */
import type { FormatText } from '../format.ts';
import { withoutPageLitter } from '../page-litter.ts';
import type { Block, Content } from './content.ts';
import { LineWriter } from './lines.ts';
import { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';

/**
 * @param margins lines of headers and footers, which are listed in `dropped`, each once
 * @throws Error with one Chinese sentence if the document has no text
 */
export function formatText(
  content: Content,
  margins: Iterable<string>,
  styles: Styles,
  numbering: Numbering,
): FormatText {
  const writer = new LineWriter(content, styles, numbering);
  writer.write(content.blocks);
  if (writer.lines.length === 0)
    throw new Error('文件里没有可读的文字，可能只有图片；请先识别文字（OCR），再另存为 .docx');
  const page = withoutPageLitter(writer.lines);
  return {
    lines: page.lines,
    declared: {},
    dropped: [...writer.dropped, ...page.dropped, ...new Set(margins)],
  };
}

/** @param blocks of headers and footers */
export function marginLines(content: Content, blocks: readonly Block[], styles: Styles): string[] {
  const writer = new LineWriter(content, styles, new Numbering(styles));
  writer.write(blocks);
  return [...writer.lines.map(({ text }) => text), ...writer.dropped];
}
