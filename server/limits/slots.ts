/** Bounds how much is worked on at once. */

/** Gives a slot back; further calls do nothing. */
export type Release = () => void;

export class Slots {
  private taken = 0;
  private readonly waiting = new Set<() => void>();

  /**
   * @param most slots that may be taken at once
   * @param mostWaiting callers that may wait for one
   */
  constructor(
    private readonly most: number,
    private readonly mostWaiting: number = 0,
  ) {}

  /** @returns null if all slots are taken */
  tryTake(): Release | null {
    if (this.taken >= this.most) return null;
    this.taken++;
    return this.release();
  }

  /**
   * Waits for a slot, in order of arrival.
   * @returns null if too many are waiting already
   * @throws AbortError if the signal is aborted before there is one
   */
  async take(signal: AbortSignal): Promise<Release | null> {
    const free = this.tryTake();
    if (free !== null || this.waiting.size >= this.mostWaiting) return free;
    await new Promise<void>((resolve, reject) => {
      const abort = (): void => {
        this.waiting.delete(proceed);
        reject(new DOMException('no longer wanted', 'AbortError'));
      };
      const proceed = (): void => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      if (signal.aborted) return abort();
      this.waiting.add(proceed);
      signal.addEventListener('abort', abort, { once: true });
    });
    return this.release();
  }

  private release(): Release {
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      const [next] = this.waiting;
      // The slot stays taken and goes to the next in line.
      if (next) {
        this.waiting.delete(next);
        next();
      } else this.taken--;
    };
  }
}
