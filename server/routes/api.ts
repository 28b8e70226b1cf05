/** Building blocks shared by the routes of every feature. */
import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ApiError, type Language, languageOf, parameterError } from '../web/errors.ts';
import { isKeeper } from '../web/permission.ts';

/** A router that reports schema violations as an `ApiError`. */
export function apiRoutes(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result, c) => {
      if (!result.success) throw parameterError(result.error, requestLanguage(c));
    },
  });
}

export function requestLanguage(c: Context): Language {
  return languageOf(c.req.header('accept-language'));
}

interface RequestSchemas<P extends z.ZodObject, Q extends z.ZodObject> {
  readonly params?: P;
  readonly query?: Q;
}

/** Describes a GET route with a JSON response. */
export function getRoute<A extends z.ZodType, P extends z.ZodObject, Q extends z.ZodObject>(
  path: string,
  summary: string,
  answer: A,
  request: RequestSchemas<P, Q> = {},
) {
  return createRoute({
    method: 'get',
    path,
    summary,
    request: request as { params: P; query: Q },
    responses: {
      200: { description: summary, content: { 'application/json': { schema: answer } } },
    },
  });
}

/** The validator takes any other content type for an empty object, and its own error has no message in Chinese. */
export const requireJson: MiddlewareHandler = async (c, next) => {
  if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new ApiError('bad_body');
  try {
    // Read once: the validator gets the same value.
    await c.req.json();
  } catch (cause) {
    throw new ApiError('bad_body', {}, { cause });
  }
  await next();
};

/** Comes before anything of a body is read: only then is it clear that the client may send one. */
export function requireKeeper(keeperKey: string | null): MiddlewareHandler {
  return async (c, next) => {
    if (!isKeeper(c, keeperKey)) throw new ApiError('may_not_mend');
    await next();
  };
}

/** @param maxSize in bytes */
export function limitBody(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new ApiError('body_too_large', { most: maxSize });
    },
  });
}

/** The bytes of a request as they come; none where it has no body. */
export function bodyOf(c: Context): AsyncIterable<Uint8Array> {
  return c.req.raw.body ?? nothing();
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
