/** What `/api/health` says of the collection: its size, its words, and how much of it is in memory. */
import { missingPackages } from '../../indexer/formats/ocr/tools.ts';
import type { Settings } from '../../indexer/settings.ts';
import type { HealthAnswer } from '../contract/health.ts';
import type { Catalogue, CollectionFacts } from './catalogue.ts';
import type { TextStore } from './text-store.ts';

const MEGABYTE = 2 ** 20;

export function collectionHealth({
  catalogue,
  texts,
  settings,
}: {
  readonly catalogue: Catalogue;
  readonly texts: TextStore;
  readonly settings: Pick<Settings, 'ocr'>;
}): Pick<HealthAnswer, keyof CollectionFacts | 'segmentation' | 'text' | 'ocr'> {
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
    ocr: { enabled: settings.ocr, missing: settings.ocr ? [...missingPackages()] : [] },
  };
}
