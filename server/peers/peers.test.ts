import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FoldedReport } from '../corpus/folded-report.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import { type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { DocumentFrequencies, likenessOf, sectionBigrams } from './wording-vectors.ts';

describe('the peers of a town of the sample', () => {
  let server: SampleServer;
  beforeAll(async () => {
    server = await sampleServer();
  });
  afterAll(() => server.stop());
  const keyOf = (town: string): string =>
    [...server.catalogue.all.values()].find(({ place }) => place.town === town)?.place.key ?? '';
  const peers = async (town: string) =>
    (await server.get(`/api/places/${encodeURIComponent(keyOf(town))}/peers`)).body;

  test('are the other towns of its county, and reports of its level, genre and year, the most alike first', async () => {
    const { report, same, alike, compared } = await peers('柳汀镇');
    const listed = [...server.catalogue.all.values()];
    const ofCounty = new Set(
      listed
        .filter(({ place }) => place.county === '清漪县' && place.town !== null && place.town !== '柳汀镇')
        .map(({ place }) => place.town),
    );
    expect(new Set(same.map(({ town }: { town: string }) => town))).toEqual(ofCounty);
    const ofYear = listed.filter(
      ({ year, genre, place }) =>
        year === report.year && genre === report.genre && place.town !== null && place.town !== '柳汀镇',
    );
    expect(compared).toEqual({ reports: ofYear.length, of: ofYear.length });
    const likenesses = alike.map(({ likeness }: { likeness: number }) => likeness);
    expect(likenesses).toEqual(likenesses.toSorted((a: number, b: number) => b - a));
    expect(likenesses.every((likeness: number) => likeness > 0 && likeness < 1)).toBe(true);
  });

  test('of a place that is not there are a refusal', async () => {
    expect((await server.get('/api/places/nowhere/peers')).status).toBe(404);
  });
});

describe('likeness of wording', () => {
  const folded = (texts: readonly string[]) =>
    FoldedReport.of(
      texts.map((text, at) => ({
        id: String(at),
        text,
        section: at === 0 ? ('achievements' as const) : ('plan' as const),
      })),
      new Map(),
      timeSlice(undefined),
    );
  const between = async (one: readonly string[], other: readonly string[]) => {
    const frequencies = new DocumentFrequencies();
    const [a, b] = [sectionBigrams(await folded(one)), sectionBigrams(await folded(other))];
    for (const bigrams of [a, b, sectionBigrams(await folded(['风马牛不相及', '另一件事']))])
      frequencies.add(bigrams);
    return likenessOf(a, b, frequencies);
  };

  test('is 1 with the same text, and 0 with no bigram in common', async () => {
    expect((await between(['调解矛盾纠纷', '加强普法'], ['调解矛盾纠纷', '加强普法'])).likeness).toBeCloseTo(
      1,
    );
    expect((await between(['调解矛盾纠纷', '加强普法'], ['公开政府信息', '建设队伍'])).likeness).toBe(0);
  });

  test('is told section by section, and what the other lacks counts as unlike', async () => {
    const { likeness, sections } = await between(['调解矛盾纠纷', '加强普法'], ['调解矛盾纠纷']);
    expect(sections.map(({ section }) => section)).toEqual(['achievements']);
    expect(likeness).toBeGreaterThan(0.5);
    expect(likeness).toBeLessThan(1);
  });
});
