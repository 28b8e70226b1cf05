/** The rules that reading a report depends on: the gazetteer and the section kinds. */
import type { Settings } from '../settings.ts';
import { loadSectionKinds, type SectionKinds } from './outline/section-kinds.ts';
import { Gazetteer } from './place/gazetteer.ts';

export interface ReadingRules {
  readonly gazetteer: Gazetteer;
  readonly sectionKinds: SectionKinds;
}

/** @throws if the section kinds are missing or invalid */
export function readingRules(settings: Settings): ReadingRules {
  return { gazetteer: Gazetteer.load(), sectionKinds: loadSectionKinds(settings.sectionKinds) };
}
