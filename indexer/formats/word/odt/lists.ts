/**
 * Translates the lists of an OpenDocument text (ODF 1.3 part 3, 5.3 and 16.30) into the numbering elements of
 * a docx, so that both formats share one implementation. A list of its own becomes a docx list of its own;
 * a list that continues another one shares it.
 */

import type { XmlSink } from '../../office-xml.ts';
import { emit } from '../emit.ts';
import type { Numbering } from '../numbering.ts';
import type { ParagraphProperties } from '../styles.ts';

type Attribute = (name: string) => string | undefined;

interface Level {
  readonly level: number;
  readonly format: string;
  /** Template such as `%1、`. */
  readonly text: string;
  readonly start: number;
  suffix: string;
}

/** An open `text:list`. */
interface OpenList {
  /** Shared by the lists that continue one another. */
  readonly key: number;
  readonly style: string;
}

interface OpenItem {
  start: number | null;
  /** Only the first paragraph of an item has a number, and none of a list header. */
  isLabelled: boolean;
}

/** Formats by the first number of the sequence that ODF names them by, such as `一, 二, 三, ...`. */
const FORMATS: Readonly<Record<string, string>> = {
  '': 'none',
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  一: 'chineseCountingThousand',
  壹: 'chineseLegalSimplified',
  甲: 'ideographTraditional',
  子: 'ideographZodiac',
  '①': 'decimalEnclosedCircle',
  '１': 'decimalFullWidth',
  '⑴': 'decimalEnclosedParen',
  '⒈': 'decimalEnclosedFullstop',
};
/** The style of headings that stand in no list. */
const OUTLINE = 'text:outline-style';

/** The docx name of a number format. */
export function numberFormat(format: string | undefined): string {
  return FORMATS[(format ?? '').split(',')[0]?.trim() ?? ''] ?? 'decimal';
}

export class OdtLists {
  private readonly styles = new Map<string, Level[]>();
  private readonly lists: OpenList[] = [];
  private readonly items: OpenItem[] = [];
  private readonly keys = new Map<string, number>();
  private readonly emitted = new Set<string>();
  private readonly sink: XmlSink;
  private last: OpenList = { key: 0, style: '' };
  private listCount = 0;
  private restarts = 0;

  constructor(numbering: Numbering) {
    this.sink = numbering.sink();
  }

  /** Receives the elements of `styles.xml` and `content.xml`. */
  styleSink(): XmlSink {
    let levels: Level[] | null = null;
    return {
      open: (name, attribute) => {
        if (name === 'text:list-style' || name === OUTLINE) {
          levels = [];
          this.styles.set(name === OUTLINE ? OUTLINE : (attribute('style:name') ?? ''), levels);
        } else if (/^text:(?:list-level-style-|outline-level-style)/.test(name)) {
          levels?.push(levelOf(name, attribute));
        } else if (name === 'style:list-level-label-alignment') {
          const level = levels?.at(-1);
          if (level) level.suffix = attribute('text:label-followed-by') ?? 'listtab';
        }
      },
      close: (name) => {
        if (name === 'text:list-style' || name === OUTLINE) levels = null;
      },
      text() {},
    };
  }

  openList(attribute: Attribute): void {
    const outer = this.lists.at(-1);
    const style = attribute('text:style-name') ?? outer?.style ?? '';
    const key = outer?.key ?? this.continued(attribute, style) ?? ++this.listCount;
    const id = attribute('xml:id') ?? attribute('text:id');
    if (id !== undefined) this.keys.set(id, key);
    this.last = { key, style };
    this.lists.push(this.last);
  }

  closeList(): void {
    this.lists.pop();
    // The innermost list was the last to be opened, but the whole of it is what a next one continues.
    if (this.lists.length === 0) return;
    this.last = this.lists[0] ?? this.last;
  }

  openItem(attribute: Attribute, isLabelled: boolean): void {
    const start = Number.parseInt(attribute('text:start-value') ?? '', 10);
    this.items.push({ start: Number.isFinite(start) ? start : null, isLabelled });
  }

  closeItem(): void {
    this.items.pop();
  }

  /** Sets the numbering of a paragraph that has just begun. @param level of a heading, from 1; null for others */
  number(properties: ParagraphProperties, level: number | null): void {
    const list = this.lists.at(-1);
    const item = this.items.at(-1);
    if (!list || !item) {
      if (level === null || !this.styles.has(OUTLINE)) return;
      properties.numbering = this.instance({ key: 0, style: OUTLINE }, null, 0);
      properties.numberingLevel = level - 1;
    } else if (item.isLabelled) {
      item.isLabelled = false;
      const depth = this.lists.length - 1;
      properties.numbering = this.instance(list, item.start, depth);
      properties.numberingLevel = depth;
    }
  }

  private continued(attribute: Attribute, style: string): number | undefined {
    const id = attribute('text:continue-list');
    if (id !== undefined) return this.keys.get(id);
    const continues = attribute('text:continue-numbering') === 'true' && this.last.style === style;
    return continues ? this.last.key : undefined;
  }

  /** @returns the id of a docx list instance, emitted when it is first used */
  private instance({ key, style }: OpenList, start: number | null, level: number): string {
    const list = `${key}/${style}`;
    if (!this.emitted.has(list)) {
      this.emitted.add(list);
      emit(this.sink, 'w:abstractNum', { 'w:abstractNumId': list }, () => {
        for (const level of this.styles.get(style) ?? []) emitLevel(this.sink, level);
      });
      emit(this.sink, 'w:num', { 'w:numId': list }, () =>
        emit(this.sink, 'w:abstractNumId', { 'w:val': list }),
      );
    }
    if (start === null) return list;
    const instance = `${list}/${++this.restarts}`;
    emit(this.sink, 'w:num', { 'w:numId': instance }, () => {
      emit(this.sink, 'w:abstractNumId', { 'w:val': list });
      emit(this.sink, 'w:lvlOverride', { 'w:ilvl': level }, () =>
        emit(this.sink, 'w:startOverride', { 'w:val': start }),
      );
    });
    return instance;
  }
}

function levelOf(name: string, attribute: Attribute): Level {
  const level = Math.max(1, Number.parseInt(attribute('text:level') ?? '', 10) || 1);
  const isNumber = /(?:number|outline-level-style)$/.test(name);
  const start = Number.parseInt(attribute('text:start-value') ?? '', 10);
  const format = isNumber ? numberFormat(attribute('style:num-format')) : 'bullet';
  return {
    level: level - 1,
    format,
    text: format === 'none' ? '' : labelTemplate(level, attribute),
    start: Number.isFinite(start) ? start : 1,
    suffix: 'listtab',
  };
}

/** LibreOffice writes the template itself too: `%1%.%2%`. */
function labelTemplate(level: number, attribute: Attribute): string {
  const template = attribute('style:num-list-format') ?? attribute('loext:num-list-format');
  if (template !== undefined) return template.replace(/%([1-9])%/g, '%$1');
  const displayed = Math.max(1, Number.parseInt(attribute('text:display-levels') ?? '', 10) || 1);
  const first = Math.max(1, level - displayed + 1);
  const numbers = Array.from({ length: level - first + 1 }, (_, index) => `%${first + index}`).join('.');
  return `${attribute('style:num-prefix') ?? ''}${numbers}${attribute('style:num-suffix') ?? ''}`;
}

function emitLevel(sink: XmlSink, { level, format, text, start, suffix }: Level): void {
  emit(sink, 'w:lvl', { 'w:ilvl': level }, () => {
    emit(sink, 'w:start', { 'w:val': start });
    emit(sink, 'w:numFmt', { 'w:val': format });
    emit(sink, 'w:lvlText', { 'w:val': text });
    emit(sink, 'w:suff', { 'w:val': suffix });
  });
}
