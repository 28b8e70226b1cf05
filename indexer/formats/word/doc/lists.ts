/**
 * Translates the styles and lists of a Word 97 file (MS-DOC 2.9.271, 2.9.147, 2.9.131) into the XML elements
 * of a docx, so that both formats share one numbering implementation.
 */

import type { XmlSink } from '../../office-xml.ts';
import { emit } from '../emit.ts';
import { FORMAT_NAMES } from '../number-formats.ts';
import type { Numbering } from '../numbering.ts';
import type { Styles } from '../styles.ts';
import { TABLE_POINTERS, type Word97File } from './doc-file.ts';
import { readParagraphSprms } from './properties.ts';

/** Built-in styles that matter here, by identifier: their names in the file are localized. */
const BUILT_IN_STYLES: Readonly<Record<number, string>> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => [level, `heading ${level}`])),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => [level + 18, `toc ${level}`])),
  62: 'title',
  74: 'subtitle',
};
const NO_STYLE = 0xfff;
const PARAGRAPH_STYLE = 1;
/** Largest list number that a style or paragraph can refer to; larger values mean no list. */
const MAX_LIST_NUMBER = 0x7fe;
const LIST_BYTES = 28;
const INSTANCE_BYTES = 16;
const NO_RESTART = 0x08;

export function readStyles(file: Word97File, styles: Styles): void {
  const table = file.table(TABLE_POINTERS.styles);
  if (table.length < 6) return;
  const sink = styles.sink();
  const baseBytes = table.readUInt16LE(4);
  let offset = 2 + table.readUInt16LE(0);
  emit(sink, 'w:styles', {}, () => {
    for (let id = 0; offset + 2 <= table.length; id++) {
      const size = table.readUInt16LE(offset);
      const style = table.subarray(offset + 2, offset + 2 + size);
      offset += 2 + size;
      if (style.length >= baseBytes + 2 && baseBytes >= 10) emitStyle(sink, id, style, baseBytes);
    }
  });
}

function emitStyle(sink: XmlSink, id: number, style: Buffer, baseBytes: number): void {
  const words = style.readUInt16LE(2);
  if ((words & 0xf) !== PARAGRAPH_STYLE) return;
  const base = words >> 4;
  const nameEnd = baseBytes + 2 + style.readUInt16LE(baseBytes) * 2;
  const name =
    BUILT_IN_STYLES[style.readUInt16LE(0) & 0xfff] ?? style.toString('utf16le', baseBytes + 2, nameEnd);
  const listOffset = nameEnd + 4;
  if (listOffset > style.length) return;
  const listEnd = listOffset + style.readUInt16LE(nameEnd + 2);
  const properties = readParagraphSprms(style.subarray(listOffset + 2, listEnd));
  const isDefault = id === 0 ? '1' : undefined;
  emit(sink, 'w:style', { 'w:type': 'paragraph', 'w:styleId': id, 'w:default': isDefault }, () => {
    emit(sink, 'w:name', { 'w:val': name });
    if (base !== NO_STYLE && base !== id) emit(sink, 'w:basedOn', { 'w:val': base });
    emit(sink, 'w:pPr', {}, () => {
      if (properties.numbering !== undefined) emit(sink, 'w:numId', { 'w:val': properties.numbering });
      if (properties.numberingLevel !== undefined)
        emit(sink, 'w:ilvl', { 'w:val': properties.numberingLevel });
      if (properties.outlineLevel !== undefined)
        emit(sink, 'w:outlineLvl', { 'w:val': properties.outlineLevel });
      emit(sink, 'w:ind', {
        'w:firstLine': properties.indent,
        'w:firstLineChars': properties.indentCharacters,
      });
    });
  });
}

export function readLists(file: Word97File, numbering: Numbering): void {
  const lists = file.tableToEnd(TABLE_POINTERS.lists);
  const instances = file.tableToEnd(TABLE_POINTERS.listInstances);
  if (file.table(TABLE_POINTERS.lists).length < 2 || file.table(TABLE_POINTERS.listInstances).length < 4)
    return;
  const sink = numbering.sink();
  const count = lists.readUInt16LE(0);
  let offset = 2 + count * LIST_BYTES;
  for (let list = 0; list < count; list++) {
    const head = lists.subarray(2 + list * LIST_BYTES);
    const levels = (head.readUInt8(26) & 1) === 1 ? 1 : 9;
    emit(sink, 'w:abstractNum', { 'w:abstractNumId': head.readInt32LE(0) }, () => {
      for (let level = 0; level < levels; level++) offset = emitLevel(sink, lists, offset, level);
    });
  }
  readInstances(sink, instances);
}

function readInstances(sink: XmlSink, instances: Buffer): void {
  const count = Math.min(instances.readUInt32LE(0), MAX_LIST_NUMBER);
  let offset = 4 + count * INSTANCE_BYTES;
  for (let instance = 0; instance < count; instance++) {
    const head = instances.subarray(4 + instance * INSTANCE_BYTES);
    const overrides = head.readUInt8(12);
    offset += 4;
    emit(sink, 'w:num', { 'w:numId': instance + 1 }, () => {
      emit(sink, 'w:abstractNumId', { 'w:val': head.readInt32LE(0) });
      for (let index = 0; index < overrides; index++) {
        const start = instances.readInt32LE(offset);
        const flags = instances.readUInt32LE(offset + 4);
        const level = flags & 0xf;
        offset += 8;
        emit(sink, 'w:lvlOverride', { 'w:ilvl': level }, () => {
          if (flags & 0x10) emit(sink, 'w:startOverride', { 'w:val': start });
          if (flags & 0x20) offset = emitLevel(sink, instances, offset, level);
        });
      }
    });
  }
}

/** @returns the offset after the level */
function emitLevel(sink: XmlSink, bytes: Buffer, offset: number, level: number): number {
  const flags = bytes.readUInt8(offset + 5);
  const textOffset = offset + LIST_BYTES + bytes.readUInt8(offset + 24) + bytes.readUInt8(offset + 25);
  const length = bytes.readUInt16LE(textOffset);
  const end = textOffset + 2 + length * 2;
  // The label text marks the place of a level's number by the level itself, as a character from 0 to 8.
  const text = [...bytes.toString('utf16le', textOffset + 2, end)]
    .map((character) => (character < '\u0009' ? `%${(character.codePointAt(0) ?? 0) + 1}` : character))
    .join('');
  emit(sink, 'w:lvl', { 'w:ilvl': level }, () => {
    emit(sink, 'w:start', { 'w:val': bytes.readInt32LE(offset) });
    emit(sink, 'w:numFmt', { 'w:val': FORMAT_NAMES[bytes.readUInt8(offset + 4)] ?? 'decimal' });
    emit(sink, 'w:lvlText', { 'w:val': text });
    emit(sink, 'w:suff', { 'w:val': bytes.readUInt8(offset + 15) === 2 ? 'nothing' : 'tab' });
    emit(sink, 'w:isLgl', { 'w:val': flags & 0x04 ? '1' : '0' });
    if (flags & NO_RESTART) emit(sink, 'w:lvlRestart', { 'w:val': bytes.readUInt8(offset + 26) });
  });
  return end;
}
