/** Contract of `/api/changes`: two reports from one year to the next, sentence by sentence. */
import { z } from '@hono/zod-openapi';
import { id, sectionKind } from './parameters.ts';
import { range } from './passage.ts';
import { reportHead } from './report.ts';

export const CHANGE_KINDS = ['same', 'changed', 'moved', 'new', 'gone'] as const;

export const changesQuery = z.object({
  from: id.openapi({ description: 'Id of the earlier report.' }),
  to: id.openapi({ description: 'Id of the later report, of the same place or of another.' }),
});

const offset = z.number().int();

const part = z.object({
  passage: z.string().openapi({ description: 'Id of the passage.' }),
  position: z.number().int(),
  start: offset.openapi({ description: 'In the passage, UTF-16 units.' }),
  end: offset,
});

const wording = z
  .object({
    text: z.string().openapi({ description: 'The parts joined, a line break where they do not adjoin.' }),
    parts: z.array(part).openapi({ description: 'One sentence or several, in order.' }),
  })
  .openapi('ChangedWording');

const change = z
  .object({
    kind: z.enum(['wording', 'number', 'punctuation', 'form']).openapi({
      description: 'number: one figure for another, whole. form: the same characters in another form.',
    }),
    from: range.openapi({ description: 'In `from.text`; empty where words were added.' }),
    to: range.openapi({ description: 'In `to.text`; empty where words were left out.' }),
  })
  .openapi('Change');

export const changePair = z
  .object({
    kind: z.enum(CHANGE_KINDS).openapi({
      description:
        'same: only white space or quotation marks differ. changed: in place, in other words or with other figures. moved: elsewhere among the sentences of its chapter, or in another chapter. new: only the later report has it. gone: only the earlier one.',
    }),
    chapter: z.number().int().openapi({ description: 'Index into `chapters`; -1 for none.' }),
    from: wording.nullable(),
    to: wording.nullable(),
    differences: z.array(change),
  })
  .openapi('ChangePair');

const size = z.object({ sentences: z.number().int(), characters: z.number().int() });

export const changesAnswer = z
  .object({
    from: reportHead,
    to: reportHead,
    chapters: z
      .array(
        z.object({
          section: sectionKind,
          from: z.string().nullable().openapi({
            description: 'Heading in the earlier report, without its number; null if it has no such chapter.',
          }),
          to: z.string().nullable(),
        }),
      )
      .openapi({ description: 'Chapters of one kind that face each other, or stand alone.' }),
    pairs: z.array(changePair).openapi({
      description:
        'In the order of the later report; what is gone stands after what it followed. Every sentence of both reports is in exactly one pair.',
    }),
    counts: z
      .object(
        Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, size])) as Record<
          (typeof CHANGE_KINDS)[number],
          typeof size
        >,
      )
      .openapi({ description: 'Of the later report, and of the earlier one for what is gone.' }),
    promises: z.array(
      z.object({
        sentence: wording.openapi({ description: 'Of the plans (下步安排) of the earlier report.' }),
        candidates: z
          .array(
            z.object({
              sentence: wording,
              share: z.number().openapi({
                description:
                  "Share of the plan's wording that it has, rare wording counting for more: 0 to 1.",
              }),
              near: z.boolean().openapi({
                description:
                  'Whether it shares more with the plan than sentences mostly do; without one that does, the later report does not seem to speak of the plan.',
              }),
            }),
          )
          .openapi({
            description:
              'Sentences of the later report, its plans aside, that may tell of it, the likeliest first, at most five. No verdict on whether it was done.',
          }),
      }),
    ),
  })
  .openapi('ChangesAnswer');

export type ChangesAnswer = z.infer<typeof changesAnswer>;
export type ChangePair = z.infer<typeof changePair>;
export type ChangeKind = ChangePair['kind'];
export type ChangedWording = z.infer<typeof wording>;
export type Change = z.infer<typeof change>;
