/**
 * Builds the visible blocks of a docx part (document, notes, a header) from its XML elements: tracked changes
 * accepted, hidden text removed, fields replaced by their results, one alternative of each
 * mc:AlternateContent.
 */

import type { XmlSink } from '../../office-xml.ts';
import { BlockBuilder } from '../blocks.ts';
import type { Block, Content, NoteKind, NoteMark } from '../content.ts';
import { isToggleOn, readParagraphProperty, type Styles } from '../styles.ts';
import { symbolCharacter } from '../symbols.ts';
import { trim, XML_SPACE } from '../white-space.ts';
import { HiddenElements } from './hidden-elements.ts';

type Attribute = (name: string) => string | undefined;

const NOTE_KINDS: Readonly<Record<string, NoteKind>> = {
  'w:footnote': 'footnote',
  'w:endnote': 'endnote',
  'w:footnoteReference': 'footnote',
  'w:endnoteReference': 'endnote',
  'w:footnotePr': 'footnote',
  'w:endnotePr': 'endnote',
};
/** Run content may be wrapped in an alternative inside the run. */
const RUN_PARENTS = new Set(['w:r', 'm:r', 'mc:Choice', 'mc:Fallback']);

interface Run {
  hidden: boolean | null;
  style: string | undefined;
}

export class ContentReader implements XmlSink, Content {
  readonly notes = new Map<string, Block[]>();
  readonly noteFormats = new Map<NoteKind, string>();

  private readonly builder = new BlockBuilder();
  private readonly hiddenElements = new HiddenElements();
  private readonly path: string[] = [];
  private readonly runs: Run[] = [];
  /** For each enclosing w:sdt, whether it contains a table of contents. */
  private readonly contentControls: boolean[] = [];
  private openTocControls = 0;
  /** Whether the current text keeps leading and trailing white space (xml:space="preserve"). */
  private preservesSpace = false;

  constructor(private readonly styles: Styles) {}

  get blocks(): readonly Block[] {
    return this.builder.blocks;
  }

  open(name: string, attribute: Attribute): void {
    const parent = this.path.at(-1) ?? '';
    const grandparent = this.path.at(-2) ?? '';
    this.path.push(name);
    if (this.hiddenElements.open(name, parent, attribute)) return;
    if (parent === 'w:rPr') this.openRunProperty(name, grandparent, attribute);
    else if (parent === 'w:trPr' || parent === 'w:tcPr') this.openTableProperty(name, attribute);
    else if (parent === 'w:pPr' || parent === 'w:numPr') this.openParagraphProperty(name, attribute);
    else if (!RUN_PARENTS.has(parent) || !this.openRunContent(name, attribute)) {
      this.openStructure(name, parent, attribute);
    }
  }

  close(name: string): void {
    this.path.pop();
    if (this.hiddenElements.close(name)) return;
    if (name === 'w:p') this.builder.closeParagraph();
    else if (name === 'w:r' || name === 'm:r') this.runs.pop();
    else if (name === 'w:tbl') this.builder.closeTable();
    else if (name === 'w:tc') this.builder.closeCell();
    else if (name === 'w:txbxContent' || name === 'w:footnote' || name === 'w:endnote')
      this.builder.closeStory();
    else if (name === 'w:sdt' && this.contentControls.pop()) this.openTocControls--;
  }

  text(text: string): void {
    if (this.hiddenElements.isHidden) return;
    const name = this.path.at(-1);
    if (name === 'w:instrText') this.builder.fields.addInstruction(text);
    if (name !== 'w:t' && name !== 'm:t') return;
    const line = text.replace(/[\r\n]+/g, ' ');
    this.put(this.preservesSpace ? line : trim(line, XML_SPACE));
  }

  private openRunProperty(name: string, grandparent: string, attribute: Attribute): void {
    const isVanish = name === 'w:vanish';
    const { paragraph } = this.builder;
    if (grandparent === 'w:pPr') {
      const isMarkRemoved =
        name === 'w:del' || name === 'w:moveFrom' || (isVanish && isToggleOn(attribute('w:val')));
      if (isMarkRemoved && paragraph) paragraph.continuesInNext = true;
      return;
    }
    const run = this.runs.at(-1);
    if (!run || (grandparent !== 'w:r' && grandparent !== 'm:r')) return;
    if (isVanish) run.hidden = isToggleOn(attribute('w:val'));
    if (name === 'w:rStyle') run.style = attribute('w:val');
  }

  private openTableProperty(name: string, attribute: Attribute): void {
    const { row } = this.builder;
    if (row && (name === 'w:del' || (name === 'w:hidden' && isToggleOn(attribute('w:val')))))
      row.deleted = true;
    if (name === 'w:cellDel') this.builder.emptyCell();
  }

  private openParagraphProperty(name: string, attribute: Attribute): void {
    const { paragraph } = this.builder;
    if (!paragraph) return;
    readParagraphProperty(paragraph.properties, name, attribute);
    // A drop cap is the first character of the following paragraph.
    if (name === 'w:framePr' && /^(?:drop|margin)$/.test(attribute('w:dropCap') ?? ''))
      paragraph.continuesInNext = true;
  }

  /** @returns false if the element is not run content; a run may also contain structure */
  private openRunContent(name: string, attribute: Attribute): boolean {
    if (name === 'w:t' || name === 'm:t') this.preservesSpace = attribute('xml:space') === 'preserve';
    else if (name === 'w:tab' || name === 'w:ptab') this.put('\t');
    // A page break ends a line too; a later stage joins the lines if it split a sentence.
    else if (name === 'w:br' || name === 'w:cr') this.put('\n');
    else if (name === 'w:noBreakHyphen') this.put('-');
    else if (name === 'w:sym')
      this.put(symbolCharacter(attribute('w:font') ?? '', attribute('w:char') ?? ''));
    else if (name === 'w:fldChar') this.openField(attribute('w:fldCharType'));
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      const kind = NOTE_KINDS[name];
      const custom = isToggleOn(attribute('w:customMarkFollows') ?? '0');
      if (kind) this.put({ kind, id: attribute('w:id') ?? '', custom });
    } else return false;
    return true;
  }

  private openField(type: string | undefined): void {
    const { fields } = this.builder;
    if (type === 'begin') fields.begin();
    if (type === 'separate') fields.separate();
    if (type === 'end') this.put(fields.end());
  }

  private openStructure(name: string, parent: string, attribute: Attribute): void {
    if (name === 'w:p') this.builder.openParagraph();
    else if (name === 'w:r' || name === 'm:r') this.runs.push({ hidden: null, style: undefined });
    else if (name === 'w:tbl') this.builder.openTable();
    else if (name === 'w:tr') this.builder.openRow();
    else if (name === 'w:tc') this.builder.openCell();
    else if (name === 'w:txbxContent') this.builder.openTextBox();
    else if (name === 'v:textpath') this.builder.addWordArt(attribute('string') ?? '');
    else if (name === 'w:footnote' || name === 'w:endnote') this.openNote(name, attribute);
    else if (name === 'w:sdt') this.contentControls.push(false);
    else if (name === 'w:docPartGallery') this.openGallery(attribute('w:val') ?? '');
    else if (name === 'w:numFmt') {
      const kind = NOTE_KINDS[parent];
      if (kind) this.noteFormats.set(kind, attribute('w:val') ?? 'decimal');
    }
  }

  private openNote(name: string, attribute: Attribute): void {
    const note: Block[] = [];
    this.builder.openStory(note);
    // Other types are the separator lines that Word draws between text and notes.
    if ((attribute('w:type') ?? 'normal') === 'normal') {
      this.notes.set(`${NOTE_KINDS[name]}/${attribute('w:id')}`, note);
    }
  }

  private openGallery(gallery: string): void {
    if (gallery !== 'Table of Contents' || this.contentControls.length === 0 || this.contentControls.at(-1))
      return;
    this.contentControls[this.contentControls.length - 1] = true;
    this.openTocControls++;
  }

  private put(piece: string | NoteMark): void {
    const { paragraph, fields } = this.builder;
    if (!paragraph || piece === '' || fields.inInstruction || this.isHidden(paragraph.properties.style))
      return;
    if (fields.inToc || this.openTocControls > 0) {
      if (typeof piece === 'string') paragraph.tocPieces.push(piece);
    } else paragraph.pieces.push(piece);
  }

  /** The run's own setting overrides its style; either style can hide it. */
  private isHidden(paragraphStyle: string | undefined): boolean {
    const run = this.runs.at(-1);
    return run?.hidden ?? (this.styles.isHidden(run?.style) || this.styles.isHidden(paragraphStyle));
  }
}
