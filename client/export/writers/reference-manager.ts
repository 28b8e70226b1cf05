/** Writes files for reference managers by joining the entries that the server has formatted. */
import type { ExportDocument } from '../excerpts.ts';

export async function bibtexFile({ references }: ExportDocument): Promise<Blob> {
  const text = references.map((entry) => entry.text).join('\n\n');
  return new Blob([text === '' ? '' : `${text}\n`], { type: 'application/x-bibtex;charset=utf-8' });
}

export async function risFile({ references }: ExportDocument): Promise<Blob> {
  const text = references.map((entry) => entry.text).join('\r\n');
  return new Blob([text], { type: 'application/x-research-info-systems;charset=utf-8' });
}
