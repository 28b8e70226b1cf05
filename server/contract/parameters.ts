/** Parameters and the error response shared by several routes. */
import { z } from '@hono/zod-openapi';
import type { FilterName } from '../../indexer/domain/filters.ts';
import { SECTION_KINDS } from '../../indexer/domain/passage.ts';
import { GOVERNMENT_LEVELS } from '../../indexer/domain/place.ts';
import { GENRES } from '../../indexer/domain/report.ts';

export const genre = z.enum(GENRES);
export const sectionKind = z.enum(SECTION_KINDS);
export const governmentLevel = z.enum(GOVERNMENT_LEVELS);

export const repeatable = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]));

export const wholeNumber = (min: number, max: number, standard: number) =>
  z.coerce.number().int().min(min).max(max).default(standard);

/** Comma-separated values; empty ones are ignored. */
export const commaSeparated = z
  .string()
  .optional()
  .transform((value) => (value ? value.split(',').filter((item) => item !== '') : []));

/** Id of a report or a passage. */
export const id = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9_-]+$/);

export const idParam = z.object({ id });

/** Each filter may be repeated: a report must match one value of every filter given. */
export const filters = z.object({
  level: repeatable.pipe(z.array(governmentLevel)).openapi({
    type: 'array',
    items: { type: 'string', enum: [...GOVERNMENT_LEVELS] },
    description:
      'Level of the government that issued the report. A province includes only what the province itself issued; unknown: the report does not tell its place.',
  }),
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
    'Words separated by spaces are all required; "…" is a phrase; -词 excludes; 甲 | 乙 matches either; 甲 ~10 乙 matches both at most ten characters apart.',
});

export const mode = z.enum(['exact', 'smart']).default('exact').openapi({
  description:
    'exact: every term must occur verbatim. smart: terms are segmented into words and synonyms match; passages with most of the words rank below those with all of them.',
});

export const within = z.enum(['passage', 'report']).default('passage').openapi({
  description: 'Whether all required terms must occur in one passage or anywhere in one report.',
});

export const errorAnswer = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .openapi('Error');

/** Describes an error response of a route. */
export const refusal = (description: string) => ({
  description,
  content: { 'application/json': { schema: errorAnswer } },
});

export type ErrorAnswer = z.infer<typeof errorAnswer>;

export type Filters = z.infer<typeof filters>;

export type SectionKind = z.infer<typeof sectionKind>;
