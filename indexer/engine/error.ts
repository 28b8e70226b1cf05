/** The engine could not be had, or refused what it was asked: one sentence, with what to do. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}
