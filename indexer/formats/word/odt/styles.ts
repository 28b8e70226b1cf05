/**
 * Translates the styles of an OpenDocument text (ODF 1.3 part 3, 16.2) into the style elements of a docx, so
 * that both formats share one inheritance of outline levels, indents and hiding.
 */

import type { XmlSink } from '../../office-xml.ts';
import { emit } from '../emit.ts';
import type { Styles } from '../styles.ts';

/** Families whose styles affect visible text; each has names of its own. */
const FAMILIES = new Set(['paragraph', 'text']);
/** Twentieths of a point per unit of length; others than these do not occur in an indent. */
const TWIPS: Readonly<Record<string, number>> = { in: 1440, cm: 567, mm: 56.7, pt: 20, pc: 240, px: 15 };

interface Style {
  readonly id: string;
  readonly name: string;
  readonly base: string | undefined;
  outlineLevel: number | undefined;
  indent: number | undefined;
  hidden: string | undefined;
}

/** The id under which a style of a family is kept. */
export function styleId(family: 'paragraph' | 'text', name: string | undefined): string | undefined {
  return name === undefined ? undefined : `${family}/${name}`;
}

/** Receives the elements of `styles.xml` and `content.xml`: both hold styles. */
export function styleSink(styles: Styles): XmlSink {
  const sink = styles.sink();
  let style: Style | null = null;
  return {
    open(name, attribute) {
      if (name === 'style:style') {
        const family = attribute('style:family') ?? '';
        if (!FAMILIES.has(family)) return;
        const own = attribute('style:name') ?? '';
        const base = attribute('style:parent-style-name');
        const level = Number.parseInt(attribute('style:default-outline-level') ?? '', 10);
        style = {
          id: `${family}/${own}`,
          name: attribute('style:display-name') ?? own,
          base: base === undefined ? undefined : `${family}/${base}`,
          outlineLevel: Number.isFinite(level) ? level - 1 : undefined,
          indent: undefined,
          hidden: undefined,
        };
      } else if (style && name === 'style:paragraph-properties') {
        style.indent = twips(attribute('fo:text-indent'));
      } else if (style && name === 'style:text-properties') {
        const display = attribute('text:display');
        if (display !== undefined) style.hidden = display === 'none' ? '1' : '0';
      }
    },
    close(name) {
      if (name !== 'style:style' || !style) return;
      emitStyle(sink, style);
      style = null;
    },
    text() {},
  };
}

function emitStyle(sink: XmlSink, { id, name, base, outlineLevel, indent, hidden }: Style): void {
  const isDefault = id === 'paragraph/Standard' ? '1' : undefined;
  emit(sink, 'w:styles', {}, () =>
    emit(sink, 'w:style', { 'w:type': 'paragraph', 'w:styleId': id, 'w:default': isDefault }, () => {
      emit(sink, 'w:name', { 'w:val': name });
      if (base !== undefined) emit(sink, 'w:basedOn', { 'w:val': base });
      emit(sink, 'w:pPr', {}, () => {
        if (outlineLevel !== undefined) emit(sink, 'w:outlineLvl', { 'w:val': outlineLevel });
        emit(sink, 'w:ind', { 'w:firstLine': indent });
      });
      emit(sink, 'w:rPr', {}, () => {
        if (hidden !== undefined) emit(sink, 'w:vanish', { 'w:val': hidden });
      });
    }),
  );
}

function twips(length: string | undefined): number | undefined {
  const [, value, unit] = /^(-?[\d.]+)([a-z]{2})$/.exec(length ?? '') ?? [];
  const factor = TWIPS[unit ?? ''];
  return factor === undefined ? undefined : Number(value) * factor;
}
