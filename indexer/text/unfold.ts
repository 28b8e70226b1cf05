/**
 * The everyday form of folded characters, for showing folded text to people: the fold writes 户 as 戶 and 群 as 羣,
 * which no reader of simplified Chinese expects.
 */
import { foldToString } from './fold.ts';

/** First and last bytes of the 6,763 characters of GB 2312: what is written in mainland China. */
const ROWS = [0xb0, 0xf7] as const;
const CELLS = [0xa1, 0xfe] as const;

let table: ReadonlyMap<string, string> | undefined;

/** Replaces each character that is not in GB 2312 by the one there that folds to it, if there is any. */
export function unfold(folded: string): string {
  table ??= everydayForms();
  let text = '';
  for (const character of folded) text += table.get(character) ?? character;
  return text;
}

function everydayForms(): ReadonlyMap<string, string> {
  const decoder = new TextDecoder('gbk');
  const everyday = new Set<string>();
  for (let row = ROWS[0]; row <= ROWS[1]; row++)
    for (let cell = CELLS[0]; cell <= CELLS[1]; cell++)
      everyday.add(decoder.decode(Uint8Array.of(row, cell)));
  const forms = new Map<string, string>();
  for (const character of everyday) {
    const folded = foldToString(character);
    if (!everyday.has(folded) && !forms.has(folded)) forms.set(folded, character);
  }
  return forms;
}
