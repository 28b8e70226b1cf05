import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StringTable } from './string-table.ts';

/** Two letters, so that a text often runs across the end of one string into the next. */
const text = fc.string({ unit: fc.constantFrom('甲', '乙'), maxLength: 6 });
const unitsOf = (string: string): Uint16Array => Uint16Array.from(string, (unit) => unit.charCodeAt(0));

test('strings are numbered as they are met, and found again whole and by their parts', () => {
  fc.assert(
    fc.property(fc.array(text), text, fc.nat(20), (strings, part, from) => {
      const table = new StringTable();
      const all = [...new Set(strings)];
      const numberOf = (string: string) => table.add(unitsOf(string), 0, string.length);
      expect(strings.map(numberOf)).toEqual(strings.map((string) => all.indexOf(string)));
      expect(all.map((_, number) => table.text(number))).toEqual(all);
      expect(table.find(unitsOf(part), 0, part.length)).toBe(all.indexOf(part));
      if (part === '' || from > all.length) return;
      const containing = all.flatMap((string, number) =>
        number >= from && string.includes(part) ? [number] : [],
      );
      expect([...table.containing(part, from)]).toEqual(containing);
    }),
  );
});
