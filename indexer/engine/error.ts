/**
 * An error that ends the whole run: the engine is unavailable or rejected a request. One sentence, with the
 * remedy.
 */
export class EngineError extends Error {
  override readonly name: string = 'EngineError';
}

/** The engine cannot open its database. */
export class DamagedDatabase extends EngineError {
  override readonly name = 'DamagedDatabase';
}
