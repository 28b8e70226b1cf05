/** Draws true and altered quotations from texts, for tests. Deterministic: the same seed draws the same. */
import { unitsOf } from '../quotations/wording.ts';

export interface DrawnQuotation {
  /** As a draft has it. */
  readonly quotation: string;
  /** As the source has it, without quotation marks and white space. */
  readonly source: string;
  /** Made by the draw; none of a true quotation. */
  readonly edits: readonly DrawnEdit[];
}

export interface DrawnEdit {
  readonly kind: 'replaced' | 'added' | 'omitted' | 'number';
  readonly was: string;
  readonly is: string;
}

/** Characters that reports are full of, so that an alteration is a plausible one. */
const STOCK = [...'建设推进落实工作制度完善加强管理服务群众法治政府依法行政执法监督'];
const HAN = /^\p{Script=Han}$/u;

/** @returns whole units of a passage, at least `least` and at most `most` of them; null if it has not as many */
export function drawTrue(
  passage: string,
  draw: () => number,
  { least, most }: { readonly least: number; readonly most: number },
): DrawnQuotation | null {
  const units = unitsOf(passage);
  if (units.length < least) return null;
  const length = least + Math.floor(draw() * (Math.min(most, units.length) - least + 1));
  const first = Math.floor(draw() * (units.length - length + 1));
  const source = units.slice(first, first + length);
  // Between two runs of digits or letters the white space matters: as the passage has it.
  const start = source[0]?.start ?? 0;
  const quotation = passage.slice(start, source.at(-1)?.end ?? start);
  if (/["“”‘’「」『』…＂[\]［］〔〕>]|\.{3}/.test(quotation)) return null;
  return { quotation, source: source.map(({ text }) => text).join(''), edits: [] };
}

/** Alters a true quotation in `count` places that stand apart, neither of them at its border. */
export function alter(drawn: DrawnQuotation, count: number, draw: () => number): DrawnQuotation | null {
  const units = unitsOf(drawn.quotation);
  const share = Math.floor((units.length - 2) / count);
  if (share < 4) return null;
  const edits: DrawnEdit[] = [];
  const written = units.map(({ text }) => text);
  for (let at = count - 1; at >= 0; at--) {
    const place = 2 + at * share + Math.floor(draw() * (share - 3));
    const edit = editOf(written, place, draw);
    if (!edit) return null;
    edits.unshift(edit);
    if (edit.kind === 'added') written.splice(place, 0, edit.is);
    else written.splice(place, 1, ...(edit.is === '' ? [] : [edit.is]));
  }
  return { ...drawn, quotation: written.join(''), edits };
}

/** Such that no other edit does the same: no character of its neighbours. */
function editOf(written: readonly string[], place: number, draw: () => number): DrawnEdit | null {
  const was = written[place] ?? '';
  const near = written.slice(Math.max(0, place - 3), place + 4).join('');
  if (/^\d+$/.test(was))
    return { kind: 'number', was, is: String(Number(was) + 1 + Math.floor(draw() * 40)) };
  if (!HAN.test(was) || /[〇零一二两三四五六七八九十百千万亿\d]/.test(near)) return null;
  const fresh = STOCK.filter((character) => !near.includes(character));
  const is = fresh[Math.floor(draw() * fresh.length)] ?? '';
  const kind = (['replaced', 'added', 'omitted'] as const)[Math.floor(draw() * 3)] ?? 'replaced';
  if (kind === 'added') return { kind, was: '', is };
  if (kind === 'replaced') return { kind, was, is };
  return near.split(was).length > 2 ? null : { kind, was, is: '' };
}
