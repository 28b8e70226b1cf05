/** Emits the elements of a docx that another format implies, so that all formats share one implementation. */
import type { XmlSink } from '../office-xml.ts';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export function emit(
  sink: XmlSink,
  name: string,
  attributes: Attributes = {},
  emitChildren: () => void = () => {},
): void {
  sink.open(name, (key) => (attributes[key] === undefined ? undefined : String(attributes[key])));
  emitChildren();
  sink.close(name);
}
