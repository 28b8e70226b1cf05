/**
 * Styles and lists of a Word 97 file in (MS-DOC 2.9.271, 2.9.147, 2.9.131); out, the same said in the words of a
 * docx, so that one set of rules numbers both.
 */

import type { Numbering } from '../numbering.ts';
import type { Styles } from '../styles.ts';
import type { XmlSink } from '../xml.ts';
import { TABLES, type Word97File } from './doc-file.ts';
import { readParagraph } from './properties.ts';

/** Names of the number formats by their code (MS-OSHARED 2.2.1.3); what is missing is written in figures. */
const FORMATS: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};
/** Kinds of built-in styles that mean something here, whatever they are called in the language of the file. */
const BUILT_IN: Readonly<Record<number, string>> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => [level, `heading ${level}`])),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => [level + 18, `toc ${level}`])),
  62: 'title',
  74: 'subtitle',
};
const NO_STYLE = 0xfff;
const PARAGRAPH_STYLE = 1;
/** Numbers of lists, of which a style or a paragraph names one; others mean none. */
const MAX_LIST = 0x7fe;
const LIST_BYTES = 28;
const USE_BYTES = 16;
const NO_RESTART = 0x08;

type Attributes = Readonly<Record<string, string | number | undefined>>;

function say(sink: XmlSink, name: string, attributes: Attributes = {}, within: () => void = () => {}): void {
  sink.open(name, (key) => (attributes[key] === undefined ? undefined : String(attributes[key])));
  within();
  sink.close(name);
}

export function readStyles(file: Word97File, styles: Styles): void {
  const table = file.table(TABLES.styles);
  if (table.length < 6) return;
  const sink = styles.sink();
  const baseBytes = table.readUInt16LE(4);
  let at = 2 + table.readUInt16LE(0);
  say(sink, 'w:styles', {}, () => {
    for (let id = 0; at + 2 <= table.length; id++) {
      const size = table.readUInt16LE(at);
      const style = table.subarray(at + 2, at + 2 + size);
      at += 2 + size;
      if (style.length >= baseBytes + 2 && baseBytes >= 10) sayStyle(sink, id, style, baseBytes);
    }
  });
}

function sayStyle(sink: XmlSink, id: number, style: Buffer, baseBytes: number): void {
  const words = style.readUInt16LE(2);
  if ((words & 0xf) !== PARAGRAPH_STYLE) return;
  const base = words >> 4;
  const nameEnd = baseBytes + 2 + style.readUInt16LE(baseBytes) * 2;
  const name = BUILT_IN[style.readUInt16LE(0) & 0xfff] ?? style.toString('utf16le', baseBytes + 2, nameEnd);
  const listAt = nameEnd + 4;
  if (listAt > style.length) return;
  const listEnd = listAt + style.readUInt16LE(nameEnd + 2);
  const found = readParagraph(style.subarray(listAt + 2, listEnd));
  const isDefault = id === 0 ? '1' : undefined;
  say(sink, 'w:style', { 'w:type': 'paragraph', 'w:styleId': id, 'w:default': isDefault }, () => {
    say(sink, 'w:name', { 'w:val': name });
    if (base !== NO_STYLE && base !== id) say(sink, 'w:basedOn', { 'w:val': base });
    say(sink, 'w:pPr', {}, () => {
      if (found.numbering !== undefined) say(sink, 'w:numId', { 'w:val': found.numbering });
      if (found.numberingLevel !== undefined) say(sink, 'w:ilvl', { 'w:val': found.numberingLevel });
      if (found.outlineLevel !== undefined) say(sink, 'w:outlineLvl', { 'w:val': found.outlineLevel });
      say(sink, 'w:ind', { 'w:firstLine': found.indent, 'w:firstLineChars': found.indentCharacters });
    });
  });
}

export function readLists(file: Word97File, numbering: Numbering): void {
  const lists = file.tableOnwards(TABLES.lists);
  const uses = file.tableOnwards(TABLES.listUses);
  if (file.table(TABLES.lists).length < 2 || file.table(TABLES.listUses).length < 4) return;
  const sink = numbering.sink();
  const count = lists.readUInt16LE(0);
  let at = 2 + count * LIST_BYTES;
  for (let list = 0; list < count; list++) {
    const head = lists.subarray(2 + list * LIST_BYTES);
    const levels = (head.readUInt8(26) & 1) === 1 ? 1 : 9;
    say(sink, 'w:abstractNum', { 'w:abstractNumId': head.readInt32LE(0) }, () => {
      for (let level = 0; level < levels; level++) at = sayLevel(sink, lists, at, level);
    });
  }
  readUses(sink, uses);
}

function readUses(sink: XmlSink, uses: Buffer): void {
  const count = Math.min(uses.readUInt32LE(0), MAX_LIST);
  let at = 4 + count * USE_BYTES;
  for (let use = 0; use < count; use++) {
    const head = uses.subarray(4 + use * USE_BYTES);
    const overrides = head.readUInt8(12);
    at += 4;
    say(sink, 'w:num', { 'w:numId': use + 1 }, () => {
      say(sink, 'w:abstractNumId', { 'w:val': head.readInt32LE(0) });
      for (let index = 0; index < overrides; index++) {
        const start = uses.readInt32LE(at);
        const flags = uses.readUInt32LE(at + 4);
        const level = flags & 0xf;
        at += 8;
        say(sink, 'w:lvlOverride', { 'w:ilvl': level }, () => {
          if (flags & 0x10) say(sink, 'w:startOverride', { 'w:val': start });
          if (flags & 0x20) at = sayLevel(sink, uses, at, level);
        });
      }
    });
  }
}

/** @returns where the level ends */
function sayLevel(sink: XmlSink, bytes: Buffer, at: number, level: number): number {
  const flags = bytes.readUInt8(at + 5);
  const textAt = at + LIST_BYTES + bytes.readUInt8(at + 24) + bytes.readUInt8(at + 25);
  const length = bytes.readUInt16LE(textAt);
  const end = textAt + 2 + length * 2;
  // Where the number of a level stands, the text has the level as a character from 0 to 8.
  const text = [...bytes.toString('utf16le', textAt + 2, end)]
    .map((sign) => (sign < '\u0009' ? `%${(sign.codePointAt(0) ?? 0) + 1}` : sign))
    .join('');
  say(sink, 'w:lvl', { 'w:ilvl': level }, () => {
    say(sink, 'w:start', { 'w:val': bytes.readInt32LE(at) });
    say(sink, 'w:numFmt', { 'w:val': FORMATS[bytes.readUInt8(at + 4)] ?? 'decimal' });
    say(sink, 'w:lvlText', { 'w:val': text });
    say(sink, 'w:suff', { 'w:val': bytes.readUInt8(at + 15) === 2 ? 'nothing' : 'tab' });
    say(sink, 'w:isLgl', { 'w:val': flags & 0x04 ? '1' : '0' });
    if (flags & NO_RESTART) say(sink, 'w:lvlRestart', { 'w:val': bytes.readUInt8(at + 26) });
  });
  return end;
}
