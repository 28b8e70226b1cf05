/** Locates the parts of a docx by their relationships and not by their file names, as Word does. */

import { readXml } from '../../office-xml.ts';
import type { Zip } from '../../zip.ts';

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

interface Relationship {
  /** Last segment of the type URI, which transitional and strict files share. */
  readonly type: string;
  readonly target: string;
}

/** @throws Error with one Chinese sentence if the zip is not a Word document */
export async function docxParts(zip: Zip): Promise<DocxParts> {
  const document = (await relationshipsOf(zip, '')).find(({ type }) => type === 'officeDocument')?.target;
  if (document === undefined || !zip.has(document)) {
    throw new Error('不是 Word 文档，或文件不完整；请用 Word 或 WPS 另存为 .docx');
  }
  const relationships = await relationshipsOf(zip, document);
  const all = (type: string): string[] =>
    relationships
      .filter((relationship) => relationship.type === type && zip.has(relationship.target))
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

/** Internal relationships of a part; '' is the package itself. */
async function relationshipsOf(zip: Zip, part: string): Promise<Relationship[]> {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  if (!zip.has(name)) return [];
  const relationships: Relationship[] = [];
  await readXml(zip.stream(name), {
    open(element, attribute) {
      const type = attribute('Type');
      const target = attribute('Target');
      if (element !== 'Relationship' || type === undefined || target === undefined) return;
      if (attribute('TargetMode') === 'External') return;
      relationships.push({
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolveTarget(part.slice(0, slash), target),
      });
    },
    close() {},
    text() {},
  });
  return relationships;
}

function resolveTarget(folder: string, target: string): string {
  const path: string[] = [];
  for (const segment of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (segment === '..') path.pop();
    else if (segment !== '' && segment !== '.') path.push(segment);
  }
  return path.join('/');
}
