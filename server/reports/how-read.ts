/** Reads the file of a report again, without changing anything, to tell how it was read. */
import { archiveOf, withFileOnDisk } from '../../indexer/discover/archive.ts';
import { discover } from '../../indexer/discover/discover.ts';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { Declared } from '../../indexer/domain/file.ts';
import { PLACE_LEVELS } from '../../indexer/domain/place.ts';
import { inspectFile } from '../../indexer/formats/read-file.ts';
import { readSources } from '../../indexer/reading/read-source.ts';
import { type ReadingRules, readingRules } from '../../indexer/reading/rules.ts';
import type { Settings } from '../../indexer/settings.ts';
import type { Declarable, ReadingAnswer } from '../contract/reading.ts';
import { ApiError } from '../web/errors.ts';
import { sourcePath } from '../web/source-file.ts';
import type { FileReaders } from './file-readers.ts';

export class HowRead {
  private rules: ReadingRules | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly readers: FileReaders,
  ) {}

  /** @throws ApiError 404 if the file is no longer there or no longer holds the report */
  async tell({ sources }: Pick<ReportRecord, 'sources'>, signal: AbortSignal): Promise<ReadingAnswer> {
    return this.readers.read(signal, async (readFile) => {
      const [source] = sources;
      const name = source?.file ?? '';
      const path = await sourcePath(name, this.settings);
      const root = (await archiveOf(path))?.archive ?? path;
      const { files, declared } = await discover(this.settings, [root]).catch((cause: unknown) => {
        throw new ApiError('no_source', { file: name }, { cause });
      });
      const file = files.find((found) => found.path === name);
      if (!file || !source) throw new ApiError('no_source', { file: name });
      this.rules ??= readingRules(this.settings);
      const { kind, bytes } = await withFileOnDisk(file, (onDisk) => inspectFile(file.path, onDisk));
      const readings = readSources(file, declared.get(file.path), this.rules, readFile);
      for await (const { row, ...reading } of readings) {
        if (row !== source.row || reading.report === null) continue;
        const { place, issuerConfidence, passages, outline, warnings } = reading.report;
        return {
          ...{ file: file.path, row, kind, bytes },
          declared: declaredFields(reading.declared),
          place: { confidence: place.confidence, evidence: [...place.evidence] },
          issuerConfidence,
          passages: passages.length,
          headings: outline.length,
          warnings: [...warnings],
          dropped: [...reading.text.dropped],
        };
      }
      throw new ApiError('no_source', { file: name });
    });
  }
}

function declaredFields(declared: Declared): Declarable[] {
  const single = (['title', 'year', 'issuer', 'url', 'publishedOn'] as const).filter(
    (field) => declared[field] !== undefined,
  );
  return PLACE_LEVELS.some((level) => declared[level] !== undefined) ? [...single, 'place'] : single;
}
