/**
 * An error that ends the whole run: the engine is unavailable or rejected a request. One sentence, with the
 * remedy.
 */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}
