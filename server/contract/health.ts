/** Contract of `/api/health`. */
import { z } from '@hono/zod-openapi';
import { governmentLevel } from './parameters.ts';

export const healthAnswer = z
  .object({
    status: z.enum(['ok', 'starting', 'engine-down', 'partial']).openapi({
      description: 'partial: of several search servers some are missing; they are named in engine.servers.',
    }),
    engine: z.object({
      version: z.string().nullable(),
      problem: z.string().nullable().openapi({
        description:
          'Why the engine cannot be started, or has crashed, in one Chinese sentence with the remedy; null if neither.',
      }),
      servers: z.array(z.object({ name: z.string(), isAnswering: z.boolean() })).openapi({
        description: 'The search servers by host and port, where there are several (MEILI_URLS).',
      }),
    }),
    reports: z.number().int(),
    passages: z.number().int(),
    places: z.number().int(),
    years: z.array(z.number().int()),
    levels: z
      .array(
        z.object({
          level: governmentLevel,
          places: z.number().int(),
          reports: z.number().int().openapi({ description: 'Including those without a year.' }),
          years: z.array(z.object({ year: z.number().int(), reports: z.number().int() })),
        }),
      )
      .openapi({
        description:
          'What each level of government issued, outermost first; levels without a report are absent.',
      }),
    indexing: z.union([z.literal(false), z.object({ done: z.number().int(), total: z.number().int() })]),
    incomplete: z.string().nullable().openapi({
      description:
        'Why the last indexing run did not come to its end, so that reports may be missing; it is tried again by itself. Null where the collection is complete.',
    }),
    segmentation: z.object({ dictionary: z.string(), lexicon: z.string() }).nullable().openapi({
      description:
        'Versions of the dictionary and the lexicon that the words of the passages were segmented with; figures of words depend on both. Null before the first indexing run.',
    }),
    text: z
      .object({
        reports: z.number().int(),
        of: z.number().int(),
        megabytes: z.number(),
        limit: z.number(),
      })
      .openapi({
        description:
          'Reports whose text is in memory, of all, and the memory it takes and may take. The text of the others is asked of the engine, which is slower.',
      }),
    ocr: z.object({ enabled: z.boolean(), missing: z.array(z.string()) }).openapi({
      description:
        'Whether scans are read (OCR=1), and the Debian packages that are missing for it; none are looked for where it is not enabled.',
    }),
    keeper: z.enum(['here', 'with-key', 'elsewhere']).openapi({
      description:
        'Whether reports can be added and edited from where the request comes: without the key, with it, or not at all.',
    }),
    login: z.enum(['none', 'password', 'proxy']).openapi({
      description:
        'Whether the site is open to all, to those with its password, or to those whom the proxy lets in. Without a login, the answer has nothing but `status`.',
    }),
    checkedAt: z.string().nullable().openapi({
      description: 'ISO 8601 time at which the last indexing run ended, null before the first has ended.',
    }),
    failed: z
      .array(z.object({ file: z.string(), reason: z.string() }))
      .openapi({ description: 'Files that the last indexing run could not read.' }),
  })
  .openapi('Health');

/** Whether there is anything to search: of several servers one is enough. */
export function isEngineAnswering({ status }: Pick<HealthAnswer, 'status'>): boolean {
  return status === 'ok' || status === 'partial';
}

export type HealthAnswer = z.infer<typeof healthAnswer>;
