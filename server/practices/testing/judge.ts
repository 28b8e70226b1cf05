/** Compares the names that the catalogue lists with those that a reader found. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import { containsPhrase } from '../../../indexer/text/occurrences.ts';
import type { PracticeRow, PracticesAnswer } from '../../contract/practices.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { query, type SampleServer } from '../../testing/sample-server.ts';
import type { JudgedReport } from './judged-names.ts';

export interface Judged {
  /** Names that the reader has and the catalogue lacks. */
  readonly missed: string[];
  /** Names that the catalogue has and the reader lacks. */
  readonly wrong: string[];
  readonly names: number;
  readonly listed: number;
}

export const recall = ({ names, missed }: Judged): number => (names - missed.length) / names;
export const precision = ({ listed, wrong }: Judged): number => (listed - wrong.length) / listed;

export const together = (...judged: readonly Judged[]): Judged => ({
  missed: judged.flatMap(({ missed }) => missed),
  wrong: judged.flatMap(({ wrong }) => wrong),
  names: judged.reduce((sum, { names }) => sum + names, 0),
  listed: judged.reduce((sum, { listed }) => sum + listed, 0),
});

/** @param text judged only as far as the names in it; the whole report by default */
export async function judge(
  server: SampleServer,
  record: ReportRecord,
  names: readonly string[],
  text?: string,
): Promise<Judged> {
  const { body } = await server.get(`/api/practices?${query({ report: record.id, limit: 200 })}`);
  const namesOf = ({ name, variants }: PracticeRow): string[] => [name, ...variants].map(foldToString);
  const folded = text && foldToString(text);
  const practices = (body as PracticesAnswer).practices.filter(
    (row) => folded === undefined || namesOf(row).some((name) => containsPhrase(folded, name)),
  );
  const judged = new Set(names.map(foldToString));
  const has = new Set(practices.flatMap(namesOf));
  return {
    missed: [...judged].filter((name) => !has.has(name)),
    wrong: practices.filter((row) => !namesOf(row).some((name) => judged.has(name))).map(({ name }) => name),
    names: judged.size,
    listed: practices.length,
  };
}

export function judgeReports(server: SampleServer, lists: readonly JudgedReport[]): Promise<Judged[]> {
  return Promise.all(
    lists.map(({ report, names }) => {
      const [town, year] = report.split(' ');
      const record = server.catalogue
        .list(NO_FILTERS)
        .find(
          ({ place, year: of, genre }) =>
            place.town === town && String(of) === year && genre === '法治政府建设报告',
        );
      if (!record) throw new Error(`no report of ${report}`);
      return judge(server, record, names);
    }),
  );
}
