/** Finds the pages of an OFD file (GB/T 33190-2016, 7.4 to 7.7) by the locations that its parts name. */
import { posix } from 'node:path';
import { readXml } from '../office-xml.ts';
import type { Zip } from '../zip.ts';

export interface OfdDocument {
  readonly pages: readonly string[];
  /** Parts of template pages by their ids. */
  readonly templates: ReadonlyMap<string, string>;
  /** Millimetres: x, y, width, height of pages that state none of their own. */
  readonly pageBox: string;
}

/** A4. */
const DEFAULT_BOX = '0 0 210 297';
const INCOMPLETE = 'OFD 文件不完整，缺少 OFD.xml 或文档；请用阅读软件另存为 PDF 后重试';

/** @throws Error with one Chinese sentence if there is no document in the file */
export async function ofdDocuments(zip: Zip): Promise<OfdDocument[]> {
  if (!zip.has('OFD.xml')) throw new Error(INCOMPLETE);
  const roots: string[] = [];
  await readTexts(zip, 'OFD.xml', (name, text) => {
    if (name === 'DocRoot') roots.push(located('', text));
  });
  const present = roots.filter((root) => zip.has(root));
  if (present.length === 0) throw new Error(INCOMPLETE);
  const documents: OfdDocument[] = [];
  for (const root of present) documents.push(await readDocument(zip, root));
  return documents;
}

async function readDocument(zip: Zip, root: string): Promise<OfdDocument> {
  const folder = posix.dirname(root);
  const pages: string[] = [];
  const templates = new Map<string, string>();
  let pageBox = DEFAULT_BOX;
  await readTexts(
    zip,
    root,
    (name, text) => {
      if (name === 'PhysicalBox') pageBox = text;
    },
    (name, attribute) => {
      const part = located(folder, attribute('BaseLoc') ?? '');
      if (name === 'Page') pages.push(part);
      if (name === 'TemplatePage') templates.set(attribute('ID') ?? '', part);
    },
  );
  return { pages, templates, pageBox };
}

/** A location is relative to the folder of the part that names it, or begins at the root. */
function located(folder: string, location: string): string {
  const path = location.trim().replaceAll('\\', '/');
  return posix.normalize(path.startsWith('/') ? path : `${folder}/${path}`).replace(/^\/+/, '');
}

async function readTexts(
  zip: Zip,
  part: string,
  onText: (name: string, text: string) => void,
  onOpen: (name: string, attribute: (name: string) => string | undefined) => void = () => {},
): Promise<void> {
  let text = '';
  await readXml(zip.stream(part), {
    open(name, attribute) {
      text = '';
      onOpen(name, attribute);
    },
    close(name) {
      onText(name, text.trim());
      text = '';
    },
    text(piece) {
      text += piece;
    },
  });
}
