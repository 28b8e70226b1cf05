/**
 * Parts of a government work report: it looks back first and ahead afterwards, under headings that often name
 * a theme and nothing else (三、加强政府自身建设).
 */
import type { SectionKind } from '../../domain/passage.ts';

/** What stands around a first-level part. */
export interface Surroundings {
  /** Headings of the first-level parts after it. */
  readonly after: readonly string[];
  /** Whether a paragraph before it owns up to problems. */
  readonly afterProblems: boolean;
  /** Whether the numbers of the parts after it start over. */
  readonly beforeRestart: boolean;
}

/** 2023年主要工作 is what was done or what is to be done, depending on the years of the other parts. */
const WORK_OF_YEAR = /(?:19|20)\d{2}年[^，。]{0,16}工作$/;
const YEARS = /(?:19|20)\d{2}(?=年)/g;
/** Parts that report on neither the work done nor the work to come. */
const SITUATION = /外交|国际形势|国际局势|对外政策|港澳|台湾|祖国统一/;

/** @param ruleOf kind of a heading by its words, null if they tell none */
export function workReportPart(
  heading: string,
  before: readonly SectionKind[],
  around: Surroundings,
  ruleOf: (heading: string) => SectionKind | null,
): SectionKind {
  const matched = ruleOf(heading);
  const isAhead = before.includes('plan');
  if (matched === 'plan' && !isAhead && isOfEarlierYear(heading, around.after)) return 'achievements';
  if (matched) return matched;
  if (SITUATION.test(heading)) return 'other';
  if (isAhead || before.includes('problems')) return 'plan';
  if (around.after.some((later) => ruleOf(later) === 'plan')) return 'achievements';
  // All of the work done stands in the part before, which names it, or above the first part.
  if (before.includes('achievements') && !around.beforeRestart) return 'plan';
  if (around.afterProblems) return 'plan';
  return around.beforeRestart ? 'achievements' : 'other';
}

function isOfEarlierYear(heading: string, after: readonly string[]): boolean {
  const year = lastYear(heading);
  return WORK_OF_YEAR.test(heading.trim()) && after.some((later) => lastYear(later) > year);
}

function lastYear(heading: string): number {
  return Math.max(0, ...[...heading.matchAll(YEARS)].map(([year]) => Number(year)));
}
