/**
 * Classifies sections by their headings and opening paragraphs, using the rules in `data/section-kinds.json`.
 */
import { readFileSync } from 'node:fs';
import { SECTION_KINDS, type SectionKind } from '../../domain/passage.ts';
import type { Genre } from '../../domain/report.ts';
import { foldToString } from '../../text/fold.ts';
import { type Surroundings, workReportPart } from './work-report-parts.ts';

interface Rule {
  readonly kind: SectionKind;
  readonly part: readonly RegExp[];
  readonly workReport: readonly RegExp[];
  readonly heading: readonly RegExp[];
  readonly paragraph: readonly RegExp[];
}

const NOTHING_AROUND: Surroundings = { after: [], afterProblems: false, beforeRestart: false };

export interface SectionKinds {
  /**
   * Kind of a first-level section by its heading, given the kinds of the sections before it and what is
   * around it.
   */
  part(heading: string, before: readonly SectionKind[], genre: Genre, around?: Surroundings): SectionKind;
  /** Kind of a lower heading; null if it inherits the kind of its section. */
  heading(heading: string): SectionKind | null;
  /** Kinds with which a paragraph opens and closes; null if it does not form a section of its own. */
  paragraph(text: string): { first: SectionKind; last: SectionKind } | null;
}

/** For statutes, which neither look back nor ahead. */
export const NO_KINDS: SectionKinds = { part: () => 'other', heading: () => null, paragraph: () => null };

/** @throws if the file is missing or invalid */
export function loadSectionKinds(file: string): SectionKinds {
  const { rules } = JSON.parse(readFileSync(file, 'utf8')) as { rules: Readonly<Record<string, unknown>>[] };
  return sectionKinds(rules.map((rule) => ruleOf(rule, file)));
}

/** Validated by hand: a schema library takes 160 ms to load, a tenth of a run. */
function ruleOf(rule: Readonly<Record<string, unknown>>, file: string): Rule {
  const kind = SECTION_KINDS.find((known) => known === rule['kind']);
  if (!kind) throw new Error(`${file}：没有“${rule['kind']}”这种章节，应是 ${SECTION_KINDS.join('、')} 之一`);
  const patterns = (name: string): RegExp[] => {
    const sources = rule[name];
    if (!Array.isArray(sources) || !sources.every((pattern) => typeof pattern === 'string'))
      throw new Error(`${file}：${kind} 的 ${name} 应是一列正则表达式`);
    return sources.map((pattern) => new RegExp(pattern, 'g'));
  };
  const workReport = rule['workReport'] === undefined ? [] : patterns('workReport');
  return {
    kind,
    workReport,
    part: patterns('part'),
    heading: patterns('heading'),
    paragraph: patterns('paragraph'),
  };
}

function sectionKinds(rules: readonly Rule[]): SectionKinds {
  const firstRule = (
    where: readonly ('part' | 'heading' | 'workReport')[],
    text: string,
  ): SectionKind | null => {
    const folded = foldToString(text);
    return (
      rules.find((rule) => where.some((name) => rule[name].some((pattern) => folded.search(pattern) >= 0)))
        ?.kind ?? null
    );
  };
  return {
    part(heading, before, genre, around = NOTHING_AROUND) {
      if (genre === '政府工作报告') {
        return workReportPart(heading, before, around, (text) => firstRule(['part', 'workReport'], text));
      }
      const matched = firstRule(['part'], heading);
      if (matched) return matched;
      // Reports go from achievements to problems to plans. A heading that matches no rule and precedes both
      // problems and plans is an achievement (三、创新社会治理，激发发展活力).
      const isEarly = !before.includes('problems') && !before.includes('plan');
      return genre === '法治政府建设报告' && isEarly ? 'achievements' : 'other';
    },
    heading: (heading) => firstRule(['heading'], heading),
    paragraph(text) {
      const folded = foldToString(text);
      const matches = rules
        .flatMap(({ kind, paragraph }) =>
          paragraph.flatMap((pattern) => [...folded.matchAll(pattern)].map(({ index }) => ({ kind, index }))),
        )
        .sort((a, b) => a.index - b.index);
      const [first, last] = [matches[0], matches.at(-1)];
      return first && last ? { first: first.kind, last: last.kind } : null;
    },
  };
}
