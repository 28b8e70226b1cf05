/** What `/api/health` says of the collection: its size, its words, and how much of it is in memory. */
import type { HealthAnswer } from '../contract/health.ts';
import type { Catalogue, CollectionFacts } from './catalogue.ts';
import type { TextStore } from './text-store.ts';

const MEGABYTE = 2 ** 20;

export function collectionHealth({
  catalogue,
  texts,
}: {
  readonly catalogue: Catalogue;
  readonly texts: TextStore;
}): Pick<HealthAnswer, keyof CollectionFacts | 'segmentation' | 'text'> {
  const { years, levels, ...facts } = catalogue.facts();
  const { segmentation, progress } = texts;
  const megabytes = (bytes: number): number => Math.round(bytes / MEGABYTE);
  return {
    ...facts,
    years: [...years],
    levels: levels.map((holding) => ({ ...holding, years: [...holding.years] })),
    segmentation: segmentation && { dictionary: segmentation.dictionary, lexicon: segmentation.lexicon },
    text: {
      reports: progress.reports,
      of: progress.of,
      megabytes: megabytes(progress.bytes),
      limit: megabytes(progress.limit),
    },
  };
}
