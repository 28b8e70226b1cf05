/** Builds OpenDocument texts and tables for tests from the content of their body. */
import { type ZipEntry, zipOf } from './zip-of.ts';

const NAMESPACES = ['office', 'style', 'text', 'table']
  .map((name) => ` xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  )
  .join('');

export interface OdtParts {
  /** Automatic styles. */
  readonly styles?: string;
  /** Content of `styles.xml`. */
  readonly named?: string;
  readonly more?: Readonly<Record<string, string | ZipEntry>>;
}

export function odtOf(body: string, { styles = '', named = '', more = {} }: OdtParts = {}): Uint8Array {
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'styles.xml': root('document-styles', named),
    'content.xml': root(
      'document-content',
      `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`,
    ),
    ...more,
  });
}

/** @param styles automatic styles */
export function odsOf(sheets: string, styles = ''): Uint8Array {
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': root(
      'document-content',
      `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${sheets}</office:spreadsheet></office:body>`,
    ),
  });
}

function root(name: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:${name}${NAMESPACES}>${content}</office:${name}>`;
}
