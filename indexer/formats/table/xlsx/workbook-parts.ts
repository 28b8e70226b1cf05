/** Reads the workbook parts other than sheets: the list of sheets, the shared strings and the date styles. */

import { isDateFormat } from '../cell-number.ts';
import { TextRuns } from './cell-string.ts';
import type { Workbook } from './package.ts';
import { attribute, readAllXml, readXml } from './xml.ts';

export interface SheetPart {
  readonly name: string;
  readonly part: string;
}

export interface Sheets {
  /** Visible sheets in workbook order. */
  readonly visible: readonly SheetPart[];
  /** Whether dates count from 1904, as in Excel for Mac. */
  readonly from1904: boolean;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

const MB = 1024 * 1024;
const MAX_SMALL_PART_BYTES = 16 * MB;
const MAX_STYLES_BYTES = 64 * MB;
/** All shared strings are kept in memory, because sheets refer to them in any order. */
const MAX_STRINGS_BYTES = 256 * MB;
const MAX_STRINGS = 4_000_000;

export async function readSheets(book: Workbook): Promise<Sheets> {
  const root = await relationships(book, '');
  const workbook =
    [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const parts = await relationships(book, workbook);
  const visible: SheetPart[] = [];
  let from1904 = false;
  await readAllXml(book.part(workbook, MAX_SMALL_PART_BYTES), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet' || /hidden/i.test(attributes['state'] ?? '')) return;
      const relation = parts.get(attribute(attributes, 'id') ?? '');
      if (relation?.type.endsWith('/worksheet')) {
        visible.push({ name: attributes['name'] ?? '', part: relation.target });
      }
    },
  });
  const target = (type: string) => [...parts.values()].find((part) => part.type.endsWith(type))?.target;
  return { visible, from1904, sharedStrings: target('/sharedStrings'), styles: target('/styles') };
}

export async function readSharedStrings(
  book: Workbook,
  part: string | undefined,
): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === undefined || !book.has(part)) return strings;
  const cell = new TextRuns();
  const reading = readXml(book.part(part, MAX_STRINGS_BYTES), {
    open(name) {
      if (name === 'si') cell.clear();
      cell.open(name);
    },
    text: (text) => cell.add(text),
    close(name) {
      cell.close(name);
      if (name === 'si') strings.push(cell.text());
    },
  });
  for await (const _ of reading) {
    if (strings.length > MAX_STRINGS)
      throw new Error(`共享字符串超过 ${MAX_STRINGS} 条；请拆成几个文件，或另存为 csv`);
  }
  return strings;
}

/** @returns for each cell style, whether it formats numbers as dates */
export async function readDateStyles(book: Workbook, part: string | undefined): Promise<readonly boolean[]> {
  const dates: boolean[] = [];
  if (part === undefined || !book.has(part)) return dates;
  const custom = new Map<number, string>();
  let inCells = false;
  await readAllXml(book.part(part, MAX_STYLES_BYTES), {
    open(name, attributes) {
      const id = Number(attributes['numFmtId']);
      if (name === 'numFmt') custom.set(id, attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) dates.push(isDateFormat(id, custom.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dates;
}

interface Relationship {
  readonly type: string;
  readonly target: string;
}

async function relationships(book: Workbook, of: string): Promise<ReadonlyMap<string, Relationship>> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${of.slice(folder.length)}.rels`;
  const result = new Map<string, Relationship>();
  if (!book.has(part)) return result;
  await readAllXml(book.part(part, MAX_SMALL_PART_BYTES), {
    open(name, { Id, Type, Target }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
      // Resolved like a URL: relative to the folder of the part, or from the root.
      const target = decodeURI(new URL(Target, `file:///${folder}`).pathname).slice(1);
      result.set(Id, { type: Type ?? '', target });
    },
  });
  return result;
}
