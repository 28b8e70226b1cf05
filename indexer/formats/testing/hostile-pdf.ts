/** Small PDFs that keep a reader busy, or fill its memory, without end. */
import { deflateSync } from 'node:zlib';

/**
 * A page draws a form, which draws the next one three times, and so on: 3^29 drawings from 5 KB.
 *
 * @param forms the number of forms
 */
export function pdfOfNestedForms(forms = 30): Uint8Array {
  const drawn = Array.from({ length: forms }, (_, index) => {
    if (index === forms - 1) return stream('BT /F 9 Tf (a) Tj ET', FORM);
    return stream('/X Do /X Do /X Do', `${FORM} /Resources << /XObject << /X ${index + 6} 0 R >> >>`);
  });
  return pdf(stream('/X Do'), '/XObject << /X 5 0 R >>', drawn);
}

/** A page whose drawing operators inflate from 300 KB to the given number of megabytes. */
export function pdfOfManyOperators(megabytes: number): Uint8Array {
  const content = deflateSync(Buffer.alloc(megabytes * 2 ** 20, 'BT /F 9 Tf (a) Tj ET\n'));
  return pdf(stream(content.toString('latin1'), '/Filter /FlateDecode'), '', []);
}

const FORM = '/Type /XObject /Subtype /Form /BBox [0 0 1 1]';

function stream(content: string, entries = ''): string {
  return `<< /Length ${content.length} ${entries} >> stream\n${content}\nendstream`;
}

/** Without a table of objects: readers find them by themselves. */
function pdf(content: string, resources: string, more: readonly string[]): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>',
    `<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << ${resources} >> >>`,
    content,
    ...more,
  ].map((object, index) => `${index + 1} 0 obj ${object} endobj\n`);
  return Buffer.from(`%PDF-1.4\n${objects.join('')}trailer << /Root 1 0 R >>\n%%EOF\n`, 'latin1');
}
