/** The one shape of every error. */
import { z } from '@hono/zod-openapi';

export const errorAnswer = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .openapi('Error');

export type ErrorAnswer = z.infer<typeof errorAnswer>;
