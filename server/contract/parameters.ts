/** Parameters that several routes take. */
import { z } from '@hono/zod-openapi';
import type { FilterName } from '../../indexer/domain/filters.ts';
import { SECTION_KINDS } from '../../indexer/domain/passage.ts';
import { GENRES } from '../../indexer/domain/report.ts';

export const genre = z.enum(GENRES);
export const sectionKind = z.enum(SECTION_KINDS);

export const repeatable = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]));

export const wholeNumber = (least: number, most: number, standard: number) =>
  z.coerce.number().int().min(least).max(most).default(standard);

/** Values parted by commas; empty ones are none. */
export const commaSeparated = z
  .string()
  .optional()
  .transform((value) => (value ? value.split(',').filter((item) => item !== '') : []));

/** Of a report or a passage. */
export const id = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9_-]+$/);

export const idParam = z.object({ id });

/** The filters; each may be given several times: any of its values, and all of the filters. */
export const filters = z.object({
  province: repeatable,
  city: repeatable,
  county: repeatable,
  town: repeatable,
  place: repeatable,
  year: repeatable.pipe(z.array(z.string().regex(/^\d{4}$/))),
  section: repeatable.pipe(z.array(sectionKind)),
  genre: repeatable.pipe(z.array(genre)),
  report: repeatable,
} satisfies Record<FilterName, z.ZodType>);

export const q = z.string().max(2000).openapi({
  description:
    'Words apart are all required; "…" a phrase; -词 excludes; 甲 | 乙 either; 甲 ~10 乙 at most ten characters apart.',
});

export const mode = z.enum(['exact', 'smart']).default('exact').openapi({
  description:
    'exact: every term is a phrase of the text. smart: terms are cut into words, synonyms count, passages with most of them come after those with all.',
});

export const within = z.enum(['passage', 'report']).default('passage').openapi({
  description: 'Where all that is required must stand: in one passage, or anywhere in one report.',
});

export type Filters = z.infer<typeof filters>;

export type SectionKind = z.infer<typeof sectionKind>;
