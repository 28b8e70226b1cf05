/** Names a report among others of its place: by its year, which says most in least room, where that tells it apart. */
import { messages } from './messages.ts';

interface LabelledReport {
  readonly year: number | null;
  readonly title: string;
}

/** @param siblings the reports shown beside it, itself included */
export function reportLabel(report: LabelledReport, siblings: readonly LabelledReport[] = []): string {
  const { year, title } = report;
  if (year === null) return title;
  return siblings.filter((other) => other.year === year).length > 1 ? title : messages.year(year);
}
