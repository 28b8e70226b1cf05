/** What stops a run as a whole: the engine could not be had, or refused what it was asked. One sentence, with what to do. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}
