/**
 * Compares what is found with a plain search for every shared run, over the sample collection and real reports,
 * and with copies altered on purpose.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../indexer/bench/random.ts';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import { containsPhrase } from '../../indexer/text/occurrences.ts';
import { BANDS } from '../contract/reuse.ts';
import type { Candidate } from '../engine/engine-reader.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import {
  altered,
  foreignText,
  inTraditionalCharacters,
  withOtherFigures,
  withOtherMarks,
} from '../testing/altered-copy.ts';
import { type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { findReuse, type SharedWording } from './find-reuse.ts';
import { splitsRun } from './units.ts';
import { GUARANTEED } from './winnow.ts';

const SEED = 20_031;
const DRAWN = 25;
const COPIES = 150;

const CASES: readonly (readonly [string, string | null | undefined])[] = [
  ['the sample collection', undefined],
  ['the folder REAL_REPORTS', process.env['REAL_REPORTS'] ?? null],
];
for (const [name, folder] of CASES) {
  describe.skipIf(folder === null)(`reuse over ${name}`, () => {
    let server: SampleServer;
    let passages: Candidate[];
    let folded: Map<string, string>;
    beforeAll(async () => {
      server = await sampleServer(folder ?? undefined);
      passages = await server.reader.passagesOf(server.catalogue.list(NO_FILTERS).map(({ id }) => id));
      folded = new Map(passages.map(({ id, text }) => [id, foldToString(text)]));
    });
    afterAll(() => server.stop());

    const idOf = ({ record, position }: SharedWording): string => `${record.id}-${position}`;

    function drawn(next: () => number, from: readonly Candidate[] = passages): Candidate {
      return from[Math.floor(next() * from.length)] as Candidate;
    }

    /** Pieces of passages, some next to each other and some with foreign characters between them. */
    function drawnText(next: () => number): string {
      return Array.from({ length: 12 }, () => {
        const { text } = drawn(next);
        const start = Math.floor(next() * text.length);
        const gap = next() < 0.5 ? foreignText(1 + next() * 4, next) : '';
        return text.slice(start, start + 5 + Math.floor(next() * 60)) + gap;
      }).join('');
    }

    test('every run of 13 characters that a passage shares with a text is found', async () => {
      const next = random(SEED);
      let runs = 0;
      for (let draw = 0; draw < DRAWN; draw++) {
        const text = drawnText(next);
        const { found, searched, isWithinBudget } = await findReuse(server.services, text);
        expect(searched).toEqual({ reports: server.catalogue.all.size, of: server.catalogue.all.size });
        expect(isWithinBudget).toBe(true);
        const units = Uint16Array.from(foldToString(text), (unit) => unit.charCodeAt(0));
        for (let start = 0; start + GUARANTEED <= units.length; start++) {
          const end = start + GUARANTEED;
          if (splitsRun(units, start) || splitsRun(units, end)) continue;
          const run = String.fromCharCode(...units.subarray(start, end));
          for (const [id, passage] of folded) {
            if (!containsPhrase(passage, run)) continue;
            runs++;
            const covering = found.filter(
              (wording) => idOf(wording) === id && wording.text[0] <= start && end <= wording.text[1],
            );
            expect(covering, `${run} of ${id}`).not.toEqual([]);
          }
        }
      }
      expect(runs).toBeGreaterThan(1000);
    });

    test('nothing is claimed that is not there: the differences make one wording of the other', async () => {
      const next = random(SEED + 1);
      let claims = 0;
      for (let draw = 0; draw < DRAWN; draw++) {
        const text = altered(drawnText(next), 10, next);
        const reuse = await findReuse(server.services, text);
        const whole = reuse.folded.text;
        for (const wording of reuse.found) {
          const passage = folded.get(idOf(wording)) ?? '';
          let [made, at] = ['', wording.text[0]];
          for (const difference of wording.differences()) {
            made += whole.slice(at, difference.text[0]) + passage.slice(...difference.source);
            at = difference.text[1];
          }
          made += whole.slice(at, wording.text[1]);
          expect(made).toBe(passage.slice(...wording.passage));
          expect(wording.similarity).toBeGreaterThan(0.6);
          expect(wording.similarity === 1).toBe(wording.differences().length === 0);
          claims++;
        }
      }
      expect(claims).toBeGreaterThan(DRAWN * 10);
    });

    /** The part of a copy, which lies between foreign texts, that the passage it was made from is said to have. */
    async function coveredShare(original: Candidate, copy: string, next: () => number): Promise<number> {
      const [before, after] = [foreignText(40, next), foreignText(40, next)];
      const { found } = await findReuse(server.services, before + copy + after);
      const ofOriginal = found.filter(
        (wording) => idOf(wording) === original.id && wording.band === 'strong',
      );
      const length = foldToString(copy).length;
      return Math.max(
        0,
        ...ofOriginal.map(({ text: [start, end] }) => {
          expect(start).toBeGreaterThanOrEqual(40);
          expect(end).toBeLessThanOrEqual(40 + length);
          return (end - start) / length;
        }),
      );
    }

    function pieceOf({ text }: Candidate, length: number, next: () => number): string {
      const start = Math.floor(next() * (text.length - length));
      return text.slice(start, start + length);
    }

    test.each([
      [150, 10],
      [60, 3],
    ])(
      'copies of %d characters with up to %d edits are found, each as one strong span',
      async (length, most) => {
        const next = random(SEED + length);
        const long = passages.filter(({ text }) => foldToString(text).length >= length);
        for (let copy = 0; copy < COPIES; copy++) {
          const original = drawn(next, long);
          const edits = 1 + Math.floor(next() * most);
          const made = altered(foldToString(pieceOf(original, length, next)), edits, next);
          // An edit among the last characters cuts them off.
          expect(await coveredShare(original, made, next), made).toBeGreaterThan(0.8);
        }
      },
    );

    test('copies with other figures are found', async () => {
      const next = random(SEED + 3);
      const long = passages.filter(({ text }) => text.length >= 80);
      for (let copy = 0; copy < COPIES; ) {
        const original = drawn(next, long);
        const piece = pieceOf(original, 80, next);
        // With six figures in it, no run of 13 characters may be left.
        const figures = piece.match(/\d+/g)?.length ?? 0;
        if (figures === 0 || figures > 4) continue;
        copy++;
        expect(await coveredShare(original, withOtherFigures(piece), next), piece).toBeGreaterThan(0.8);
      }
    });

    test.each([
      ['traditional characters', inTraditionalCharacters],
      ['other marks', withOtherMarks],
    ] as const)('copies with %s are found', async (_name, alter) => {
      const next = random(SEED + 2);
      const long = passages.filter(({ text }) => text.length >= 80);
      for (let copy = 0; copy < COPIES; copy++) {
        const original = drawn(next, long);
        const piece = pieceOf(original, 80, next);
        expect(await coveredShare(original, alter(piece), next), piece).toBeGreaterThan(0.8);
      }
    });

    test('a report that is left out is not looked into', async () => {
      const [first] = passages.filter(({ text }) => text.length > 60);
      if (!first) throw new Error('no long passage');
      const { found } = await findReuse(server.services, first.text, {
        isLeftOut: ({ id }) => id === first.report,
      });
      expect(found.map(({ record }) => record.id)).not.toContain(first.report);
      const all = await findReuse(server.services, first.text);
      expect(all.found.map(idOf)).toContain(first.id);
    });

    test('to ask for less of some reports leaves out what is weaker, and nothing else', async () => {
      const next = random(SEED + 3);
      const leastBand = ({ id }: ReportRecord) =>
        ([null, 'formula', 'reuse', 'strong'] as const)[id.charCodeAt(0) % 4] ?? null;
      for (let text = 0; text < DRAWN; text++) {
        const drawn = drawnText(next);
        const all = await findReuse(server.services, drawn);
        const asked = all.found.filter(({ record, band }) => {
          const least = leastBand(record);
          return least !== null && BANDS.indexOf(band) >= BANDS.indexOf(least);
        });
        const { found, searched } = await findReuse(server.services, drawn, { leastBand });
        const told = (all: readonly SharedWording[]) =>
          all.map((one) => `${idOf(one)} ${one.text} ${one.band}`);
        expect(told(found)).toEqual(told(asked));
        expect(searched).toEqual(all.searched);
      }
    });
  });
}
