/** Alters texts as those who copy them do, by a seed. */

/** Characters for private use, which no report has and no fold changes: they agree with nothing by chance. */
const FOREIGN = 0xe000;
const FOREIGN_COUNT = 6000;
const TRADITIONAL: Readonly<Record<string, string>> = {
  发: '發',
  国: '國',
  东: '東',
  实: '實',
  业: '業',
  个: '個',
  乡: '鄉',
  镇: '鎮',
  义: '義',
  务: '務',
  动: '動',
  开: '開',
  长: '長',
  领: '領',
  导: '導',
  执: '執',
  调: '調',
  办: '辦',
  设: '設',
  经: '經',
};

export const ALTERATIONS = {
  inserted: (text: string, at: number, next: () => number) =>
    text.slice(0, at) + foreign(next) + text.slice(at),
  deleted: (text: string, at: number) => text.slice(0, at) + text.slice(at + 1),
  replaced: (text: string, at: number, next: () => number) =>
    text.slice(0, at) + foreign(next) + text.slice(at + 1),
} as const;

export function foreign(next: () => number): string {
  return String.fromCharCode(FOREIGN + Math.floor(next() * FOREIGN_COUNT));
}

export function foreignText(length: number, next: () => number): string {
  return Array.from({ length }, () => foreign(next)).join('');
}

/** Characters inserted, deleted and replaced at places drawn at random. */
export function altered(text: string, edits: number, next: () => number): string {
  const kinds = Object.values(ALTERATIONS);
  let copy = text;
  for (let edit = 0; edit < edits; edit++) {
    const kind = kinds[Math.floor(next() * kinds.length)];
    if (kind) copy = kind(copy, Math.floor(next() * copy.length), next);
  }
  return copy;
}

/** Another figure for each, of the same number of digits. */
export function withOtherFigures(text: string): string {
  return text.replace(/\d/g, (digit) => String((Number(digit) + 3) % 10));
}

export function inTraditionalCharacters(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => TRADITIONAL[character] ?? character);
}

/** Quotation marks and spaces strewn in, brackets and dashes of other shapes. */
export function withOtherMarks(text: string): string {
  return text
    .replace(/（/g, '[')
    .replace(/）/g, ']')
    .replace(/—/g, '－')
    .replace(/(.{7})/gsu, '$1 “');
}
