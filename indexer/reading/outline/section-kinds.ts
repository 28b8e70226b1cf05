/** Headings and opening paragraphs in, the kind of their section out, by the rules in `data/section-kinds.json`. */
import { readFileSync } from 'node:fs';
import { SECTION_KINDS, type SectionKind } from '../../domain/passage.ts';
import type { Genre } from '../../domain/report.ts';
import { foldToString } from '../../text/fold.ts';

interface Rule {
  readonly kind: SectionKind;
  readonly part: readonly RegExp[];
  readonly heading: readonly RegExp[];
  readonly paragraph: readonly RegExp[];
}

export interface SectionKinds {
  /** The kind of a first-level part by its heading, given the kinds of the parts before it. */
  part(heading: string, before: readonly SectionKind[], genre: Genre): SectionKind;
  /** The kind that a lower heading has of its own, null where it has its part's. */
  heading(heading: string): SectionKind | null;
  /** The kinds that a paragraph opens and closes with; empty where it is no part of its own. */
  paragraph(text: string): { first: SectionKind; last: SectionKind } | null;
}

/** @throws where the file is missing or not as it should be */
export function loadSectionKinds(file: string): SectionKinds {
  const { rules } = JSON.parse(readFileSync(file, 'utf8')) as { rules: Readonly<Record<string, unknown>>[] };
  return sectionKinds(rules.map((rule) => ruleOf(rule, file)));
}

/** By hand: a library that does it takes 160 ms to load, a tenth of a run. */
function ruleOf(rule: Readonly<Record<string, unknown>>, file: string): Rule {
  const kind = SECTION_KINDS.find((known) => known === rule['kind']);
  if (!kind) throw new Error(`${file}：没有“${rule['kind']}”这种章节，应是 ${SECTION_KINDS.join('、')} 之一`);
  const patterns = (name: string): RegExp[] => {
    const given = rule[name];
    if (!Array.isArray(given) || !given.every((pattern) => typeof pattern === 'string'))
      throw new Error(`${file}：${kind} 的 ${name} 应是一列正则表达式`);
    return given.map((pattern) => new RegExp(pattern, 'g'));
  };
  return { kind, part: patterns('part'), heading: patterns('heading'), paragraph: patterns('paragraph') };
}

function sectionKinds(rules: readonly Rule[]): SectionKinds {
  const firstRule = (where: 'part' | 'heading', text: string): SectionKind | null => {
    const folded = foldToString(text);
    return rules.find((rule) => rule[where].some((pattern) => folded.search(pattern) >= 0))?.kind ?? null;
  };
  return {
    part(heading, before, genre) {
      const matched = firstRule('part', heading);
      if (matched) return matched;
      // A report's parts go from what was done to what is wrong and what comes next; a heading that says
      // neither, before both, tells what was done (as 三、创新社会治理，激发发展活力 does).
      const early = !before.includes('problems') && !before.includes('plan');
      return genre === '法治政府建设报告' && early ? 'achievements' : 'other';
    },
    heading: (heading) => firstRule('heading', heading),
    paragraph(text) {
      const folded = foldToString(text);
      const found = rules
        .flatMap(({ kind, paragraph }) =>
          paragraph.flatMap((pattern) => [...folded.matchAll(pattern)].map(({ index }) => ({ kind, index }))),
        )
        .sort((a, b) => a.index - b.index);
      const [first, last] = [found[0], found.at(-1)];
      return first && last ? { first: first.kind, last: last.kind } : null;
    },
  };
}
