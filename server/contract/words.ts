/** Contracts of `/api/keywords`, `/api/collocates` and `/api/words`. */
import { createRoute, z } from '@hono/zod-openapi';
import { FILTER_NAMES, type FilterName } from '../../indexer/domain/filters.ts';
import { filters, id, q, refusal, repeatable, wholeNumber, within } from './parameters.ts';
import { missing, term } from './passage.ts';

const MAX_WORDS = 500;
/** Their ids are part of the address, which must not become too long. */
const MAX_PASSAGES = 200;

const flag = (standard: 'true' | 'false') => z.enum(['true', 'false']).default(standard);

const once = (standard: 'true' | 'false') =>
  flag(standard).openapi({
    description:
      'Whether passages that are copies of one another count as one: passages of equal text, or with two thirds of their fingerprints in common. The first in the order of places counts.',
  });

const against = Object.fromEntries(FILTER_NAMES.map((name) => [`against.${name}`, filters.shape[name]])) as {
  readonly [Name in FilterName as `against.${Name}`]: (typeof filters.shape)[Name];
};

export const keywordsQuery = filters.extend({
  ...against,
  against: z.enum(['rest', 'all']).default('rest').openapi({
    description:
      'What the filtered text is compared with: everything else, or everything. Filters prefixed with `against.` choose something else, of which the filtered text is left out.',
  }),
  once: once('true'),
  passages: repeatable.pipe(z.array(id).max(MAX_PASSAGES)).openapi({
    type: 'array',
    items: { type: 'string' },
    description: `Ids of up to ${MAX_PASSAGES} passages: only those of them that pass the filters are the filtered text.`,
  }),
  direction: z.enum(['more', 'less']).default('more').openapi({
    description: 'Words that the filtered text uses more than the other, or less.',
  }),
  limit: wholeNumber(1, MAX_WORDS, 100),
  offset: wholeNumber(0, 10_000_000, 0),
});

const subcorpus = z.object({
  reports: z.number().int(),
  places: z.number().int(),
  passages: z.number().int().openapi({ description: 'Those that count: without copies if `once` is true.' }),
  words: z.number().int().openapi({ description: 'Words of these passages, without numbers and marks.' }),
  copies: z.number().int().openapi({ description: 'Passages left out as copies of others.' }),
});

const searched = z.object({ reports: z.number().int(), of: z.number().int() }).openapi({
  description: 'Reports whose words are in memory, and all that should be counted.',
});

const dictionary = z.object({ dictionary: z.string(), lexicon: z.string() }).nullable().openapi({
  description:
    'Versions of the dictionaries that the words were segmented with; equal versions give equal words.',
});

const common = { once: z.boolean(), dictionary, missing, tookMs: z.number() };

const dispersion = z.number().nullable().openapi({
  description:
    'Deviation of proportions over the reports: 0 where the word is spread as the text is, near 1 where it stands in one small report alone; null for a single report.',
});

const word = z.string().openapi({ description: 'As jieba segmented it, written as in one of its passages.' });

export const keywordsAnswer = z
  .object({
    words: z
      .array(
        z.object({
          word,
          count: z.number().int().openapi({ description: 'Occurrences in the passages that count.' }),
          passages: z.number().int().openapi({ description: 'Passages with the word.' }),
          places: z.number().int(),
          of: z.number().int().openapi({ description: 'Places of the filtered text.' }),
          rate: z.number().openapi({ description: 'Passages with the word, of a hundred.' }),
          countAgainst: z.number().int(),
          passagesAgainst: z.number().int(),
          placesAgainst: z.number().int(),
          rateAgainst: z.number(),
          lrc: z.number().openapi({
            description:
              'Conservative Log Ratio: the bound of the interval that is nearer to 0; 0 where the difference may be chance.',
          }),
          logRatio: z.number().openapi({
            description: 'Binary logarithm of the ratio of both rates, with Walter’s correction.',
          }),
          low: z.number().nullable().openapi({
            description: 'Lower bound of the interval of the Log Ratio; null if it has none.',
          }),
          high: z.number().nullable(),
          g2: z.number().openapi({
            description: 'Log-likelihood ratio, negative where the other text uses the word more.',
          }),
          dp: dispersion,
        }),
      )
      .openapi({ description: 'By lrc, then by g2, the surest first.' }),
    total: z.number().int(),
    tested: z.number().int().openapi({
      description: 'Words tested together, by which all intervals are widened (Bonferroni).',
    }),
    confidence: z.number().openapi({ description: 'Of all intervals together.' }),
    leastPlaces: z.number().int().openapi({
      description: 'Places that must use a word: 5, or half of all places if these are fewer than 10.',
    }),
    names: z.array(z.string()).openapi({ description: 'Names of the places that are left out, up to 20.' }),
    own: subcorpus,
    against: subcorpus,
    searched,
    ...common,
  })
  .openapi('KeywordsAnswer');

export const collocatesQuery = filters.extend({
  q,
  within,
  window: z
    .union([z.literal('passage'), wholeNumber(1, 20, 5)])
    .default(5)
    .openapi({
      type: 'string',
      description:
        'Words on each side, from 1 to 20, numbers included, or `passage` for the whole passage. Then passages are counted instead of occurrences.',
    }),
  side: z.enum(['both', 'left', 'right']).default('both'),
  once: once('false'),
  limit: wholeNumber(1, MAX_WORDS, 100),
  offset: wholeNumber(0, 10_000_000, 0),
});

export const collocatesAnswer = z
  .object({
    query: z.object({ text: z.string(), terms: z.array(term), understood: z.string() }),
    words: z
      .array(
        z.object({
          word,
          count: z.number().int().openapi({ description: 'Occurrences of the word under the filters.' }),
          together: z.number().int().openapi({
            description: 'Occurrences of the query with the word beside them.',
          }),
          logDice: z.number().openapi({ description: 'At most 14.' }),
          places: z.number().int().openapi({ description: 'Places where both stand together.' }),
        }),
      )
      .openapi({ description: 'By descending logDice.' }),
    total: z.number().int(),
    node: z
      .object({
        occurrences: z.number().int(),
        passages: z.number().int(),
        places: z.number().int(),
        unread: z.number().int().openapi({
          description: 'Passages with the query that are not counted, since their words are not in memory.',
        }),
        copies: z.number().int(),
      })
      .openapi({ description: 'The query itself.' }),
    leastPlaces: keywordsAnswer.shape.leastPlaces,
    ...common,
  })
  .openapi('CollocatesAnswer');

export const wordsQuery = filters.extend({
  typed: z.string().max(100).optional().openapi({
    description: 'A part of the word. Without it, stop words and numbers are not listed.',
  }),
  once: once('false'),
  sort: z.enum(['occurrences', 'passages', 'places']).default('occurrences'),
  limit: wholeNumber(1, MAX_WORDS, 100),
  offset: wholeNumber(0, 10_000_000, 0),
});

export const wordsAnswer = z
  .object({
    words: z.array(
      z.object({
        word,
        count: z.number().int(),
        passages: z.number().int(),
        places: z.number().int(),
        of: z.number().int(),
        perTenThousand: z.number().openapi({ description: 'Occurrences per 10,000 words.' }),
        dp: dispersion,
      }),
    ),
    total: z.number().int(),
    own: subcorpus,
    searched,
    ...common,
  })
  .openapi('WordsAnswer');

export const newWordsQuery = z.object({
  limit: wholeNumber(1, MAX_WORDS, 100),
  offset: wholeNumber(0, 10_000_000, 0),
});

export const newWordsAnswer = z
  .object({
    words: z
      .array(
        z.object({
          word: z.string().openapi({ description: 'Written as in one of its passages.' }),
          parts: z.array(z.string()).openapi({ description: 'The words that jieba cuts it into, folded.' }),
          count: z.number().int(),
          passages: z.number().int(),
          places: z.number().int(),
          left: z.number().int().openapi({
            description:
              'Distinct characters before it; each edge of a passage, mark or number counts as another.',
          }),
          right: z.number().int().openapi({ description: 'The same after it.' }),
        }),
      )
      .openapi({
        description:
          'Strings that jieba cuts into words but that behave like one, by accessor variety: the lesser of left and right.',
      }),
    total: z.number().int(),
    leastVariety: z.number().int(),
    searched,
    ...common,
  })
  .openapi('NewWordsAnswer');

/** Characters of a word of the lexicon. */
const MAX_LEXICON_WORD = 12;
/** JSON writes a character as `\uXXXX` at the longest; and the rest of the body. */
export const MAX_LEXICON_BODY = MAX_LEXICON_WORD * 6 + 256;

export const lexiconRoute = createRoute({
  method: 'post',
  path: '/api/lexicon',
  summary: '把一个词加进词典，照此重新切词',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z
            .object({ word: z.string().regex(new RegExp(`^\\p{Script=Han}{2,${MAX_LEXICON_WORD}}$`, 'u')) })
            .openapi('LexiconWord'),
        },
      },
    },
  },
  responses: {
    202: {
      description: '已写入，正在重新切词',
      content: { 'application/json': { schema: z.object({ word: z.string() }).openapi('LexiconAnswer') } },
    },
    400: refusal('内容不是 JSON，或不是 2 至 12 个汉字'),
    403: refusal('不是从本机的网页，也没有 KEEPER_KEY 的密钥'),
    409: refusal('data/lexicon.txt 写不了'),
    413: refusal(`内容超过 ${MAX_LEXICON_BODY} 字节`),
  },
});

export type NewWordsQuery = z.infer<typeof newWordsQuery>;

export type NewWordsAnswer = z.infer<typeof newWordsAnswer>;

export type KeywordsQuery = z.infer<typeof keywordsQuery>;

export type KeywordsAnswer = z.infer<typeof keywordsAnswer>;

export type CollocatesQuery = z.infer<typeof collocatesQuery>;

export type CollocatesAnswer = z.infer<typeof collocatesAnswer>;

export type WordsQuery = z.infer<typeof wordsQuery>;

export type WordsAnswer = z.infer<typeof wordsAnswer>;
