/**
 * The API as schemas: what is asked and what is answered. The routes validate with them, OpenAPI is drawn from
 * them, and the client takes their types. Names here are fixed: other programs are written against them.
 */
import { createRoute, z } from '@hono/zod-openapi';

/** The values are the indexer's (`indexer/report.ts`); they stand here again so that the client needs no indexer. */
export const genre = z.enum(['法治政府建设报告', '政府工作报告', 'other']);
export const sectionKind = z.enum(['achievements', 'responsibility', 'problems', 'plan', 'other']);
const role = z.enum(['title', 'heading', 'body', 'imprint']);
const confidence = z.enum(['certain', 'likely', 'ambiguous', 'unknown']);

export const range = z
  .tuple([z.number().int(), z.number().int()])
  .openapi({ description: 'Start and end in UTF-16 units of the text; the end is not in it.' });

const placeName = z.object({
  province: z.string().nullable(),
  city: z.string().nullable(),
  county: z.string().nullable(),
  town: z.string().nullable(),
});

export const place = placeName
  .extend({
    key: z.string().openapi({ description: 'The 行政区划 code, or the names joined.' }),
    code: z.string().nullable(),
    confidence,
    candidates: z.array(placeName),
    evidence: z.array(z.string()),
  })
  .openapi('Place');

export const reportHead = z
  .object({
    id: z.string(),
    title: z.string(),
    year: z.number().int().nullable(),
    genre,
    place,
    issuer: z.string().nullable(),
    documentNumber: z.string().nullable(),
    issuedOn: z.string().nullable().openapi({ description: 'ISO 8601 date.' }),
    publishedOn: z.string().nullable().openapi({ description: 'ISO 8601 date of its page.' }),
  })
  .openapi('ReportHead');

export const reportSummary = reportHead
  .extend({
    sections: z.array(sectionKind),
    passages: z.number().int(),
    characters: z.number().int(),
    sources: z.array(z.object({ file: z.string(), url: z.string().nullable() })),
    warnings: z.array(z.string()),
  })
  .openapi('ReportSummary');

const section = z.object({
  kind: sectionKind,
  path: z.array(z.string()).openapi({ description: 'The headings above, outermost first.' }),
});

export const passage = z
  .object({
    id: z.string(),
    position: z.number().int(),
    paragraph: z.number().int().nullable(),
    role,
    section,
    text: z.string(),
    ranges: z.array(range).openapi({ description: 'Occurrences of the query, where one is asked.' }),
  })
  .openapi('Passage');

export const hit = passage
  .extend({
    report: reportHead,
    excerpts: z.array(range).openapi({ description: 'Parts around the hits, about 240 characters at most.' }),
    words: z.array(z.string()).optional().openapi({
      description:
        'In smart mode: the words of the query that the passage has, or their synonyms, as they stand there.',
    }),
    missing: z.array(z.string()).optional().openapi({
      description: 'In smart mode: the words of the query that it has not, nor a synonym of them.',
    }),
  })
  .openapi('Hit');

export const term = z
  .object({
    text: z.string().openapi({ description: 'As typed.' }),
    folded: z.string().openapi({ description: 'As compared.' }),
    excluded: z.boolean(),
    clause: z.number().int().nullable().openapi({
      description: 'Which of the requirements it belongs to, from 0; null where it is excluded.',
    }),
  })
  .openapi('Term');

export const total = z
  .object({
    passages: z.number().int(),
    occurrences: z.number().int(),
    reports: z.number().int(),
    places: z.number().int(),
    exact: z.boolean().openapi({ description: 'False where the figures are estimates (约).' }),
  })
  .openapi('Total');

const FACETS = ['province', 'city', 'county', 'town', 'year', 'section', 'genre', 'place'] as const;
const facetValue = z.object({
  value: z.string().openapi({ description: 'As the filter of the same name takes it.' }),
  label: z.string().openapi({ description: 'As a person reads it.' }),
  passages: z.number().int(),
});
export const facets = z
  .object(
    Object.fromEntries(FACETS.map((name) => [name, z.array(facetValue)])) as Record<
      (typeof FACETS)[number],
      z.ZodArray<typeof facetValue>
    >,
  )
  .openapi('Facets');

const mode = z.enum(['exact', 'smart']).default('exact').openapi({
  description:
    'exact: every term is a phrase of the text. smart: terms are cut into words, synonyms count, passages with most of them come after those with all.',
});
export const repeatable = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]));
export const wholeNumber = (least: number, most: number, standard: number) =>
  z.coerce.number().int().min(least).max(most).default(standard);

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
});

export const q = z.string().max(2000).openapi({
  description:
    'Words apart are all required; "…" a phrase; -词 excludes; 甲 | 乙 either; 甲 ~10 乙 at most ten characters apart.',
});
export const within = z.enum(['passage', 'report']).default('passage').openapi({
  description: 'Where all that is required must stand: in one passage, or anywhere in one report.',
});

export const searchQuery = filters.extend({
  q,
  mode,
  within,
  sort: z.enum(['relevance', 'newest', 'oldest', 'place']).default('relevance'),
  limit: wholeNumber(1, 100, 20),
  offset: wholeNumber(0, 10_000_000, 0),
  count: z.enum(['auto', 'exact']).default('auto'),
});

export const searchAnswer = z
  .object({
    query: z.object({
      text: z.string(),
      mode: z.enum(['exact', 'smart']),
      terms: z.array(term),
      understood: z.string().openapi({ description: 'How the query was read, as a sentence.' }),
    }),
    total,
    hits: z.array(hit),
    facets,
    tookMs: z.number(),
  })
  .openapi('SearchAnswer');

const list = z
  .string()
  .optional()
  .transform((value) => (value ? value.split(',').filter((item) => item !== '') : []));

export const compareQuery = filters.extend({
  q: q.optional(),
  mode,
  reports: list.openapi({ description: 'Report ids, parted by commas.' }),
  places: list.openapi({ description: 'Place keys, parted by commas.' }),
  align: z.enum(['none', 'section']).default('none'),
});

export const compareAnswer = z
  .object({
    columns: z.array(
      z.object({
        key: z.string().openapi({ description: 'Report id or place key, as asked.' }),
        report: reportHead.nullable(),
        place: place.nullable(),
        reports: z.array(reportHead).openapi({ description: 'The reports in the column.' }),
        total,
        hits: z.array(
          hit.extend({
            shared: z.array(range).openapi({
              description:
                'Parts of eight folded characters or more that stand in another column too, in order.',
            }),
          }),
        ),
      }),
    ),
    rows: z.array(
      z.object({
        kind: sectionKind.nullable().openapi({ description: 'Null where nothing is aligned.' }),
        cells: z.array(z.array(z.string())).openapi({ description: 'Passage ids, a cell for each column.' }),
      }),
    ),
  })
  .openapi('CompareAnswer');

export const reportsQuery = filters.extend({
  limit: wholeNumber(1, 1000, 100),
  offset: wholeNumber(0, 10_000_000, 0),
});
export const reportsAnswer = z
  .object({ reports: z.array(reportSummary), total: z.number().int() })
  .openapi('ReportsAnswer');

export const reportQuery = z.object({ q: q.optional(), mode });
export const reportAnswer = z
  .object({
    report: reportSummary,
    outline: z.array(
      z.object({
        level: z.number().int(),
        number: z.string().nullable(),
        text: z.string(),
        kind: sectionKind,
        position: z.number().int(),
      }),
    ),
    passages: z.array(passage),
    mendable: z.boolean().openapi({
      description:
        'Whether the one who asks may mend its metadata, and its kind of source lets it be mended.',
    }),
    mendableWithKey: z.boolean().openapi({
      description: 'Whether the one who asks might mend it with the key of KEEPER_KEY, and not without.',
    }),
  })
  .openapi('ReportAnswer');

export const passageQuery = z.object({ context: wholeNumber(0, 20, 0) });
export const passageAnswer = z
  .object({
    passage: passage.extend({ report: reportHead }),
    before: z.array(passage),
    after: z.array(passage),
  })
  .openapi('PassageAnswer');

const citationFormat = z
  .enum(['gbt7714-2015', 'gbt7714-2025', 'markdown', 'text', 'bibtex', 'ris', 'csl-json'])
  .default('gbt7714-2025')
  .openapi({ description: 'The standard in force since 2026-07-01 where none is named.' });
export const citationQuery = z.object({ format: citationFormat });
export const citationAnswer = z
  .object({
    format: z.string(),
    text: z.string().openapi({ description: 'The citation, complete down to the paragraph.' }),
    quote: z.string().openapi({ description: 'The passage, verbatim.' }),
    pinpoint: z.string().openapi({ description: 'Headings and paragraph: what stands for the page.' }),
    link: z.string().openapi({
      description:
        'Path of the passage on this server. It names words of it, so that it is found after its report has changed.',
    }),
  })
  .openapi('CitationAnswer');

/** An address of them still fits where addresses end: 8 KB in proxies, 16 KB in Node. */
const MOST_CITED = 300;
const id = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9_-]+$/);

export const citationsQuery = z.object({
  ids: z
    .string()
    .transform((value) => [...new Set(value.split(',').filter((item) => item !== ''))])
    .pipe(z.array(id).min(1).max(MOST_CITED))
    .openapi({ type: 'string', description: `Passage ids, parted by commas, ${MOST_CITED} at most.` }),
  format: citationFormat,
});
export const citationsAnswer = z
  .object({
    format: z.string(),
    text: z.string().openapi({ description: 'All of it, ready for a file of this form.' }),
    items: z
      .array(
        citationAnswer.extend({
          id: z.string(),
          number: z.number().int().openapi({ description: 'Of its report in `references`.' }),
          mark: z.string().openapi({
            description:
              'What stands after the quotation: [1], or [1] and the pinpoint where [1] is cited often.',
          }),
        }),
      )
      .openapi({ description: 'In the order asked.' }),
    references: z
      .array(z.object({ number: z.number().int(), report: z.string(), text: z.string() }))
      .openapi({ description: 'A report once, numbered from 1 as first cited.' }),
    missing: z.array(z.string()).openapi({ description: 'Ids that are in the collection no more.' }),
  })
  .openapi('CitationsAnswer');

const words = (most: number) => z.string().max(most).default('');

export const findQuery = z.object({
  id: id.optional().openapi({ description: 'The id that the passage had.' }),
  quote: words(300).openapi({ description: 'Words of the passage.' }),
  prefix: words(100).openapi({ description: 'What stood before them.' }),
  suffix: words(100).openapi({ description: 'What stood after them.' }),
  place: z.string().max(200).optional().openapi({ description: 'Key of the place of its report.' }),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  sum: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .optional()
    .openapi({ description: 'Hash of its folded text: tells whether a word of it has changed.' }),
});

export const foundAnswer = z
  .object({
    passage: passage.extend({ report: reportHead }),
    moved: z.boolean().openapi({ description: 'It stands elsewhere than the link says.' }),
    changed: z.boolean().openapi({ description: 'Its words are not those that the link was taken from.' }),
    others: z.number().int().openapi({ description: 'How many more passages have the same words.' }),
  })
  .openapi('FoundAnswer');

export const healthAnswer = z
  .object({
    status: z.enum(['ok', 'starting', 'engine-down']),
    engine: z.object({ version: z.string().nullable() }),
    reports: z.number().int(),
    passages: z.number().int(),
    places: z.number().int(),
    years: z.array(z.number().int()),
    indexing: z.union([z.literal(false), z.object({ done: z.number().int(), total: z.number().int() })]),
    checkedAt: z.string().nullable().openapi({
      description: 'ISO 8601 time of the last look through the reports folder, null before the first ended.',
    }),
    failed: z
      .array(z.object({ file: z.string(), reason: z.string() }))
      .openapi({ description: 'Files that the last indexing could not read.' }),
  })
  .openapi('Health');

export const errorAnswer = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .openapi('Error');

export const idParam = z.object({ id });

export const sourceRoute = createRoute({
  method: 'get',
  path: '/api/reports/{id}/source',
  summary: '原文件',
  request: { params: idParam },
  responses: {
    200: { description: '文件原样', content: { 'application/octet-stream': { schema: z.any() } } },
  },
});

export type Place = z.infer<typeof place>;
export type ReportHead = z.infer<typeof reportHead>;
export type ReportSummary = z.infer<typeof reportSummary>;
export type Passage = z.infer<typeof passage>;
export type PassageAnswer = z.infer<typeof passageAnswer>;
export type Hit = z.infer<typeof hit>;
export type Total = z.infer<typeof total>;
export type Facets = z.infer<typeof facets>;
export type Filters = z.infer<typeof filters>;
export type SearchQuery = z.infer<typeof searchQuery>;
export type SearchAnswer = z.infer<typeof searchAnswer>;
export type CompareQuery = z.infer<typeof compareQuery>;
export type CompareAnswer = z.infer<typeof compareAnswer>;
export type ReportsQuery = z.infer<typeof reportsQuery>;
export type ReportsAnswer = z.infer<typeof reportsAnswer>;
export type ReportQuery = z.infer<typeof reportQuery>;
export type ReportAnswer = z.infer<typeof reportAnswer>;
export type CitationFormat = z.infer<typeof citationFormat>;
export type CitationAnswer = z.infer<typeof citationAnswer>;
export type CitationsAnswer = z.infer<typeof citationsAnswer>;
export type FindQuery = z.infer<typeof findQuery>;
export type FoundAnswer = z.infer<typeof foundAnswer>;
export type HealthAnswer = z.infer<typeof healthAnswer>;
export type ErrorAnswer = z.infer<typeof errorAnswer>;
export type SectionKind = z.infer<typeof sectionKind>;
