/**
 * XML of a part of a docx in (document, notes, a header), element by element; out, the blocks that a reader of
 * Word sees: changes accepted, hidden text gone, fields as their results, each alternative once.
 */
import { BlockBuilder } from '../blocks.ts';
import type { Block, Content, NoteKind, NoteMark } from '../content.ts';
import { isOn, readParagraphProperty, type Styles } from '../styles.ts';
import { symbol } from '../symbols.ts';
import { trim, XML_SPACE } from '../white-space.ts';
import type { XmlSink } from '../xml.ts';
import { Unseen } from './hidden-elements.ts';

type Attribute = (name: string) => string | undefined;

const NOTE_KINDS: Readonly<Record<string, NoteKind>> = {
  'w:footnote': 'footnote',
  'w:endnote': 'endnote',
  'w:footnoteReference': 'footnote',
  'w:endnoteReference': 'endnote',
  'w:footnotePr': 'footnote',
  'w:endnotePr': 'endnote',
};
/** A run's content may stand in an alternative within the run. */
const RUN_PARENTS = new Set(['w:r', 'm:r', 'mc:Choice', 'mc:Fallback']);

interface Run {
  hidden: boolean | null;
  style: string | undefined;
}

export class ContentReader implements XmlSink, Content {
  readonly notes = new Map<string, Block[]>();
  readonly noteFormats = new Map<NoteKind, string>();

  private readonly builder = new BlockBuilder();
  private readonly unseen = new Unseen();
  private readonly path: string[] = [];
  private readonly runs: Run[] = [];
  /** Of each w:sdt around here, whether it holds a table of contents. */
  private readonly controls: boolean[] = [];
  private contentsControls = 0;
  /** Whether the text here keeps the white space at its ends. */
  private preserved = false;

  constructor(private readonly styles: Styles) {}

  get blocks(): readonly Block[] {
    return this.builder.blocks;
  }

  open(name: string, attribute: Attribute): void {
    const parent = this.path.at(-1) ?? '';
    const owner = this.path.at(-2) ?? '';
    this.path.push(name);
    if (this.unseen.open(name, parent, attribute)) return;
    if (parent === 'w:rPr') this.openRunProperty(name, owner, attribute);
    else if (parent === 'w:trPr' || parent === 'w:tcPr') this.openTableProperty(name, attribute);
    else if (parent === 'w:pPr' || parent === 'w:numPr') this.openParagraphProperty(name, attribute);
    else if (!RUN_PARENTS.has(parent) || !this.openRunContent(name, attribute)) {
      this.openStructure(name, parent, attribute);
    }
  }

  close(name: string): void {
    this.path.pop();
    if (this.unseen.close(name)) return;
    if (name === 'w:p') this.builder.closeParagraph();
    else if (name === 'w:r' || name === 'm:r') this.runs.pop();
    else if (name === 'w:tbl') this.builder.closeTable();
    else if (name === 'w:tc') this.builder.closeCell();
    else if (name === 'w:txbxContent' || name === 'w:footnote' || name === 'w:endnote')
      this.builder.closeFlow();
    else if (name === 'w:sdt' && this.controls.pop()) this.contentsControls--;
  }

  text(text: string): void {
    if (this.unseen.hides) return;
    const name = this.path.at(-1);
    if (name === 'w:instrText') this.builder.fields.instruct(text);
    if (name !== 'w:t' && name !== 'm:t') return;
    const line = text.replace(/[\r\n]+/g, ' ');
    this.put(this.preserved ? line : trim(line, XML_SPACE));
  }

  private openRunProperty(name: string, owner: string, attribute: Attribute): void {
    const isVanish = name === 'w:vanish';
    const { paragraph } = this.builder;
    if (owner === 'w:pPr') {
      const isGone = name === 'w:del' || name === 'w:moveFrom' || (isVanish && isOn(attribute('w:val')));
      if (isGone && paragraph) paragraph.open = true;
      return;
    }
    const run = this.runs.at(-1);
    if (!run || (owner !== 'w:r' && owner !== 'm:r')) return;
    if (isVanish) run.hidden = isOn(attribute('w:val'));
    if (name === 'w:rStyle') run.style = attribute('w:val');
  }

  private openTableProperty(name: string, attribute: Attribute): void {
    const { row } = this.builder;
    if (row && (name === 'w:del' || (name === 'w:hidden' && isOn(attribute('w:val'))))) row.deleted = true;
    if (name === 'w:cellDel') this.builder.emptyCell();
  }

  private openParagraphProperty(name: string, attribute: Attribute): void {
    const { paragraph } = this.builder;
    if (!paragraph) return;
    readParagraphProperty(paragraph.properties, name, attribute);
    // A drop cap is the first sign of the paragraph after it.
    if (name === 'w:framePr' && /^(?:drop|margin)$/.test(attribute('w:dropCap') ?? '')) paragraph.open = true;
  }

  /** @returns whether the element is content of a run; a run may hold structure, too */
  private openRunContent(name: string, attribute: Attribute): boolean {
    if (name === 'w:t' || name === 'm:t') this.preserved = attribute('xml:space') === 'preserve';
    else if (name === 'w:tab' || name === 'w:ptab') this.put('\t');
    // A page ends a line as well; the lines are joined again where that cut a sentence.
    else if (name === 'w:br' || name === 'w:cr') this.put('\n');
    else if (name === 'w:noBreakHyphen') this.put('-');
    else if (name === 'w:sym') this.put(symbol(attribute('w:font') ?? '', attribute('w:char') ?? ''));
    else if (name === 'w:fldChar') this.openField(attribute('w:fldCharType'));
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      const kind = NOTE_KINDS[name];
      const custom = isOn(attribute('w:customMarkFollows') ?? '0');
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
    else if (name === 'w:txbxContent') this.builder.openBox();
    else if (name === 'v:textpath') this.builder.addWordArt(attribute('string') ?? '');
    else if (name === 'w:footnote' || name === 'w:endnote') this.openNote(name, attribute);
    else if (name === 'w:sdt') this.controls.push(false);
    else if (name === 'w:docPartGallery') this.openGallery(attribute('w:val') ?? '');
    else if (name === 'w:numFmt') {
      const kind = NOTE_KINDS[parent];
      if (kind) this.noteFormats.set(kind, attribute('w:val') ?? 'decimal');
    }
  }

  private openNote(name: string, attribute: Attribute): void {
    const note: Block[] = [];
    this.builder.openFlow(note);
    // The others are the lines that Word draws between text and notes.
    if ((attribute('w:type') ?? 'normal') === 'normal') {
      this.notes.set(`${NOTE_KINDS[name]}/${attribute('w:id')}`, note);
    }
  }

  private openGallery(gallery: string): void {
    if (gallery !== 'Table of Contents' || this.controls.length === 0 || this.controls.at(-1)) return;
    this.controls[this.controls.length - 1] = true;
    this.contentsControls++;
  }

  private put(piece: string | NoteMark): void {
    const { paragraph, fields } = this.builder;
    if (!paragraph || piece === '' || fields.hides || this.isHidden(paragraph.properties.style)) return;
    if (fields.inContents || this.contentsControls > 0) {
      if (typeof piece === 'string') paragraph.contents.push(piece);
    } else paragraph.pieces.push(piece);
  }

  /** What a run says for itself goes before its style, and that before the style of the paragraph. */
  private isHidden(paragraphStyle: string | undefined): boolean {
    const run = this.runs.at(-1);
    return run?.hidden ?? (this.styles.isHidden(run?.style) || this.styles.isHidden(paragraphStyle));
  }
}
