/**
 * Builds the visible blocks of an OpenDocument text from its XML elements: tracked changes accepted, hidden
 * text removed, white space collapsed as the format demands (ODF 1.3 part 3, 6.1).
 */

import type { XmlSink } from '../../office-xml.ts';
import { BlockBuilder } from '../blocks.ts';
import type { Block, Content, NoteKind, NoteMark } from '../content.ts';
import type { Styles } from '../styles.ts';
import { numberFormat, type OdtLists } from './lists.ts';
import { styleId } from './styles.ts';

type Attribute = (name: string) => string | undefined;

/** Invisible with their whole content: earlier states, comments, phonetic text, descriptions, scripts. */
const HIDDEN_ELEMENTS = new Set([
  ...['text:tracked-changes', 'office:annotation', 'text:ruby-text', 'office:forms', 'office:scripts'],
  ...['text:note-citation', 'text:hidden-text', 'text:index-title-template', 'table:shapes', 'draw:object'],
]);
const TEXT_BOXES = new Set(['draw:text-box', 'draw:custom-shape', 'draw:rect', 'draw:ellipse']);
const HEADERS = /^style:(?:header|footer)(?:-left|-first)?$/;
const INDEX = /^text:(?:table-of-content|alphabetical-index|illustration-index|table-index|user-index)$/;
/** Spaces that one `text:s` may stand for: a crafted one could ask for a billion. */
const MAX_SPACES = 1000;

export class OdtContent implements XmlSink, Content {
  readonly notes = new Map<string, Block[]>();
  readonly noteFormats = new Map<NoteKind, string>();
  readonly headers: Block[] = [];

  private readonly builder = new BlockBuilder();
  private readonly path: string[] = [];
  /** Depth of the outermost hidden element. */
  private hiddenFrom = Number.POSITIVE_INFINITY;
  /** Styles of the open spans, which hide text. */
  private readonly spans: (string | undefined)[] = [];
  private openIndexes = 0;
  /** For each open paragraph, whether white space comes next to nothing or to other white space. */
  private readonly afterSpace: boolean[] = [];
  /** For each open row, the columns that the last cell covers beyond its own. */
  private readonly covered: number[] = [];
  private note: NoteMark | null = null;
  private noteCount = 0;

  constructor(
    private readonly styles: Styles,
    private readonly lists: OdtLists,
  ) {}

  get blocks(): readonly Block[] {
    return this.builder.blocks;
  }

  open(name: string, attribute: Attribute): void {
    this.path.push(name);
    if (this.path.length > this.hiddenFrom) return;
    if (name === 'text:note-citation') this.openCitation(attribute);
    if (HIDDEN_ELEMENTS.has(name) || isHiddenSection(name, attribute)) this.hiddenFrom = this.path.length;
    else if (!this.openText(name, attribute)) this.openStructure(name, attribute);
  }

  close(name: string): void {
    const depth = this.path.length;
    this.path.pop();
    if (depth > this.hiddenFrom) return;
    if (depth === this.hiddenFrom) {
      this.hiddenFrom = Number.POSITIVE_INFINITY;
      return;
    }
    if (name === 'text:p' || name === 'text:h') {
      this.builder.closeParagraph();
      this.afterSpace.pop();
    } else if (name === 'text:span') this.spans.pop();
    else if (name === 'text:list') this.lists.closeList();
    else if (name === 'text:list-item' || name === 'text:list-header') this.lists.closeItem();
    else if (name === 'table:table') this.builder.closeTable();
    else if (name === 'table:table-row') this.covered.pop();
    else if (name === 'table:table-cell') this.builder.closeCell();
    else if (name === 'text:note-body' || TEXT_BOXES.has(name) || HEADERS.test(name))
      this.builder.closeStory();
    else if (INDEX.test(name)) this.openIndexes--;
  }

  text(text: string): void {
    if (this.path.length >= this.hiddenFrom || this.afterSpace.length === 0) return;
    const last = this.afterSpace.length - 1;
    let visible = text.replace(/[ \t\r\n]+/g, ' ');
    if (this.afterSpace[last] && visible.startsWith(' ')) visible = visible.slice(1);
    if (visible === '') return;
    this.afterSpace[last] = visible.endsWith(' ');
    this.put(visible);
  }

  /** @returns false if the element is no part of a paragraph's text */
  private openText(name: string, attribute: Attribute): boolean {
    if (name === 'text:span') this.spans.push(styleId('text', attribute('text:style-name')));
    else if (name === 'text:s') {
      const count = Number.parseInt(attribute('text:c') ?? '1', 10) || 1;
      this.putSpace(' '.repeat(Math.min(Math.max(count, 1), MAX_SPACES)));
    } else if (name === 'text:tab') this.putSpace('\t');
    else if (name === 'text:line-break') this.putSpace('\n');
    else if (name === 'text:note') {
      const kind: NoteKind = attribute('text:note-class') === 'endnote' ? 'endnote' : 'footnote';
      this.note = { kind, id: String(this.noteCount++), custom: false };
    } else return false;
    return true;
  }

  private openStructure(name: string, attribute: Attribute): void {
    if (name === 'text:p' || name === 'text:h') this.openParagraph(name, attribute);
    else if (name === 'text:list') this.lists.openList(attribute);
    else if (name === 'text:list-item') this.lists.openItem(attribute, true);
    else if (name === 'text:list-header') this.lists.openItem(attribute, false);
    else if (name === 'table:table') this.builder.openTable();
    else if (name === 'table:table-row') this.openRow(attribute);
    else if (name === 'table:table-cell') this.openCell(attribute);
    else if (name === 'table:covered-table-cell') this.coverCell();
    else if (name === 'text:note-body') this.openNote();
    else if (TEXT_BOXES.has(name)) this.builder.openTextBox();
    else if (HEADERS.test(name)) this.builder.openStory(this.headers);
    else if (INDEX.test(name)) this.openIndexes++;
    else if (name === 'text:notes-configuration') {
      const kind: NoteKind = attribute('text:note-class') === 'endnote' ? 'endnote' : 'footnote';
      this.noteFormats.set(kind, numberFormat(attribute('style:num-format')));
    }
  }

  private openParagraph(name: string, attribute: Attribute): void {
    this.builder.openParagraph();
    this.afterSpace.push(true);
    const { paragraph } = this.builder;
    if (!paragraph) return;
    const style = styleId('paragraph', attribute('text:style-name'));
    if (style !== undefined) paragraph.properties.style = style;
    const outline = Number.parseInt(attribute('text:outline-level') ?? '', 10);
    const level = name === 'text:h' ? Math.max(1, Number.isFinite(outline) ? outline : 1) : null;
    if (level !== null) paragraph.properties.outlineLevel = level - 1;
    const isUnnumbered = attribute('text:is-list-header') === 'true';
    if (!isUnnumbered && this.openIndexes === 0) this.lists.number(paragraph.properties, level);
  }

  private openRow(attribute: Attribute): void {
    this.builder.openRow();
    this.covered.push(0);
    const { row } = this.builder;
    if (row && attribute('table:visibility') === 'collapse') row.deleted = true;
  }

  private openCell(attribute: Attribute): void {
    this.builder.openCell();
    const columns = Number.parseInt(attribute('table:number-columns-spanned') ?? '1', 10) || 1;
    this.covered[this.covered.length - 1] = columns - 1;
  }

  /** A cell covered from the left is part of that cell; one covered from above is an empty cell of its row. */
  private coverCell(): void {
    const covered = this.covered.at(-1) ?? 0;
    if (covered > 0) this.covered[this.covered.length - 1] = covered - 1;
    else {
      this.builder.openCell();
      this.builder.closeCell();
    }
  }

  private openCitation(attribute: Attribute): void {
    const label = attribute('text:label');
    if (label !== undefined && this.note) {
      this.put(label);
      this.note = { ...this.note, custom: true };
    }
  }

  private openNote(): void {
    const story: Block[] = [];
    if (this.note) {
      this.put(this.note);
      this.notes.set(`${this.note.kind}/${this.note.id}`, story);
    }
    this.note = null;
    this.builder.openStory(story);
  }

  private putSpace(space: string): void {
    if (this.afterSpace.length === 0) return;
    this.afterSpace[this.afterSpace.length - 1] = space === '\n';
    this.put(space);
  }

  private put(piece: string | NoteMark): void {
    const { paragraph } = this.builder;
    if (!paragraph || this.isHidden(paragraph.properties.style)) return;
    if (this.openIndexes === 0) paragraph.pieces.push(piece);
    else if (typeof piece === 'string') paragraph.tocPieces.push(piece);
  }

  private isHidden(paragraphStyle: string | undefined): boolean {
    return (
      this.styles.isHidden(paragraphStyle) ||
      this.spans.some((style) => style !== undefined && this.styles.isHidden(style))
    );
  }
}

function isHiddenSection(name: string, attribute: Attribute): boolean {
  return name === 'text:section' && attribute('text:display') === 'none';
}
