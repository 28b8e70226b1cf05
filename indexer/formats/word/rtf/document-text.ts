/**
 * Builds the visible blocks of an RTF file (RTF 1.9.1) from its tokens: deleted and hidden text removed, fields
 * replaced by their results. Automatic numbers are taken from the text that every writer stores beside them:
 * the list table cannot be trusted, since LibreOffice 7.4 writes `?` for the 、 of 一、 there.
 */
import type { Block, Content, NoteKind, NoteMark } from '../content.ts';
import { emit } from '../emit.ts';
import type { ParagraphProperties, Styles } from '../styles.ts';
import { Flow } from './flow.ts';
import { Fonts } from './fonts.ts';
import type { RtfSink } from './tokens.ts';

/** Where the text of a group goes. */
type Destination = 'text' | 'none' | 'fonts' | 'style' | 'label' | 'instruction' | 'shapeName' | 'shapeValue';

interface Group {
  destination: Destination;
  /** Whether `\*` came first: what is not known after it is ignored. */
  isOptional: boolean;
  hidden: boolean;
  font: number | null;
  /** Characters that stand for the one after `\u` in old readers. */
  fallbackLength: number;
  properties: ParagraphProperties;
  inTable: boolean;
  tableDepth: number | null;
  /** What its end means. */
  onClose: (() => void) | null;
}

interface StyleEntry {
  id: number;
  base: number | null;
  isParagraph: boolean;
  name: string;
  properties: ParagraphProperties;
}

const CHARACTERS: Readonly<Record<string, string>> = {
  ...{ tab: '\t', line: '\n', page: '\n', column: '\n', softline: '\n', softpage: '', '~': ' ', _: '-' },
  ...{ emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•' },
  ...{ emspace: '\u2003', enspace: '\u2002', qmspace: '\u2005' },
};
/** Groups whose text no reader sees: tables, properties, pictures, comments, marks of indexes, doubles. */
const IGNORED = new Set([
  ...['colortbl', 'info', 'pict', 'objdata', 'objclass', 'objname', 'filetbl', 'revtbl', 'listtable'],
  ...['annotation', 'atnid', 'atnauthor', 'atntime', 'atnref', 'atnicn', 'atndate', 'atnparent'],
  ...['xe', 'tc', 'tcn', 'rxe', 'txe', 'bkmkstart', 'bkmkend', 'nonshppict', 'shprslt', 'nonesttables'],
  ...['ftnsep', 'ftnsepc', 'ftncn', 'aftnsep', 'aftnsepc', 'aftncn', 'background', 'template', 'ud'],
  ...['listoverridetable', 'pntxta', 'pntxtb', 'datafield', 'formfield', 'private', 'comment', 'keycode'],
]);
/** Optional groups that are read. */
const TRANSPARENT = new Set(['shpinst', 'nesttableprops', 'do', 'shpgrp', 'result']);
const HEADERS = /^(?:header|footer)[lrf]?$/;

export class RtfContent implements RtfSink, Content {
  readonly blocks: Block[] = [];
  readonly notes = new Map<string, Block[]>();
  readonly noteFormats = new Map<NoteKind, string>();
  readonly headers: Block[] = [];

  private readonly fonts = new Fonts();
  private readonly flows: Flow[] = [new Flow(this.blocks)];
  private readonly groups: Group[] = [];
  private group: Group = {
    destination: 'text',
    isOptional: false,
    hidden: false,
    font: null,
    fallbackLength: 1,
    properties: {},
    inTable: false,
    tableDepth: null,
    onClose: null,
  };
  private pending: Uint8Array[] = [];
  /** Characters that still stand for the last one after `\u`. */
  private toSkip = 0;
  private style: StyleEntry | null = null;
  private isStylesheet = false;
  private noteCount = 0;
  private hasAutomaticMark = false;
  private isEndnote = false;
  private shapeName = '';
  private shapeValue = '';

  constructor(private readonly styles: Styles) {}

  openGroup(): void {
    this.flush();
    this.toSkip = 0;
    this.groups.push(this.group);
    const { properties } = this.group;
    this.group = { ...this.group, properties: { ...properties }, isOptional: false, onClose: null };
    if (this.isStylesheet && !this.style) this.openStyle();
  }

  closeGroup(): void {
    this.flush();
    this.toSkip = 0;
    this.group.onClose?.();
    const outer = this.groups.pop();
    if (outer) this.group = outer;
    if (this.groups.length === 0) this.flow.end(this.group.properties, 0);
  }

  bytes(bytes: Uint8Array): void {
    const skipped = Math.min(this.toSkip, bytes.length);
    this.toSkip -= skipped;
    if (this.group.destination !== 'none' && skipped < bytes.length)
      this.pending.push(bytes.subarray(skipped));
  }

  control(word: string, value: number | null): void {
    this.flush();
    this.toSkip = 0;
    const { group } = this;
    if (word === '*') group.isOptional = true;
    else if (group.destination === 'none') return;
    else if (word === 'u') {
      const code = (((value ?? 0) % 0x10000) + 0x10000) % 0x10000;
      this.put(this.fonts.character(code, group.font));
      this.toSkip = group.fallbackLength;
    } else if (CHARACTERS[word] !== undefined) this.put(CHARACTERS[word]);
    else if (!this.openDestination(word) && !this.readTableEntry(word, value)) {
      this.readParagraphEnd(word);
      this.readCharacterProperty(word, value);
      this.readParagraphProperty(word, value);
    }
    if (group.isOptional && word !== '*') group.isOptional = false;
  }

  private get flow(): Flow {
    return this.flows.at(-1) ?? new Flow(this.blocks);
  }

  private get depth(): number {
    const { inTable, tableDepth } = this.group;
    return Math.max(0, tableDepth ?? (inTable ? 1 : 0));
  }

  private openDestination(word: string): boolean {
    const { group } = this;
    if (IGNORED.has(word)) group.destination = 'none';
    else if (word === 'fonttbl') group.destination = 'fonts';
    else if (word === 'stylesheet') {
      group.destination = 'style';
      this.isStylesheet = true;
      group.onClose = () => {
        this.isStylesheet = false;
      };
    } else if (word === 'listtext' || word === 'pntext') group.destination = 'label';
    else if (word === 'field') group.onClose = () => this.put(this.flow.fields.end());
    else if (word === 'fldinst') {
      group.destination = 'instruction';
      this.flow.fields.begin();
    } else if (word === 'fldrslt') this.flow.fields.separate();
    else if (word === 'footnote') this.openNote();
    else if (word === 'shptxt' || word === 'dptxbxtext') {
      const box: Block[] = [];
      this.openStory(box, () => this.flow.addTextBox(box));
    } else if (HEADERS.test(word)) this.openStory(this.headers, () => {});
    else if (word === 'sn' || word === 'sv') this.openShapeProperty(word);
    else if (group.isOptional && !TRANSPARENT.has(word) && !this.isStylesheet) group.destination = 'none';
    else return false;
    return true;
  }

  /** Entries of the tables of fonts and styles. */
  private readTableEntry(word: string, value: number | null): boolean {
    if (this.group.destination === 'fonts') {
      if (word === 'f') this.fonts.define(value ?? 0);
      if (word === 'fcharset') this.fonts.setCharset(value ?? 0);
      return true;
    }
    if (this.group.destination !== 'style' || !this.style) return false;
    if (word === 's') this.style.id = value ?? 0;
    else if (word === 'cs' || word === 'ds' || word === 'ts') this.style.isParagraph = false;
    else if (word === 'sbasedon') this.style.base = value;
    else setParagraphProperty(this.style.properties, word, value);
    return true;
  }

  private readParagraphEnd(word: string): void {
    const { properties, hidden } = this.group;
    if (word === 'par' || word === 'sect') {
      // A hidden or deleted mark does not end the paragraph.
      if (!hidden) this.flow.endParagraph(properties, this.depth);
    } else if (word === 'cell') this.flow.endCell(properties, 1);
    else if (word === 'nestcell') this.flow.endCell(properties, Math.max(2, this.depth));
    else if (word === 'row') this.flow.endRow(1);
    else if (word === 'nestrow') this.flow.endRow(Math.max(2, this.depth));
    else if (word === 'chftn') this.hasAutomaticMark = true;
    else if (word === 'ftnalt') this.isEndnote = true;
  }

  private readCharacterProperty(word: string, value: number | null): void {
    const { group } = this;
    if (word === 'plain') {
      group.hidden = false;
      group.font = null;
    } else if (word === 'v' || word === 'deleted') group.hidden = value !== 0;
    else if (word === 'f') group.font = value;
    else if (word === 'uc') group.fallbackLength = Math.max(0, value ?? 1);
    else if (word === 'ansicpg') this.fonts.setCodePage(value ?? 0);
    else if (word === 'deff') this.fonts.defaultFont = value ?? 0;
  }

  private readParagraphProperty(word: string, value: number | null): void {
    const { group } = this;
    if (word === 'pard') {
      group.properties = {};
      group.inTable = false;
      group.tableDepth = null;
    } else if (word === 'intbl') group.inTable = true;
    else if (word === 'itap') group.tableDepth = value;
    else if (word === 's') group.properties.style = String(value ?? 0);
    else setParagraphProperty(group.properties, word, value);
  }

  /** Text that is independent of the surrounding one. */
  private openStory(blocks: Block[], onEnd: () => void): void {
    const { group } = this;
    const flow = new Flow(blocks);
    this.flows.push(flow);
    Object.assign(group, { properties: {}, inTable: false, tableDepth: null, destination: 'text' });
    // The mark of a note is hidden or not, its text for itself.
    group.hidden = false;
    group.onClose = () => {
      flow.end(group.properties, 0);
      this.flows.pop();
      onEnd();
    };
  }

  private openNote(): void {
    const story: Block[] = [];
    const custom = !this.hasAutomaticMark;
    const id = String(this.noteCount++);
    const isHidden = this.group.hidden;
    this.openStory(story, () => {
      this.hasAutomaticMark = false;
      const kind = this.isEndnote ? 'endnote' : 'footnote';
      this.isEndnote = false;
      this.notes.set(`${kind}/${id}`, story);
      const mark: NoteMark = { kind, id, custom };
      if (!isHidden) this.flow.put(mark);
    });
  }

  /** The text of WordArt, such as a red letterhead, is a property of its shape. */
  private openShapeProperty(word: 'sn' | 'sv'): void {
    const { group } = this;
    if (word === 'sn') {
      group.destination = 'shapeName';
      this.shapeName = '';
      return;
    }
    group.destination = 'shapeValue';
    this.shapeValue = '';
    group.onClose = () => {
      if (this.shapeName.trim() === 'gtextUNICODE' && this.shapeValue.trim() !== '')
        this.flow.addWordArt(this.shapeValue);
    };
  }

  private openStyle(): void {
    const style: StyleEntry = { id: 0, base: null, isParagraph: true, name: '', properties: {} };
    this.style = style;
    this.group.onClose = () => {
      this.style = null;
      if (style.isParagraph) emitStyle(this.styles, style);
    };
  }

  /** Bytes are decoded together: the two of a Chinese character may come in two tokens. */
  private flush(): void {
    if (this.pending.length === 0) return;
    const bytes = this.pending.length === 1 ? this.pending[0] : Buffer.concat(this.pending);
    this.pending = [];
    if (bytes) this.put(this.fonts.decode(bytes, this.group.font));
  }

  private put(text: string): void {
    const { destination, hidden } = this.group;
    if (destination === 'fonts') this.fonts.addName(text);
    else if (destination === 'style' && this.style) this.style.name += text;
    else if (destination === 'instruction') this.flow.fields.addInstruction(text);
    else if (destination === 'shapeName') this.shapeName += text;
    else if (destination === 'shapeValue') this.shapeValue += text;
    else if (destination === 'label' && !hidden) this.flow.putLabel(text);
    else if (destination === 'text' && !hidden) this.flow.put(text);
  }
}

function setParagraphProperty(properties: ParagraphProperties, word: string, value: number | null): void {
  if (value === null) return;
  if (word === 'outlinelevel') properties.outlineLevel = value;
  if (word === 'fi') properties.indent = value;
  if (word === 'cufi') properties.indentCharacters = value;
}

function emitStyle(styles: Styles, { id, base, name, properties }: StyleEntry): void {
  const sink = styles.sink();
  const isDefault = id === 0 ? '1' : undefined;
  emit(sink, 'w:styles', {}, () =>
    emit(sink, 'w:style', { 'w:type': 'paragraph', 'w:styleId': id, 'w:default': isDefault }, () => {
      emit(sink, 'w:name', { 'w:val': name.replace(/;\s*$/, '').trim() });
      if (base !== null && base !== id) emit(sink, 'w:basedOn', { 'w:val': base });
      emit(sink, 'w:pPr', {}, () => {
        if (properties.outlineLevel !== undefined)
          emit(sink, 'w:outlineLvl', { 'w:val': properties.outlineLevel });
        emit(sink, 'w:ind', {
          'w:firstLine': properties.indent,
          'w:firstLineChars': properties.indentCharacters,
        });
      });
    }),
  );
}
