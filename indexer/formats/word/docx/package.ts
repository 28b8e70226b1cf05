/** A docx's zip in; its parts out, found by their relations and not by their names, as Word finds them. */

import type { Zip } from '../../zip.ts';
import { readXml } from '../xml.ts';

export interface DocxParts {
  readonly document: string;
  readonly styles: string | null;
  readonly numbering: string | null;
  readonly settings: string | null;
  readonly footnotes: string | null;
  readonly endnotes: string | null;
  readonly headers: readonly string[];
  readonly footers: readonly string[];
}

interface Relation {
  /** Last piece of the type's address, the same in transitional and strict files. */
  readonly type: string;
  readonly target: string;
}

/** @throws Error with one Chinese sentence where the zip is no Word document */
export async function docxParts(zip: Zip): Promise<DocxParts> {
  const document = (await relations(zip, '')).find(({ type }) => type === 'officeDocument')?.target;
  if (document === undefined || !zip.has(document)) {
    throw new Error('不是 Word 文档，或文件不完整；请用 Word 或 WPS 另存为 .docx');
  }
  const found = await relations(zip, document);
  const all = (type: string): string[] =>
    found
      .filter((relation) => relation.type === type && zip.has(relation.target))
      .map(({ target }) => target);
  const first = (type: string): string | null => all(type)[0] ?? null;
  return {
    document,
    styles: first('styles'),
    numbering: first('numbering'),
    settings: first('settings'),
    footnotes: first('footnotes'),
    endnotes: first('endnotes'),
    headers: all('header'),
    footers: all('footer'),
  };
}

/** What a part relates to; '' is the package itself. */
async function relations(zip: Zip, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  if (!zip.has(name)) return [];
  const found: Relation[] = [];
  await readXml(zip.stream(name), {
    open(element, attribute) {
      const type = attribute('Type');
      const target = attribute('Target');
      if (element !== 'Relationship' || type === undefined || target === undefined) return;
      if (attribute('TargetMode') === 'External') return;
      found.push({
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolved(part.slice(0, slash), target),
      });
    },
    close() {},
    text() {},
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
